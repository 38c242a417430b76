"""Over any community, however its sessions came together: nothing open is absent or there twice."""

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.carryover import outcomes_for
from data.models.ids import EntryId, PhaseId, SessionId
from data.models.kinds import KIND_BY_ID, KINDS
from data.models.records import Carried, Entry, FollowUp, Phase
from data.still_open import Past, hand_over, past
from tests.data.clock_help import TEN, head

PHASES = (
    Phase(PhaseId("talk"), "Talk", 60, activity="talk"),
    Phase(PhaseId("open"), "Open", 60),
)


@dataclass
class Held:
    """A session, with what its machine knew when it began."""

    start: int
    id: SessionId
    knew: list["Held"]
    carried: tuple[Carried, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    followups: list[FollowUp] = field(default_factory=list)

    def past(self) -> Past:
        return past(
            replace(head(), id=self.id, phases=PHASES), self.entries, self.carried, self.followups
        )

    def visits(self, entry: Entry) -> bool:
        return any(carried.id == entry.id for carried in self.carried)

    def hears(self, entry: Entry) -> list[str]:
        return [f.outcome for f in self.followups if f.id == entry.id and not f.removed]


@dataclass
class World:
    """Two machines that hold sessions of one community, and now and then are put together."""

    data: st.DataObject
    machines: tuple[list[Held], list[Held]] = ([], [])
    number: int = 0

    def __post_init__(self) -> None:
        self.machines = ([], [])

    def held(self) -> list[Held]:
        return list({held.id: held for one in self.machines for held in one}.values())

    def hold(self) -> None:
        machine = self.data.draw(st.sampled_from(self.machines))
        start = self.data.draw(st.integers(0, 99)) * 1000 + self.number
        held = Held(start, SessionId(f"s{self.number}"), list(machine))
        held.carried = handed(machine, held.id)
        check(held.carried, machine, held.id)
        for place in range(self.data.draw(st.integers(0, 3))):
            held.entries.append(self.say(place))
        machine.append(held)
        self.number += 1
        for carried in held.carried:
            self.hear(held, carried.id, machine)
        for entry in held.entries:
            if entry.kind in ("question", "help"):
                self.hear(held, entry.id, machine)

    def say(self, place: int) -> Entry:
        kind = self.data.draw(st.sampled_from(KINDS)).id
        status = "open" if kind == "action" else None
        phase = self.data.draw(st.sampled_from(PHASES)).id
        name = EntryId(f"{self.number}.{place}")
        return Entry(name, kind, "words", TEN, phase=phase, status=status)

    def hear(self, held: Held, item: EntryId, machine: list[Held]) -> None:
        kinds = [e.kind for one in machine for e in one.entries if e.id == item]
        possible = [None, *(o.id for k in kinds for o in outcomes_for(k))]
        if outcome := self.data.draw(st.sampled_from(possible)):
            held.followups.append(FollowUp(item, outcome, TEN))

    def amend(self) -> None:
        """Something said long ago is settled, taken away, redacted, or turns out to be nothing."""
        changes: tuple[dict[str, Any], ...] = (
            {"status": "done"},
            {"removed": True},
            {"kind": "note"},
            {"redacted": TEN.date()},
        )
        change = self.data.draw(st.sampled_from(changes))
        held = self.held()
        chosen = self.data.draw(st.sampled_from(held)) if held else None
        if chosen and chosen.entries:
            place = self.data.draw(st.integers(0, len(chosen.entries) - 1))
            entry = chosen.entries[place]
            if entry.kind == "action" or "status" not in change:
                chosen.entries[place] = replace(entry, **change)

    def undo(self) -> None:
        """An outcome is taken back, in whichever session it was given."""
        given = [(held, n) for held in self.held() for n in range(len(held.followups))]
        if given:
            held, n = self.data.draw(st.sampled_from(given))
            held.followups[n] = replace(held.followups[n], removed=True)

    def put_together(self) -> None:
        for machine in self.machines:
            machine[:] = self.held()

    def live_on(self) -> None:
        """Let chance hold, amend and undo, and put the machines together in the end."""
        steps = (self.hold, self.hold, self.hold, self.amend, self.undo, self.put_together)
        for step in self.data.draw(st.lists(st.sampled_from(steps), max_size=12)):
            step()
        self.put_together()


def handed(known: list[Held], following: SessionId) -> tuple[Carried, ...]:
    return hand_over(
        [held.past() for held in sorted(known, key=lambda held: held.start)], following
    )


def is_open(entry: Entry, known: list[Held]) -> bool:
    """Say by hand whether an entry is open where these sessions are known."""
    waits = entry.kind == "question" and entry.phase == "talk"
    if entry.removed or entry.redacted or entry.status == "done":
        return False
    if not (KIND_BY_ID[entry.kind].carries or waits):
        return False
    if any(outcome != "not-yet" for held in known for outcome in held.hears(entry)):
        return False
    visited = [held for held in known if held.visits(entry)]
    if entry.kind != "parked" or not visited:
        return True
    known_later = {id(earlier) for held in visited for earlier in held.knew}
    return any(held.hears(entry) for held in visited if id(held) not in known_later)


def check(carried: tuple[Carried, ...], known: list[Held], following: SessionId) -> None:
    ids = [item.id for item in carried]
    said = [(held, entry) for held in known for entry in held.entries]
    assert len(ids) == len(set(ids))
    assert set(ids) == {entry.id for _, entry in said if is_open(entry, known)}
    origins = {entry.id: held.id for held, entry in said}
    assert all(item.origin == origins[item.id] and item.visits[-1] == following for item in carried)


@given(st.data())
def test_nothing_open_is_absent_nothing_stands_twice_nothing_settled_comes_back(
    data: st.DataObject,
) -> None:
    world = World(data)
    world.live_on()
    check(handed(world.held(), SessionId("end")), world.held(), SessionId("end"))
