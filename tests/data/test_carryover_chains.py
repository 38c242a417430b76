"""Over any chain of sessions: nothing open is forgotten, nothing stands twice or comes back."""

from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as st

from data.carryover import hand_over, outcomes_for
from data.models.ids import EntryId, SessionId
from data.models.kinds import KIND_BY_ID, KINDS
from data.models.records import Carried, Entry, FollowUp
from tests.data.clock_help import TEN, head


@dataclass
class Chain:
    """A community's sessions one after another, and by hand what ought to be open."""

    data: st.DataObject
    open: dict[EntryId, list[SessionId]] = field(default_factory=dict)
    kinds: dict[EntryId, str] = field(default_factory=dict)
    carried: tuple[Carried, ...] = ()

    def hold(self, number: int) -> None:
        here, following = SessionId(f"s{number}"), SessionId(f"s{number + 1}")
        followups = [
            self.hear(carried) for carried in self.carried if self.data.draw(st.booleans())
        ]
        entries = [self.say(number, place) for place in range(self.data.draw(st.integers(0, 4)))]
        session = replace(head(), id=here)
        self.carried = hand_over(session, entries, self.carried, followups, following)
        for visits in self.open.values():
            visits.append(following)

    def hear(self, carried: Carried) -> FollowUp:
        outcome = self.data.draw(st.sampled_from(outcomes_for(self.kinds[carried.id])))
        if outcome.closes:
            del self.open[carried.id]
        return FollowUp(carried.id, outcome.id, TEN)

    def say(self, number: int, place: int) -> Entry:
        kind = self.data.draw(st.sampled_from(KINDS)).id
        status = self.data.draw(st.sampled_from(["open", "done"])) if kind == "action" else None
        entry = Entry(EntryId(f"{number}.{place}"), kind, "words", TEN, status=status)
        if KIND_BY_ID[kind].carries and status != "done":
            self.open[entry.id] = []
            self.kinds[entry.id] = kind
        return entry


@given(st.data())
def test_nothing_open_is_absent_nothing_stands_twice_nothing_settled_comes_back(
    data: st.DataObject,
) -> None:
    chain = Chain(data)
    for number in range(data.draw(st.integers(1, 6))):
        chain.hold(number)
        shown = [carried.id for carried in chain.carried]
        assert len(shown) == len(set(shown))
        assert {c.id: list(c.visits) for c in chain.carried} == chain.open
        assert all(c.origin == f"s{c.id.split('.')[0]}" for c in chain.carried)
