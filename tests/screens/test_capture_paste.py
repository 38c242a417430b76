from data.capture.people import People
from data.safe_text import safe
from screens.widgets.capture_bar import CaptureBar
from tests.screens.bar_stage import OBEYED, bar_app, paste, settled, texts, type_in
from tests.screens.seen import seen


async def test_several_pasted_lines_ask_what_they_are() -> None:
    async with bar_app() as (app, pilot):
        await paste(pilot, "one\ntwo\r\nthree\n")
        assert "Enter one entry · m 3 entries · Esc leave it here" in seen(app)
        assert app.drafts()[-1] == "one\ntwo\nthree"
        assert app.heard() == []


ANSWERS: tuple[tuple[str, list[object], str], ...] = (
    ("o", ["sooone\ntwo"], ""),
    ("enter", ["sooone\ntwo"], ""),
    ("m", [("one", "two")], "soo"),
    ("escape", [], "sooone\ntwo"),
    ("x", [], "sooone\ntwox"),
)


async def test_the_paste_question_loses_nothing() -> None:
    async with bar_app() as (app, pilot):
        for key, heard, left in ANSWERS:
            app.said.clear()
            app.bar.set_text("")
            await type_in(pilot, "soo")
            await paste(pilot, "one\ntwo")
            await pilot.press(key)
            await pilot.pause()
            assert app.heard() == heard, key
            assert app.bar.text == left, key
            assert "Enter one entry" not in seen(app), key


async def test_many_lines_of_a_long_paste_are_handed_over() -> None:
    async with bar_app() as (app, pilot):
        for count in (5, 6, 7, 300):
            app.said.clear()
            lines = tuple(f"line {number}" for number in range(count))
            await paste(pilot, "\n".join(lines))
            await pilot.press("m")
            await pilot.pause()
            assert app.heard() == [lines]
            assert app.bar.text == ""


async def test_a_long_paste_is_taken_back_and_brought_back() -> None:
    text = "\n".join("abcdefgh")
    async with bar_app() as (app, pilot):
        await paste(pilot, text)
        await pilot.press("escape", "ctrl+z")
        assert app.bar.text == ""
        await pilot.press("ctrl+y", "up", "up", "up", "ctrl+z", "ctrl+y")
        assert app.bar.text == text


async def test_the_paste_question_is_whole_on_a_narrow_screen() -> None:
    async with bar_app(60) as (app, pilot):
        await paste(pilot, "\n".join("abcdef" * 40))
        assert "Esc leave it here" in seen(app)


async def test_a_pasted_line_with_its_line_end_is_no_question() -> None:
    async with bar_app() as (app, pilot):
        await paste(pilot, "just one\n")
        assert app.bar.text == "just one"
        assert "Enter one entry" not in seen(app)


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
            app.bar.set_text("")


async def test_names_and_what_is_edited_are_shown_and_never_obeyed() -> None:
    async with bar_app() as (app, pilot):
        for text in texts():
            app.bar.people = People((safe(text), "Ana Ruiz"))
            app.bar.turn = app.bar.editing = safe(text)
            app.bar.set_text("@a")
            await pilot.press("down")
            assert not set(seen(app)) & OBEYED
            await pilot.click(CaptureBar, offset=(20, 0))
            assert app.is_running, text
