from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from data.models.ids import EntryId
from data.models.records import Entry
from data.safe_text import safe
from screens.widgets.entry_list import EntryList
from tests.hostile import hostile
from tests.screens.seen import seen
from tests.screens.stage import settled

AT = datetime(2026, 11, 24, 10, 14, tzinfo=UTC)


def entry(number: int, text: str = "", **fields: Any) -> Entry:
    kind = fields.pop("kind", "note")
    at = AT + timedelta(minutes=number)
    return Entry(EntryId(f"id-{number}"), kind, text or f"said {number}", at, **fields)


class ListApp(App[None]):
    """A list beside an input."""

    def __init__(self, entries: Iterable[Entry], empty_text: str = "") -> None:
        super().__init__()
        self.first = tuple(entries)
        self.empty_text = empty_text
        self.told: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        yield Input()
        yield EntryList(self.first, empty_text=self.empty_text, local=lambda moment: moment)

    @property
    def entries(self) -> EntryList:
        return self.query_one(EntryList)

    @on(EntryList.EntryChosen)
    @on(EntryList.EntryHighlighted)
    def keep(self, message: EntryList.EntryChosen | EntryList.EntryHighlighted) -> None:
        self.told.append((type(message).__name__, message.id))


@asynccontextmanager
async def list_app(
    *entries: Entry, size: tuple[int, int] = (60, 20), empty_text: str = ""
) -> AsyncIterator[tuple[ListApp, Pilot[None]]]:
    app = ListApp(entries, empty_text)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def many(count: int) -> list[Entry]:
    return [entry(number) for number in range(count)]


async def test_an_entry_shows_when_what_kind_what_and_who() -> None:
    said = entry(0, "Who pays for interpreters?", kind="question", by="Amir Haddad")
    async with list_app(said) as (app, _):
        line = next(line for line in seen(app).splitlines() if "Who pays" in line)
        assert line.split() == ["10:14", "?", "Who", "pays", "for", "interpreters?", "Amir"]
        assert line.rstrip().endswith("Amir")


async def test_an_action_shows_who_owes_it_and_by_when() -> None:
    said = entry(
        0, "Share the form", kind="action", owners=("Amir Haddad", "Ana Ruiz"), by="Ben Okafor",
        due=date(2026, 11, 27),
    )  # fmt: skip
    async with list_app(said) as (app, _):
        assert "→ Amir, Ana 27 Nov" in seen(app)
        assert "Ben" not in seen(app)


async def test_the_words_beside_an_entry_tell_what_the_eye_must_know() -> None:
    entries = (
        entry(0, level="private", by="Ana Ruiz"),
        entry(1, level="anon"),
        entry(2, kind="action", status="done"),
        entry(3, marked=True, tags=("intake",), whom=("teen-parents",)),
        entry(4, depth=1),
    )
    async with list_app(*entries) as (app, _):
        app.entries.unsaved = frozenset({"id-4"})
        shown = seen(app)
    for word in ("🔒 Ana", "anonymous", "✓ done", "⚑", "for teen-parents #intake"):
        assert word in shown
    assert "✗ not saved yet" in shown


async def test_what_is_saved_at_last_says_so_no_longer() -> None:
    async with list_app(entry(0)) as (app, _):
        app.entries.unsaved = frozenset({"id-0"})
        assert "not saved yet" in seen(app)
        app.entries.unsaved = frozenset()
        assert "not saved yet" not in seen(app)


async def test_two_people_of_one_first_name_are_told_apart() -> None:
    async with list_app(entry(0, by="Ana Ruiz"), entry(1, by="Ben Okafor")) as (app, _):
        assert "Ana R." not in seen(app)
        app.entries.append(entry(2, by="Ana Bell"))
        assert "Ana R." in seen(app)
        assert "Ana B." in seen(app)
        assert "Ben O." not in seen(app)


async def test_an_empty_list_says_how_to_fill_it() -> None:
    async with list_app(empty_text="Type what is said.") as (app, _):
        assert "Type what is said." in seen(app)
        app.entries.append(entry(0))
        assert "Type what is said." not in seen(app)


async def test_what_an_empty_list_says_can_change() -> None:
    async with list_app(empty_text="Not yet.") as (app, pilot):
        app.entries.empty_text = "Now it can be filled."
        await pilot.pause()
        assert "Now it can be filled." in seen(app)


async def test_the_newest_is_in_view_and_stays_there() -> None:
    async with list_app(*many(100)) as (app, _):
        assert "said 99" in seen(app)
        for number in range(100, 130):
            app.entries.append(entry(number))
            assert f"said {number}" in seen(app)


async def test_who_scrolled_up_is_left_there() -> None:
    async with list_app(*many(100)) as (app, pilot):
        app.entries.scroll_to(y=10, animate=False)
        await pilot.pause()
        app.entries.append(entry(100))
        assert "said 10 " in seen(app)
        assert "said 100" not in seen(app)


async def test_who_picked_an_older_entry_is_left_there() -> None:
    async with list_app(*many(5)) as (app, pilot):
        app.entries.focus()
        await pilot.press("home")
        app.entries.set_entries(many(60))
        assert "said 0 " in seen(app)


async def test_keys_move_the_highlight_and_enter_chooses() -> None:
    async with list_app(*many(50)) as (app, pilot):
        app.entries.focus()
        await pilot.press("up", "home", "down", "enter", "pagedown", "end")
        await pilot.pause()
        assert app.told[:5] == [
            ("EntryHighlighted", "id-49"),
            ("EntryHighlighted", "id-48"),
            ("EntryHighlighted", "id-0"),
            ("EntryHighlighted", "id-1"),
            ("EntryChosen", "id-1"),
        ]
        assert app.told[-1] == ("EntryHighlighted", "id-49")
        assert int(app.told[-2][1].removeprefix("id-")) > 10


async def test_a_double_click_opens_what_is_under_the_mouse() -> None:
    async with list_app(*many(5)) as (app, pilot):
        await pilot.click(EntryList, offset=(5, 2), times=2)
        await pilot.pause()
        assert app.told[-1] == ("EntryChosen", "id-2")


async def test_the_highlight_stays_on_its_entry() -> None:
    async with list_app(*many(5)) as (app, pilot):
        app.entries.focus()
        await pilot.press("up")
        assert app.entries.entry == entry(3)
        app.entries.remove_entry(EntryId("id-0"))
        app.entries.replace(replace(entry(1), text="mended"))
        assert app.entries.entry == entry(3)
        assert "mended" in seen(app)
        app.entries.remove_entry(EntryId("id-3"))
        assert app.entries.entry == entry(4)


async def test_a_long_entry_is_folded_and_says_how_much_more_there_is() -> None:
    book = "\n".join(f"line {number}" for number in range(1000))
    async with list_app(entry(0, book)) as (app, _):
        assert "line 10" in seen(app)
        assert "line 11" not in seen(app)
        assert "… 989 more lines, Enter opens" in seen(app)


async def test_a_megabyte_costs_no_more_than_a_page() -> None:
    async with list_app(entry(0, "word " * 200_000)) as (app, _):
        assert "more lines, Enter opens" in seen(app)
        assert app.entries.virtual_size.height == 12


async def test_a_narrow_pane_has_no_times() -> None:
    async with list_app(entry(0, by="Ana Ruiz"), size=(24, 20)) as (app, _):
        assert "10:14" in seen(app)
        app.entries.compact = True
        assert "10:14" not in seen(app)


async def test_a_resized_pane_keeps_the_end_in_view() -> None:
    entries = [entry(n, f"said {n} and much more that has to be wrapped") for n in range(60)]
    async with list_app(*entries) as (app, pilot):
        for size in ((30, 15), (120, 40), (60, 8)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "said 59" in seen(app), size


async def test_hostile_words_are_shown_and_never_obeyed() -> None:
    async with list_app(size=(100, 30)) as (app, pilot):
        for parameter in hostile():
            text = str(parameter.values[0])
            owed = {"kind": "action", "owners": (text,), "tags": (text,), "whom": (text,)}
            app.entries.set_entries([entry(0, text, by=text), entry(1, text, **owed)])
            app.entries.append(entry(2, "the neighbour", by="Ana Ruiz"))
            shown = seen(app)
            assert not set(shown) & set("\x00\x07\x1b\x9b\u202e")
            assert "the neighbour" in shown
            first = safe(text).strip().split("\n")[0][:15]
            assert first.rstrip() in shown.replace("    ", "\t") or "\t" in first
            await pilot.click(EntryList, offset=(12, 0))
            assert app.is_running, text
