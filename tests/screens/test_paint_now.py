"""What is painted without waiting; these fail when Textual changes what paint_now relies on."""

from datetime import UTC, datetime
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Label

from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.completion_menu import CompletionMenu
from screens.widgets.entry_list import EntryList
from screens.widgets.paint_now import paint_now
from tests.screens.seen import seen


class Over(CompletionMenu):
    """A menu over the list."""

    DEFAULT_CSS = "Over { offset: 4 3; }"


class PaintApp(App[None]):
    """A list and what may cover it; keeps what goes to the terminal."""

    painted: str = ""

    def compose(self) -> ComposeResult:
        yield Over()
        yield EntryList([_entry(n) for n in range(500)], local=lambda moment: moment)
        yield Input()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if hasattr(renderable, "render_segments"):
            self.painted += renderable.render_segments(self.console)
        super()._display(screen, renderable)


def _entry(number: int) -> Entry:
    at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    return Entry(EntryId(str(number)), "note", f"said {number} in the room", at)


async def test_an_appended_entry_is_painted_before_append_returns() -> None:
    app = PaintApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.painted = ""
        app.query_one(EntryList).append(_entry(500))
        assert "said 500 in the room" in app.painted


async def test_nothing_else_is_painted_with_it() -> None:
    app = PaintApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.query_one(Input).placeholder = "something new"
        app.painted = ""
        app.query_one(EntryList).append(_entry(500))
        assert "something new" not in app.painted
        await pilot.pause()
        assert "something new" in app.painted


async def test_what_lies_over_it_stays_over_it() -> None:
    app = PaintApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Over).offer(("Ana Ruiz", "Amir Haddad"), None, 4)
        await pilot.pause()
        assert "Amir Haddad" in seen(app)
        app.painted = ""
        app.query_one(EntryList).append(_entry(500))
        assert "Amir Haddad" in app.painted


async def test_a_covered_screen_is_left_alone() -> None:
    app = PaintApp()
    async with app.run_test(size=(80, 24)) as pilot:
        entries = app.query_one(EntryList)
        await app.push_screen(ModalScreen())
        await app.screen.mount(Label("a question"))
        await pilot.pause()
        app.painted = ""
        entries.append(_entry(500))
        assert app.painted == ""
        app.pop_screen()
        await pilot.pause()
        assert "said 500" in seen(app)


async def test_a_list_that_is_nowhere_yet_is_left_alone() -> None:
    entries = EntryList()
    entries.append(_entry(0))
    assert not paint_now(entries)


@pytest.mark.parametrize("size", [(80, 24), (200, 55)])
async def test_an_entry_more_lays_nothing_out(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = PaintApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        laid_out: list[object] = []
        monkeypatch.setattr(
            type(app.screen), "_refresh_layout", lambda self, *_, **__: laid_out.append(self)
        )
        app.query_one(EntryList).append(_entry(500))
        await pilot.pause()
        assert not laid_out
