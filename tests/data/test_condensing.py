"""What sessions hand on is the same when they are told by what is left of them."""

from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from data.backlog import last_votes
from data.condensing import Trace, condensed
from data.models.ids import EntryId, PhaseId, SessionId
from data.models.summary import Handed, Heard, Owed, PhaseTime
from data.still_open import Ways, hand_over, still_open
from tests.data.test_carryover_chains import Held, World

NOW = datetime(2026, 11, 24, tzinfo=UTC)
NEXT = SessionId("next")
OUTCOMES = ("worked", "not-yet", "done", "not-yet", "let-go", "answered")
TALK = (PhaseTime(PhaseId("talk"), "Talk", 60, 60, "talk"),)


def lived(chance: Random, count: int) -> list[Trace]:
    """Return sessions of a community of which some, now and then, did not know the one before."""
    held: list[Trace] = []
    for number in range(count):
        name = SessionId(f"s{number}")
        base = held[: max(0, number - chance.randint(0, 1))]
        handed = [
            Handed(item.id, item.origin, (*Ways(base).last(item.id), name))
            for item in still_open(base)
        ]
        if chance.random() < 0.3 and all(item.id != "lost" for item in handed):
            handed.append(Handed(EntryId("lost"), SessionId("gone"), (name,)))
        heard = [
            Heard(item.id, chance.choice(OUTCOMES), NOW) for item in handed if chance.random() < 0.5
        ]
        said = [
            Owed(
                EntryId(f"e{number}.{place}"),
                chance.choice(("action", "commitment", "parked", "question", "help")),
                NOW,
                status=chance.choice((None, "open", "done")),
                phase=PhaseId(chance.choice(("talk", "open"))),
            )
            for place in range(chance.randint(0, 3))
        ]
        late = [
            Heard(EntryId(f"e{n}.0"), "let-go", NOW) for n in range(number) if chance.random() < 0.1
        ]
        offered = [(item.id, "Ben Okafor") for item in handed if chance.random() < 0.2]
        votes = [(item.id, chance.randint(0, 2)) for item in handed if chance.random() < 0.1]
        found = (tuple(said), tuple(handed), (*heard, *late), tuple(offered), tuple(votes))
        held.append(Trace(f"2026-01-{number:02}", name, TALK, *found))
    return held


def told(sessions: list[Trace]) -> set[tuple[Handed, tuple[SessionId, ...], bool]]:
    """Return what is open, its way, where it was last and whether it rests."""
    ways = Ways(sessions)
    return {(item, ways.last(item.id), ways.rests(item.id)) for item in still_open(sessions)}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1_000_000), st.integers(0, 8), st.integers(0, 8), st.integers(0, 3))
def test_traces_hand_on_what_their_sessions_do_whatever_is_condensed_first(
    seed: int, count: int, first: int, missing: int
) -> None:
    sessions = lived(Random(seed), count)
    del sessions[:missing]  # their items are told by others alone
    some = list(condensed(sessions[:first]))
    more = [*some, *sessions[first:]]
    assert told(more) == told(sessions)
    assert told(list(condensed(more))) == told(sessions)
    assert last_votes(more) == last_votes(sessions) == last_votes(condensed(more))
    known = {s.id for s in sessions}
    order = [i.id for i in still_open(sessions) if i.origin in known]
    assert [i.id for i in still_open(more) if i.origin in known] == order


def test_sessions_between_others_may_be_left_out_of_it() -> None:
    """A session that is still live stands between the traces of those around it."""
    for seed in range(100):
        sessions = lived(Random(seed), 6)
        for live in range(6):
            rest = condensed(s for s in sessions if s.id != f"s{live}")
            both = sorted([*rest, sessions[live]], key=lambda trace: trace.stem)
            assert told(both) == told(sessions), (seed, live)


def test_what_is_settled_leaves_no_trace() -> None:
    owed = Owed(EntryId("a"), "commitment", NOW)
    first = Trace("1", SessionId("s1"), (), (owed,), (), (), ())
    handed = Handed(owed.id, first.id, (SessionId("s2"),))
    heard = Heard(owed.id, "worked", NOW)
    second = Trace("2", SessionId("s2"), (), (), (handed,), (heard,), ((owed.id, "Ben"),))
    empty = [Trace(s.stem, s.id, (), (), (), (), ()) for s in (first, second)]
    assert list(condensed([first, second])) == empty


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_traces_of_two_machines_sessions_hand_on_what_these_do(data: st.DataObject) -> None:
    world = World(data)
    steps = (world.hold, world.amend, world.undo, world.put_together)
    for _ in range(data.draw(st.integers(1, 9))):
        data.draw(st.sampled_from(steps))()
    held = sorted(world.held(), key=lambda each: each.start)
    sessions = [trace_of(each) for each in held]
    first = data.draw(st.integers(0, len(sessions)))
    more = [*condensed(sessions[:first]), *sessions[first:]]
    assert told(more) == told(sessions) == told(list(condensed(more)))
    assert hand_over(more, NEXT) == hand_over(sessions, NEXT)


def trace_of(held: Held) -> Trace:
    past = held.past()
    return Trace(str(held.start), past.id, TALK, past.owed, past.carried, past.heard, ())
