"""A form of several fields: nothing typed is lost, and what will not do says why."""

from collections.abc import Mapping

from textual import events, work
from textual.app import App
from textual.pilot import Pilot

from screens.widgets.form import FormField, Pick, needed
from screens.widgets.form_dialog import FormDialog
from tests.screens.seen import seen


class FormApp(App[None]):
    """Asks once, and remembers the answer."""

    answer: Mapping[str, str] | str | None = "none yet"

    def on_mount(self) -> None:
        self.ask()

    @work
    async def ask(self) -> None:
        def whole(values: Mapping[str, str]) -> None:
            if values["level"] == "guest" and values["hopes"]:
                raise ValueError("A guest has no hopes.")

        levels = (
            Pick("core", "core"),
            Pick("active", "active", "comes often"),
            Pick("guest", "guest"),
        )
        fields = (
            FormField("name", "Name", explain=needed("A member needs a name.")),
            FormField("level", "Level", "active", picks=levels),
            FormField("hopes", "Hopes", long=True),
        )
        self.answer = await self.push_screen_wait(FormDialog("A [/x] member", fields, check=whole))


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.post_message(events.Paste(text))
    await pilot.pause()


async def test_a_form_keeps_all_that_is_typed_and_says_what_will_not_do() -> None:
    app = FormApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        assert "✗ A member needs a name." in seen(app)
        assert app.focused is not None
        assert app.focused.id == "name"
        await paste(pilot, "Ana\nRuiz \x1b[31m")
        await pilot.press("down", "g", "down")
        await paste(pilot, "to give\nto get")
        await pilot.press("enter")
        assert "✗ A guest has no hopes." in seen(app)
        await pilot.press("up", "up", "right", "escape")
        assert "not kept yet" in seen(app)
        await pilot.press("left", "left", "enter")
        await pilot.pause()
    assert app.answer == {"name": "Ana Ruiz ␛[31m", "level": "active", "hopes": "to give\nto get"}


async def test_a_form_is_left_at_once_where_nothing_was_typed_and_else_at_the_second_esc() -> None:
    for keys in (["escape"], ["x", "escape", "escape"]):
        app = FormApp()
        async with app.run_test(size=(40, 20)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            assert app.answer is None
