import pytest
from textual import events
from textual.widgets import Input

from screens.widgets.completion_menu import CompletionMenu
from tests.screens.bar_stage import bar_app, settled, type_in
from tests.screens.seen import seen


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
        assert app.heard() == ["EarlierWanted"]


async def test_up_in_an_unchanged_entry_asks_for_the_one_before() -> None:
    async with bar_app() as (app, pilot):
        app.bar.editing = "two"
        app.bar.set_text("two\nlines")
        await pilot.press("up")
        assert app.heard() == []
        await pilot.press("up")
        assert app.heard() == ["EarlierWanted"]
        await pilot.press("x", "up")
        assert app.heard() == ["EarlierWanted"]


async def test_up_in_a_line_that_came_back_only_moves() -> None:
    async with bar_app() as (app, pilot):
        app.bar.set_text("half")
        await pilot.press("up")
        assert app.heard() == []


async def test_ctrl_u_clears_the_line_and_pressed_again_the_bar() -> None:
    async with bar_app() as (app, pilot):
        await pilot.press("a", "alt+enter", "b", "alt+enter", "c", "ctrl+u")
        assert app.bar.text == "a\nb\n"
        await pilot.press("ctrl+u")
        assert app.bar.text == ""
        await pilot.press("ctrl+z", "ctrl+z")
        assert app.bar.text == "a\nb\nc"


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
        app.bar.off_record = False
        await pilot.pause()
        assert set(app.drafts()) == {""}


async def test_off_the_record_commands_still_run() -> None:
    async with bar_app() as (app, pilot):
        app.bar.off_record = True
        await type_in(pilot, "/on")
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard() == [("on", "")]


async def test_what_was_not_kept_off_the_record_gives_way_to_the_next_line() -> None:
    async with bar_app() as (app, pilot):
        app.bar.off_record = True
        await type_in(pilot, "secret")
        await pilot.press("enter")
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
