"""Who runs the clock: one terminal at a time, whatever order the news of it comes in."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.handover import HANDED, TOOK, TOOK_OVER, last_of, runner, way_to_take
from data.models.ids import EventId, new_id
from data.models.records import Handover
from data.store.open_session import OpenSession
from tests.data.store_help import NOW, begun, reopened

TERMINALS = st.sampled_from(("a", "b", "c"))


def to(terminal: str, how: str = TOOK, *, ahead: timedelta = timedelta()) -> Handover:
    milliseconds = int((datetime.now(UTC) + ahead).timestamp() * 1000)
    identifier = EventId(new_id(milliseconds) if ahead else new_id())
    return Handover(identifier, terminal, terminal.upper(), how, NOW)


@given(st.lists(TERMINALS), st.sets(TERMINALS))
def test_the_last_one_to_have_it_runs_it_while_it_lives(way: list[str], living: set[str]) -> None:
    handovers = [to(terminal) for terminal in way]
    runs = runner(handovers, living)
    assert (runs and runs.terminal) == (way[-1] if way and way[-1] in living else None)


def test_the_clock_of_a_dead_terminal_does_not_fall_back_to_whoever_had_it_before() -> None:
    way = [to("a"), to("b", HANDED)]
    assert runner(way, {"a", "b"}) is way[1]
    assert runner(way, {"a"}) is None


def test_taking_is_told_from_taking_over() -> None:
    assert way_to_take([], "a") == TOOK
    assert way_to_take([to("a")], "a") == TOOK
    assert way_to_take([to("a")], "b") == TOOK_OVER
    assert last_of([]) is None


def test_handovers_count_in_the_order_they_were_made_in_whatever_the_clocks_said(
    tmp_path: Path,
) -> None:
    store, dana = begun(tmp_path)
    amir = reopened(store, dana)
    amir.keep_for_good(to("amir", ahead=timedelta(days=1)))
    dana.refresh()
    dana.keep_for_good(to("dana", TOOK_OVER))
    amir.refresh()
    assert [h.terminal for h in dana.handovers] == [h.terminal for h in amir.handovers]
    assert [h.terminal for h in amir.handovers] == ["amir", "dana"]
    assert amir.undo() is None, "the clock's way is no action to be taken back"
    dana.seal()
    assert _ways(reopened(store, dana)) == ["amir took", "dana took over"]


def _ways(session: OpenSession) -> list[str]:
    return [f"{each.terminal} {each.how}" for each in session.handovers]
