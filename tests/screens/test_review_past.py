"""Finding one's way among past sessions: the list, the line of time, filters, comparing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from textual.containers import Vertical
from textual.pilot import Pilot

from data import session_facets
from data.facets import Facet, typed_words
from data.models.clock_told import ClockTold
from data.models.ids import EntryId, SessionId, new_id
from data.models.records import Carried, FollowUp
from data.store.redacting import redact
from data.store.store import Store
from data.store.taking_in import take_in
from screens.requests import OpenReview
from screens.review.compare_screen import CompareScreen
from screens.review.filter_dialog import MISSING, READING, FilterDialog
from screens.review.past_strip import PastStrip
from screens.review.pick_dialog import PickDialog
from screens.review.review_screen import ReviewScreen
from tests.hostile import hostile_texts
from tests.screens import stage
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in


def three(folder: Path) -> Store:
    """Hold three sessions, the last of which heard of what was promised in the first."""
    store = store_in(folder)
    lines = ("! Share the form @ben #form", "> Ana: Ask one question", "* Doors open slowly")
    first = held_session(store, *lines, topic="Doors", began=NOW - timedelta(days=370))
    held_session(store, "a note", topic="Forms", began=NOW - timedelta(days=30)).close()
    last = held_session(store, "= Tuesdays it is #rhythm", topic="Days")
    action = next(iter(first.entries.values()))
    last.put(Carried(action.id, first.head.id, (last.head.id,)))
    last.put(FollowUp(action.id, "done", NOW, "nine copies"))
    for session in (first, last):
        session.seal()
        session.close()
    return store


@asynccontextmanager
async def review(
    store: Store, request: OpenReview | None = None, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[Pilot[None], ReviewScreen]]:
    async with app_on(store).run_test(size=size, notifications=True) as pilot:
        pilot.app.post_message(request or OpenReview())
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        yield pilot, screen


async def until(pilot: Pilot[None], words: str) -> None:
    """Wait until something stands on the screen, and all else that comes with it."""
    await stage.until(pilot, lambda: words in seen(pilot.app), words)
    await settled(pilot)


async def test_a_session_in_the_list_tells_its_number_who_came_and_how_much(
    tmp_path: Path,
) -> None:
    async with review(three(tmp_path)) as (pilot, _):
        await until(pilot, "no. 1 · 3 came · 3 entries")
        await pilot.resize_terminal(80, 24)
        left = "a short window leaves the room to the page"
        await stage.until(pilot, lambda: "Doors" not in seen(pilot.app), left)
        await pilot.press("tab")
        await until(pilot, "Doors")


async def test_older_and_newer_sessions_are_one_key_away_and_the_line_of_time_marks_them(
    tmp_path: Path,
) -> None:
    async with review(three(tmp_path)) as (pilot, screen):
        await until(pilot, "3 sessions")
        assert "Tuesdays it is" in seen(pilot.app)
        marked = seen(pilot.app).index("▲")
        await pilot.press("left_square_bracket", "left_square_bracket")
        await until(pilot, "Doors open slowly")
        assert seen(pilot.app).index("▲") < marked
        await pilot.press("right_square_bracket")
        await until(pilot, "a note")
        assert screen.page.has_focus


async def test_a_click_on_the_line_of_time_opens_the_nearest_session(tmp_path: Path) -> None:
    async with review(three(tmp_path)) as (pilot, screen):
        await until(pilot, "3 sessions")
        strip = screen.query_one(PastStrip)
        await pilot.click(strip, offset=(10, 1))
        await until(pilot, "Doors open slowly")


async def test_a_click_opens_the_session_under_the_pointer(tmp_path: Path) -> None:
    async with review(three(tmp_path)) as (pilot, screen):
        await until(pilot, "no. 1 ·")
        row = seen(pilot.app).split("\n")
        line = next(n for n, text in enumerate(row) if "Doors" in text)
        await pilot.click(offset=(10, line))
        await until(pilot, "Doors open slowly")
        assert screen.sessions.highlighted == 2


async def test_sessions_are_narrowed_by_what_is_ticked_and_one_key_shows_all(
    tmp_path: Path,
) -> None:
    request = OpenReview()
    async with review(three(tmp_path), request) as (pilot, screen):
        await pilot.press("F")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FilterDialog)
        await pilot.press(*"insi", "enter")
        await until(pilot, "1 of 3")
        assert "1 of 3" in str(pilot.app.screen.query_one(Vertical).border_subtitle)
        await pilot.press("escape")
        await until(pilot, "sessions: Insights")
        assert "Doors open slowly" in seen(pilot.app)
        assert request.among == (Facet("kind", "insight", "Insights"),)
        await pilot.press("A")
        await settled(pilot)
        assert len(screen.sessions.refs) == 3
        assert "sessions: Insights" not in seen(pilot.app)


async def test_enter_before_the_values_are_read_takes_the_value_and_not_the_words(
    tmp_path: Path,
) -> None:
    async with review(three(tmp_path)) as (pilot, _):
        chosen: list[tuple[Facet, ...]] = []
        dialog = FilterDialog("Which?", session_facets.GROUPS, (), chosen.append)
        pilot.app.push_screen(dialog)
        dialog.offer({}, READING)
        await pilot.press(*"insi", "enter")
        assert not chosen
        insights = Facet("kind", "insight", "Insights")
        assert "reading" in seen(pilot.app)
        dialog.offer({insights: 2}, "reading 1 of 3 …")
        assert chosen == [(insights,)]
        await pilot.press(*"insi", "enter")
        await pilot.press(*"de", "enter")
        assert len(chosen) == 2
        dialog.offer({insights: 2})
        assert chosen[1:] == [(), (typed_words("de"),)]


async def test_enter_on_words_counts_where_the_values_cannot_be_read_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, held = OpenReview(), Event()

    def ill(*_args: object) -> None:
        held.wait()
        raise EOFError

    async with review(three(tmp_path), request) as (pilot, screen):
        monkeypatch.setattr(screen, "past", ill)
        await pilot.press("F", *"steps", "enter")
        assert not request.among
        held.set()
        await until(pilot, MISSING)
        await settled(pilot)
        assert request.among == (typed_words("steps"),)


async def test_a_filter_stands_when_somebody_comes_back(tmp_path: Path) -> None:
    request = OpenReview(among=(Facet("words", "doors", "“doors”"),))
    async with review(three(tmp_path), request) as (pilot, screen):
        await until(pilot, "Sessions · 1 of 3")
        assert [ref.slug for ref in screen.sessions.refs] == ["doors"]


async def test_entries_are_narrowed_by_kind_person_and_words_together(tmp_path: Path) -> None:
    async with review(three(tmp_path)) as (pilot, screen):
        await pilot.press("left_square_bracket", "left_square_bracket")
        await until(pilot, "Doors open slowly")
        await pilot.press("f", *"ben", "enter", "escape")
        await until(pilot, "1 of 3 entries")
        assert "Share the form" in screen.page.text
        assert "Ask one question" not in screen.page.text
        await pilot.press("f", "delete", *"QUEST", "down", "enter", "escape")
        await settled(pilot)
        assert "Ask one question" in screen.page.text or "“QUEST”" in seen(pilot.app)
        await pilot.press("A")
        await settled(pilot)
        assert "of 3 entries" not in screen.page.text


async def test_what_was_heard_later_and_that_it_was_amended_stand_below_an_entry(
    tmp_path: Path,
) -> None:
    store = three(tmp_path)
    oldest = store.sessions()[-1]
    session = store.open(oldest)
    session.by = "Dana Whitfield"
    insight = list(session.entries.values())[-1]
    session.change(insight, text="Doors open very slowly")
    session.close()
    async with review(store, OpenReview(oldest)) as (pilot, screen):
        await until(pilot, "done, 24 Nov 2026: nine copies")
        assert "amended once, by Dana Whitfield" in screen.page.text


async def test_how_time_went_is_a_page_of_bars(tmp_path: Path) -> None:
    async with review(three(tmp_path), OpenReview(view="times")) as (pilot, _):
        await until(pilot, "Planned against taken")
        assert "░" in seen(pilot.app)
        await pilot.press("1")
        await until(pilot, "Tuesdays it is")
        await pilot.press("4")
        await until(pilot, "Planned against taken")


async def test_two_sessions_stand_side_by_side_and_esc_leads_back(tmp_path: Path) -> None:
    async with review(three(tmp_path)) as (pilot, screen):
        await pilot.press("down", "equals_sign")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PickDialog)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CompareScreen)
        assert seen(pilot.app).index("Doors") < seen(pilot.app).index("Days")
        await pilot.press("end")
        await settled(pilot)
        assert "done: nine copies" in seen(pilot.app)
        meant = screen.page.chosen
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen_stack[-1] == screen
        assert screen.page.chosen == meant is not None


async def test_an_entry_is_copied_as_a_line_and_a_private_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_in(tmp_path)
    held_session(store, "! Share the form @ben", "#private stays here").close()
    async with review(store) as (pilot, screen):
        taken: list[str] = []
        monkeypatch.setattr(screen, "take_words", lambda words, *_: taken.append(words()))
        await pilot.press("down", "y", "down", "y")
        await settled(pilot)
        assert len(taken) == 1
        assert "Share the form" in taken[0]
        assert "Ben Okafor" in taken[0]
        toasts = [toast.message for toast in pilot.app._notifications]
        assert "stays inside this store" in toasts[-1]


async def test_hostile_titles_and_values_are_shown_as_they_are(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for number, words in enumerate(hostile_texts(300)):
        topic = f"{words}{number}"
        held_session(
            store, f"\\{words} #x", topic=topic, began=NOW - timedelta(days=number)
        ).close()
    for size in ((80, 24), (120, 36), (20, 12)):
        async with review(store, size=size) as (pilot, _):
            for keys in ("F", "f"):
                await pilot.press(keys)
                await settled(pilot)
                assert "\x1b" not in seen(pilot.app)
                await pilot.press("escape")
            await pilot.press("4", "equals_sign")
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
            assert "\x1b" not in seen(pilot.app)


async def test_a_comparison_closes_when_its_words_are_redacted_elsewhere(tmp_path: Path) -> None:
    store = three(tmp_path)
    async with review(store) as (pilot, screen):
        await pilot.press("equals_sign")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CompareScreen)
        assert "Tuesdays it is" in seen(pilot.app)
        other = Store(store.root)
        session = other.open(store.sessions()[0])
        redact(other, session, tuple(session.entries.values()), NOW)
        session.close()
        screen.take_in_news()
        await settled(pilot)
        assert "Tuesdays it is" not in seen(pilot.app)


async def test_past_minutes_that_tell_no_hour_show_none(tmp_path: Path) -> None:
    store = three(tmp_path)
    session = store.open(store.sessions()[0])
    midnight = NOW.replace(hour=0)
    phases = tuple(replace(phase, seconds=0) for phase in session.head.phases)
    head = replace(session.head, clock_told=ClockTold(), planned_start=midnight, phases=phases)
    head = replace(head, id=SessionId(new_id()))
    entries = [replace(entry, id=EntryId(new_id())) for entry in session.entries.values()]
    session.close()
    ref = take_in(store, head, entries)
    async with review(store, OpenReview(ref)) as (pilot, screen):
        await until(pilot, "24 November 2026, from past minutes")
        assert "planned" not in screen.page.text
        assert "10:0" not in screen.page.text
        await pilot.press("4")
        await until(pilot, "Nobody noted when it was.")


async def test_a_file_named_after_no_day_there_is_breaks_no_list(tmp_path: Path) -> None:
    store = three(tmp_path)
    sealed = store.sessions()[0].path.with_suffix(".json")
    (sealed.parent / "2026-99-99-9999-odd.json").write_bytes(sealed.read_bytes())
    async with review(store) as (pilot, screen):
        assert len(screen.sessions.refs) == 4
        await pilot.press("left_square_bracket")
        await settled(pilot)
        assert "Sessions" in seen(pilot.app)
