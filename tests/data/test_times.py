from datetime import timedelta
from pathlib import Path

from data.clock import clock_at
from data.meeting import end, press
from data.models.summary import Summary
from data.store.index import summaries
from data.store.open_session import OpenSession
from data.times import Times, times_of, usual_times
from screens.review.times_lines import times_lines
from tests.screens.stage import NOW, held_session, store_in


def held(folder: Path) -> OpenSession:
    """Hold one that began late, was paused, overran in its first phase and ended early."""
    session = held_session(store_in(folder), ended=False, began=NOW)
    session.change(session.head, planned_start=NOW - timedelta(minutes=6))
    press(session, "pause", NOW + timedelta(minutes=2))
    press(session, "resume", NOW + timedelta(minutes=5))
    press(session, "next", NOW + timedelta(minutes=18))
    press(session, "extend", NOW + timedelta(minutes=20), seconds=300)
    end(session, NOW + timedelta(minutes=50))
    return session


def times(session: OpenSession, *before: Summary) -> Times:
    clock = clock_at(session.head, session.clock, NOW + timedelta(hours=3))
    return times_of(session.head, clock, session.clock, ["Coffee put in (15:00)"], before)


def text(told: Times, width: int) -> str:
    lines = times_lines(told, width)
    return "\n".join("".join(span.text for span in line).rstrip() for line in lines)


def test_beginning_pauses_end_and_changes_are_told_in_sentences(tmp_path: Path) -> None:
    words = times(held(tmp_path)).words
    assert "It began 6 min later than planned." in words
    assert "Paused once, 3:00 in all." in words
    assert any(w.startswith("It ended") and "earlier" in w for w in words)
    assert "Reflect was given 5:00 more on the way." in words
    assert "On the way: Coffee put in (15:00)." in words


def test_each_phase_has_its_figures_and_a_bar_at_any_width(tmp_path: Path) -> None:
    told = times(held(tmp_path))
    for width in (20, 60, 80, 110, 200):
        page = text(told, width)
        assert "Welcome" in page
        assert "+0:05:00" in page
        assert "not held" in page
        assert {"▓", "░"} <= set(page)
        ran = sum(phase.taken > 0 for phase in told.phases)
        assert f"n = {ran} of {len(told.phases)} phases, 47 min" in page


def test_what_is_usual_is_the_median_of_those_that_ran(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for week, minutes in enumerate((10, 20, 60)):
        began = NOW - timedelta(weeks=week + 1)
        session = held_session(store, topic=f"T{week}", ended=False, began=began)
        press(session, "next", began + timedelta(minutes=minutes))
        end(session, began + timedelta(minutes=90))
        session.close()
    (community,) = store.communities()
    usual = usual_times(summaries(store, community.id))
    assert usual["Welcome"] == (1200, 3)
    assert "What's next" not in usual
    before = summaries(store, community.id)
    told = times(held_session(store, began=NOW), *before)
    assert "usual 20:00, n = 3" in text(told, 120)


def test_a_session_that_never_began_says_so(tmp_path: Path) -> None:
    session = held_session(store_in(tmp_path), ended=False, began=NOW)
    told = times_of(session.head, clock_at(session.head, (), NOW), ())
    assert told.words == ("It has not begun.",)
    assert "not held" in text(told, 80)


def test_what_was_taken_and_what_is_over_make_up_the_plan_to_the_second(tmp_path: Path) -> None:
    session = held_session(store_in(tmp_path), ended=False, began=NOW)
    session.change(session.head, planned_seconds=7200)
    press(session, "next", NOW + timedelta(minutes=45, seconds=45.6))
    end(session, NOW + timedelta(minutes=45, seconds=45.6))
    page = text(times(session), 110)
    whole = next(line for line in page.splitlines() if line.startswith("In all"))
    assert whole.split()[-3:] == ["2:00:00", "0:45:45", "−1:14:15"]
