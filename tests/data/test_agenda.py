"""An agenda that is changed, also in mid-session: the time that was taken stays where it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.agenda import (
    IN_ALL,
    LONGEST,
    MOST,
    SHORTEST,
    insert,
    phase_typed,
    skip,
    stretch,
    swap,
)
from data.clock import clock_at
from data.errors import LctuiError
from data.formats.loader import load_format
from data.meeting import begin, clock_of, keep, press
from data.models.ids import EventId
from data.models.records import ClockEvent, Phase, SessionHead
from data.planning import found
from data.reshaped import agenda_changes, lasting_changes
from data.reshaping import (
    agenda_fields,
    begun,
    insert_phase,
    keeps_begun,
    move_phase,
    shape_of,
    skip_phase,
    steps_past_the_end,
    stretch_phase,
)
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.clock_help import TEN, head
from tests.data.clock_help import press as pressed
from tests.hostile import OWN

LATER = TEN + timedelta(minutes=50)

Edit = Callable[[tuple[Phase, ...], int], tuple[Phase, ...]]

places = st.integers(-1, 6)
lengths = st.integers(-5, LONGEST + 60)
edits = st.one_of(
    st.builds(
        lambda at, title, seconds: (
            lambda ps, n: insert(ps, min(max(at, 0), len(ps)), title, seconds, begun=n)
        ),
        places,
        st.sampled_from(["Coffee", "coffee!", "", "استراحة", "x" * 61, *OWN.values()]),
        lengths,
    ),
    st.builds(lambda at: lambda ps, n: skip(ps, at % len(ps), begun=n), places),
    st.builds(
        lambda at, by: lambda ps, n: swap(ps, at % len(ps), at % len(ps) + by, begun=n),
        places,
        st.sampled_from([-1, 1]),
    ),
    st.builds(lambda at, s: lambda ps, n: stretch(ps, at % len(ps), s, begun=n), places, lengths),
)
moments = st.tuples(
    st.sampled_from(["pause", "resume", "next", "next", "back", "extend"]), st.floats(0, 900)
)


@settings(max_examples=80)
@given(st.lists(st.one_of(edits, moments), max_size=14), st.sampled_from([TEN, None]))
def test_no_change_of_the_agenda_touches_what_was_taken_or_the_planned_end(
    story: list[Edit | tuple[str, float]], planned_start: datetime | None
) -> None:
    now, told = head(planned_start=planned_start), [pressed(0, "start", 0)]
    at = TEN
    for number, part in enumerate(story, 1):
        if isinstance(part, tuple):
            at += timedelta(seconds=part[1])
            told.append(ClockEvent(EventId(f"{number:04}"), part[0], at, seconds=90))
        else:
            now = changed(now, told, part)


def changed(before: SessionHead, told: list[ClockEvent], edit: Edit) -> SessionHead:
    """Change the agenda, and see that all stays that has to."""
    last = told[-1].at
    then = clock_at(before, told, last)
    held = begun(then)
    try:
        phases = edit(before.phases, held)
    except LctuiError:
        return before
    assert len({each.id for each in phases}) == len(phases) in range(1, MOST + 1)
    assert all(SHORTEST <= each.seconds <= LONGEST for each in phases)
    assert sum(each.seconds for each in phases) <= IN_ALL
    after = replace(before, **agenda_fields(before, then, phases))
    for step in steps_past_the_end(before, told):
        told.remove(step)
    assert keeps_begun(before, after, told)
    now = clock_at(after, told, last)
    assert now.phases[:held] == then.phases[:held]
    assert (now.current, now.planned_end) == (then.current, then.planned_end)
    return after


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (lambda ps: insert(ps, 0, "Coffee", 900, begun=1), "“Reflect” has begun."),
        (lambda ps: insert(ps, 1, " \n", 900), "needs a name"),
        (lambda ps: insert(ps, 1, "x" * 61, 900), "at most 60 characters"),
        (lambda ps: insert(ps, 1, "Coffee", 0), "10 seconds at least"),
        (lambda ps: insert(ps, 1, "Coffee", 24 * 3600), "12 hours at most"),
        (lambda ps: insert(ps * 10, 1, "Coffee", 900), "at most 30 phases"),
        (lambda ps: insert(stretch(ps, 0, LONGEST), 0, "Long", LONGEST), "longer than a day"),
        (lambda ps: skip(ps, 0, begun=1), "“Reflect” has begun and stays"),
        (lambda ps: skip(ps, 1, said={"learn"}), "Something was said in “Learn”"),
        (lambda ps: skip(ps[:1], 0), "at least one phase"),
        (lambda ps: swap(ps, 1, 0, begun=1), "“Reflect” has begun and stays"),
        (lambda ps: swap(ps, 0, -1), "first phase already"),
        (lambda ps: swap(ps, 2, 3), "last phase already"),
        (lambda ps: stretch(ps, 0, 900, begun=1), "/extend"),
        (lambda ps: stretch(ps, 1, 9), "10 seconds at least"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    refused: Callable[[tuple[Phase, ...]], object], why: str
) -> None:
    with pytest.raises(LctuiError, match=why):
        refused(head().phases)


def test_a_phase_is_typed_as_a_name_and_its_minutes() -> None:
    assert phase_typed(" Coffee and  cake 1h10") == ("Coffee and cake", 4200)
    for wrong in ("Coffee", "Coffee 0", "Coffee 13h", "Coffee soon", ""):
        with pytest.raises(ValueError, match=r"\."):
            phase_typed(wrong)


def test_a_stretch_below_the_minimum_lowers_it() -> None:
    assert stretch(head().phases, 2, 600)[2].minimum_seconds == 600


@pytest.fixture
def session(tmp_path: Path) -> OpenSession:
    """A session in its first phase, ten minutes old."""
    store = Store(tmp_path / "store")
    community = found(store, "Riverside", ("Ana Ruiz", "Ben Okafor"))
    return begin(store, community, format=load_format("circle"), now=TEN)


def titles(session: OpenSession) -> list[str]:
    return [each.title for each in session.head.phases]


def test_the_agenda_of_a_session_changes_and_what_was_said_and_announced_stays(
    session: OpenSession,
) -> None:
    before = titles(session)
    ends = clock_of(session, LATER).planned_end
    keep(session, "In the first phase", now=LATER)
    coffee = insert_phase(session, 0, "Coffee", 900, LATER)
    assert titles(session) == [before[0], "Coffee", *before[1:]]
    press(session, "next", LATER)
    keep(session, "Over coffee", now=LATER)
    last = session.head.phases[-1].id
    move_phase(session, last, -1, LATER)
    skip_phase(session, session.head.phases[2].id, LATER)
    stretch_phase(session, last, 600, LATER)
    stretch_phase(session, coffee, 1200, LATER)
    clock = clock_of(session, LATER)
    assert [(c.phase.title, c.planned) for c in clock.phases][1] == ("Coffee", 1200)
    assert shape_of(clock)[-1].seconds in (600, clock.phases[-1].planned)
    assert clock.planned_end == ends
    told = [words for _, words in agenda_changes(session)]
    assert told[0] == "Coffee (15:00) put in"
    assert "order: " in told[1]
    assert told[2].endswith("taken out")
    assert told[3:] == ["What's next now 10:00", "Coffee now 20:00"]


def test_undo_takes_a_change_back_but_moves_nothing_that_has_begun_since(
    session: OpenSession, tmp_path: Path
) -> None:
    before = session.head
    insert_phase(session, 1, "Coffee", 900, LATER)
    undone = session.undo()
    assert undone is not None
    assert undone.label == "Took back: the change of the agenda"
    assert list(lasting_changes(session)) == []
    assert session.head.phases == before.phases
    session.redo()
    assert list(lasting_changes(session)) == ["Coffee (15:00) put in"]
    other = Store(tmp_path / "store").open(session.ref)
    press(other, "next", LATER)
    undone = session.undo()
    assert undone is not None
    assert undone.label.endswith("the clock went on since")
    assert titles(session)[1] == "Coffee"
    other.close()


def test_a_new_phase_is_not_mistaken_for_one_of_its_name_that_was_taken_out(
    session: OpenSession,
) -> None:
    first = insert_phase(session, 1, "Coffee", 900, LATER)
    stretch_phase(session, first, 60, LATER)
    skip_phase(session, first, LATER)
    second = insert_phase(session, 1, "Coffee", 900, LATER)
    assert second != first
    assert clock_of(session, LATER).phases[1].planned == 900


def test_where_nothing_runs_lengths_change_in_the_plan_itself(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    community = found(store, "Riverside", ())
    circle = load_format("circle")
    session = begin(store, community, format=circle, now=TEN, start_clock=False)
    stretch_phase(session, session.head.phases[0].id, 60, TEN)
    assert session.head.phases[0].seconds == 60
    assert session.head.planned_seconds == 0  # no end was announced
    press(session, "start", TEN)
    press(session, "end", LATER)
    with pytest.raises(LctuiError, match="has ended"):
        insert_phase(session, 1, "Coffee", 900, LATER)
