from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from data.capture.people import People
from data.safe_text import safe
from screens.commands import Command
from screens.widgets.capture_bar import CaptureBar
from screens.widgets.completion_menu import CompletionMenu
from tests.hostile import hostile
from tests.screens.seen import seen

PEOPLE = People(("Ana Ruiz", "Amir Haddad", "Ben Okafor"))
OBEYED = set("\x00\x07\x1b\x9b\u202e")
"""What a terminal does not show but do."""

COMMANDS = (
    Command("next", "Next phase", "Goes on to the next phase.", slash="/next"),
    Command("extend", "More time", "Gives it more.", slash="/extend", argument="MINUTES"),
)


class BarApp(App[None]):
    """The bar alone, and an input to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Input(id="elsewhere")
        yield CaptureBar(lambda: date(2026, 11, 24))

    def on_mount(self) -> None:
        bar = self.bar
        bar.people, bar.tags, bar.commands = PEOPLE, ("intake", "endings"), COMMANDS
        bar.focus()

    @property
    def bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)

    @on(CaptureBar.Submitted)
    @on(CaptureBar.ManySubmitted)
    @on(CaptureBar.CommandEntered)
    @on(CaptureBar.DraftChanged)
    @on(CaptureBar.GuestWanted)
    @on(CaptureBar.UpInEmpty)
    @on(CaptureBar.LeftForCommands)
    @on(CaptureBar.EditCancelled)
    @on(CaptureBar.UndoWanted)
    @on(CaptureBar.RedoWanted)
    def keep(self, message: Message) -> None:
        self.said.append(message)

    def heard(self) -> list[object]:
        """What was told, drafts left out."""
        return [told(m) for m in self.said if not isinstance(m, CaptureBar.DraftChanged)]

    def drafts(self) -> list[str]:
        return [m.text for m in self.said if isinstance(m, CaptureBar.DraftChanged)]


def told(message: Message) -> object:
    match message:
        case CaptureBar.Submitted(text=text):
            return text
        case CaptureBar.ManySubmitted(lines=lines):
            return lines
        case CaptureBar.CommandEntered(word=word, argument=argument):
            return (word, argument)
        case CaptureBar.GuestWanted(name=name):
            return name
    return type(message).__name__


@asynccontextmanager
async def bar_app(width: int = 100) -> AsyncIterator[tuple[BarApp, Pilot[None]]]:
    app = BarApp()
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.pause()
        yield app, pilot


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*text)


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that was sent has arrived: a key that does nothing goes the same way."""
    await pilot.press("f12")
    await pilot.pause()


async def test_enter_hands_the_line_over_and_empties_the_bar() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "Small talk matters")
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == ["Small talk matters"]
        assert app.bar.text == ""


async def test_what_is_typed_while_the_line_is_being_kept_is_the_next_line() -> None:
    async with bar_app() as (app, pilot):
        for key in ("a", "enter", "b", "c", "backspace", "d"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert app.heard() == ["a"]
        assert app.bar.text == "bd"


async def test_a_line_that_could_not_be_kept_comes_back_before_what_is_typed_since() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "next")
        app.bar.put_back("first")
        assert app.bar.text == "first\nnext"


async def test_enter_in_an_empty_bar_keeps_nothing() -> None:
    async with bar_app() as (app, pilot):
        await pilot.press("enter", "space", "enter")
        assert app.heard() == []


@pytest.mark.parametrize("key", ["alt+enter", "ctrl+j", "shift+enter"])
async def test_a_new_line_within_the_entry(key: str) -> None:
    async with bar_app() as (app, pilot):
        await pilot.press("a", key, "b", "enter")
        await pilot.pause()
        assert app.heard() == ["a\nb"]


async def test_the_bar_says_how_the_line_will_be_kept() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "! Ana: share the form due:fri")
        assert "action · owner Ana Ruiz · due Fri 27 Nov" in seen(app)


async def test_an_empty_bar_tells_the_signs_of_the_kinds() -> None:
    async with bar_app(160) as (app, _):
        assert "? question" in seen(app)


async def test_up_in_an_empty_bar_asks_for_the_last_entry() -> None:
    async with bar_app() as (app, pilot):
        await pilot.press("up", "x", "up")
        assert app.heard() == ["UpInEmpty"]


async def test_esc_leaves_for_the_command_keys_and_never_discards_text() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "half")
        await pilot.press("escape")
        await pilot.pause()
        assert app.heard() == ["LeftForCommands"]
        assert app.bar.text == "half"


async def test_without_the_focus_the_bar_says_that_letters_are_commands() -> None:
    async with bar_app() as (app, pilot):
        assert "command keys" not in seen(app)
        app.query_one(Input).focus()
        await pilot.pause()
        assert "command keys · Enter or i to type" in seen(app)


async def test_esc_on_an_unchanged_entry_leaves_it_as_it_was() -> None:
    async with bar_app() as (app, pilot):
        app.bar.editing = "the old words"
        app.bar.set_text("the old words")
        await pilot.press("escape")
        await pilot.pause()
        assert app.heard() == ["EditCancelled"]
        assert app.bar.text == ""
        assert not app.bar.editing


async def test_esc_on_a_changed_entry_keeps_the_change() -> None:
    async with bar_app() as (app, pilot):
        app.bar.editing = "the old words"
        app.bar.set_text("the old words")
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.heard() == ["LeftForCommands"]
        assert app.bar.text == "the old wordsx"


async def test_an_entry_that_is_edited_says_so_and_is_handed_over_once() -> None:
    async with bar_app() as (app, pilot):
        app.bar.editing = "the old words"
        app.bar.set_text("the old words")
        await pilot.pause()
        assert "editing the old words" in seen(app)
        await pilot.press("x", "enter")
        await pilot.pause()
        assert app.heard() == ["the old wordsx"]
        assert app.bar.editing is None


async def test_tab_finishes_a_name() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "who? @am")
        await pilot.press("tab")
        assert app.bar.text == "who? @Amir "


async def test_right_takes_the_ghost_and_shows_it_before() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "on #inta")
        assert "#intake" in seen(app)
        await pilot.press("right")
        assert app.bar.text == "on #intake "


async def test_a_name_begins_a_line_in_the_second_line_too() -> None:
    async with bar_app() as (app, pilot):
        await pilot.press("x", "alt+enter")
        await type_in(pilot, "ask @be")
        await pilot.press("tab")
        assert app.bar.text == "x\nask @Ben "


async def test_enter_is_never_eaten_by_a_menu_that_nobody_went_into() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "ask @a")
        assert app.query_one(CompletionMenu).display
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == ["ask @a"]


async def test_down_goes_into_the_menu_and_enter_takes_what_is_picked() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "ask @a")
        await pilot.press("down", "down", "enter")
        assert app.bar.text == "ask @Amir "
        assert app.heard() == []
        await pilot.pause()
        assert not app.query_one(CompletionMenu).display


async def test_the_menu_moves_nothing() -> None:
    async with bar_app() as (app, pilot):
        before = app.bar.region
        await type_in(pilot, "ask @a")
        assert app.bar.region == before
        assert "Ana Ruiz" in seen(app)


async def test_a_slash_runs_a_command_with_what_follows() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "/extend 5")
        assert "Gives it more" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == [("extend", "5")]


async def test_slash_words_complete() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "/ne")
        await pilot.press("tab")
        assert app.bar.text == "/next "


async def test_one_key_makes_a_stranger_a_guest() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "Zoe: hello")
        await pilot.press("alt+g")
        await pilot.pause()
        assert app.heard() == ["Zoe"]
        assert app.bar.text == "Zoe: hello"


async def test_several_pasted_lines_ask_what_they_are() -> None:
    async with bar_app() as (app, pilot):
        await paste(pilot, "one\ntwo\r\nthree\n")
        assert "Keep as one entry (o) or 3 entries (m)?" in seen(app)
        assert app.drafts()[-1] == "one\ntwo\nthree"
        assert app.heard() == []


@pytest.mark.parametrize(
    ("key", "heard", "left"),
    [
        ("o", ["sooone\ntwo"], ""),
        ("enter", ["sooone\ntwo"], ""),
        ("m", [("one", "two")], "soo"),
        ("escape", [], "sooone\ntwo"),
        ("x", [], "sooone\ntwox"),
    ],
)
async def test_the_paste_question_loses_nothing(key: str, heard: list[object], left: str) -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "soo")
        await paste(pilot, "one\ntwo")
        await pilot.press(key)
        await pilot.pause()
        assert app.heard() == heard
        assert app.bar.text == left
        assert "Keep as one entry" not in seen(app)


async def test_a_pasted_line_with_its_line_end_is_no_question() -> None:
    async with bar_app() as (app, pilot):
        await paste(pilot, "just one\n")
        assert app.bar.text == "just one"
        assert "Keep as one entry" not in seen(app)


async def test_a_megabyte_is_pasted_folded_and_handed_over_whole() -> None:
    whole = "0123456789abcdef" * 65_536
    async with bar_app() as (app, pilot):
        await type_in(pilot, "? ")
        await paste(pilot, whole)
        assert "pasted text of 1,048,576 characters" in seen(app)
        assert app.bar.text == "? " + whole
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == ["? " + whole]


async def test_a_folded_paste_goes_as_a_whole_and_comes_back_as_a_whole() -> None:
    whole = "x" * 20_000
    async with bar_app() as (app, pilot):
        await paste(pilot, whole)
        await pilot.press("left", "left", "y")
        assert app.bar.text == whole + "y"
        await pilot.press("backspace", "backspace")
        assert app.bar.text == ""
        await pilot.press("ctrl+z")
        assert app.bar.text == whole + "y"


async def test_a_long_recovered_draft_is_folded_too() -> None:
    async with bar_app() as (app, _):
        app.bar.set_text("y" * 20_000)
        assert app.bar.text == "y" * 20_000
        assert len(app.bar.text_area.text) < 100


async def test_ctrl_z_takes_typing_back_word_by_word() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "one two")
        await pilot.press("ctrl+z")
        assert app.bar.text == "one "
        await pilot.press("ctrl+y")
        assert app.bar.text == "one two"
        assert app.heard() == []


async def test_undo_never_loses_the_draft() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "oneword")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.bar.text == ""
        assert app.drafts()[-1] == "oneword"
        await pilot.press("ctrl+y")
        assert app.bar.text == "oneword"


async def test_with_nothing_half_typed_undo_and_redo_are_the_screens_in_turn() -> None:
    async with bar_app() as (app, pilot):
        await type_in(pilot, "oneword")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+y")
        await pilot.pause()
        assert app.heard() == ["UndoWanted", "RedoWanted"]
        assert app.bar.text == ""
        await pilot.press("ctrl+y")
        assert app.bar.text == "oneword"


async def test_ctrl_z_in_an_edited_entry_takes_back_no_other() -> None:
    async with bar_app() as (app, pilot):
        app.bar.editing = "old"
        app.bar.set_text("old")
        await pilot.press("ctrl+z")
        assert app.heard() == []
        assert app.bar.text == "old"


async def test_off_the_record_nothing_is_handed_over_and_no_draft_told() -> None:
    async with bar_app() as (app, pilot):
        app.bar.off_record = True
        await type_in(pilot, "secret")
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == []
        assert app.bar.text == "secret"
        assert set(app.drafts()) == {""}
        assert "off the record" in seen(app)


async def test_off_the_record_commands_still_run() -> None:
    async with bar_app() as (app, pilot):
        app.bar.off_record = True
        await type_in(pilot, "/on")
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == [("on", "")]


async def test_whose_turn_it_is_stands_in_an_empty_bar() -> None:
    async with bar_app() as (app, pilot):
        app.bar.turn = "Ben Okafor"
        await pilot.pause()
        assert "said by Ben Okafor" in seen(app)


async def test_emoji_of_several_signs_can_be_typed_sign_by_sign() -> None:
    family = "👩\u200d👧"
    async with bar_app() as (app, pilot):
        for sign in family:
            app.post_message(events.Key("any", sign))
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == [family]


async def test_pasted_text_is_shown_and_handed_over_and_never_obeyed() -> None:
    async with bar_app() as (app, pilot):
        for text in texts():
            app.said.clear()
            await paste(pilot, text)
            assert not set(seen(app)) & OBEYED
            await pilot.press("enter")
            await settled(pilot)
            cleaned = safe(text).strip("\n")
            assert app.heard() == ([cleaned] if cleaned.strip() else []), text
            await pilot.press("ctrl+u")


async def test_names_and_what_is_edited_are_shown_and_never_obeyed() -> None:
    async with bar_app() as (app, pilot):
        for text in texts():
            app.bar.people = People((safe(text), "Ana Ruiz"))
            app.bar.turn = app.bar.editing = safe(text)
            app.bar.set_text("@")
            await pilot.press("a", "backspace", "down")
            assert not set(seen(app)) & OBEYED
            await pilot.click(CaptureBar, offset=(20, 0))
            assert app.is_running, text


def texts() -> list[str]:
    return [str(parameter.values[0]) for parameter in hostile()]
