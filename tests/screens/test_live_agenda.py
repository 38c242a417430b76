"""The agenda changed while the session goes on, seen at every terminal."""

from pathlib import Path

from textual.widgets import Input

from data.reshaping import insert_phase, move_phase
from screens.live.agenda_panel import AgendaPanel
from tests.screens.live_stage import Live, live
from tests.screens.stage import NOW, settled
from tests.screens.test_live_news import beside, until


def titles(stage: Live) -> list[str]:
    """The names of the phases as their panes tell them."""
    return [pane.title.heading for pane in stage.screen.panes]


def places(stage: Live) -> list[str]:
    """The phases in the order in which their panes lie on the screen."""
    return [pane.phase.id for pane in stage.screen.query("PhasePane").results()]  # type: ignore[attr-defined]


async def answer(stage: Live, line: str) -> None:
    """Give the dialog that is open a line."""
    stage.pilot.app.screen.query_one(Input).value = line
    await stage.press("enter")


async def test_phases_are_put_in_moved_given_time_and_taken_out_by_keys(tmp_path: Path) -> None:
    async with live(tmp_path, "Said in the first phase") as stage:
        before, ends = titles(stage), stage.screen.state.planned_end
        await stage.press("escape", "g")
        assert isinstance(stage.screen.panel, AgendaPanel)
        await stage.press("a")
        await answer(stage, "Our ground rules 15")
        assert stage.screen.session.head.phases[1].records == "ground-rules"
        await stage.press("ctrl+z", "home", "a")
        await answer(stage, "Coffee 15")
        assert titles(stage)[:2] == [before[0], "2 Coffee"]
        assert "2 Coffee" in stage.seen
        assert "Said in the first phase" in stage.seen
        await stage.press("j")
        assert titles(stage)[2] == "3 Coffee"
        assert places(stage) == [phase.id for phase in stage.screen.session.head.phases]
        await stage.press("d")
        assert "go into the charter" in stage.seen
        await stage.press(*(["down"] * 3), "enter")
        assert stage.screen.session.head.phases[2].records == "charter"
        await stage.press("ctrl+z", "l")
        assert stage.screen.session.head.phases[2].records is None
        await answer(stage, "20")
        assert stage.screen.state.phases[2].planned == 1200
        await stage.press("home", "x")
        assert "has begun and stays" in stage.toasts[-1]
        await stage.press("h")
        assert "Coffee (15:00) put in" in stage.seen
        assert "Coffee now 20:00" in stage.seen
        await stage.press("escape", "ctrl+z", "ctrl+z", "ctrl+z")
        assert titles(stage) == before
        await stage.press("end", *"up to you")
        await settled(stage.pilot)
        assert (titles(stage), stage.screen.bar.text) == (before, "up to you")
        assert stage.screen.state.planned_end == ends


async def test_a_change_of_the_agenda_disturbs_nobody_at_another_terminal(tmp_path: Path) -> None:
    lines = [f"Line {number} of what was said" for number in range(60)]
    async with beside(tmp_path, *lines) as (stage, other):
        await stage.press(*"half", "escape", *["pageup"] * 2)
        await stage.press("up")
        entries, lit = stage.screen.panes[0].entries, stage.screen.panes[0].entries.highlighted
        top = entries.scroll_offset.y
        insert_phase(other, 1, "Coffee", 900, NOW)
        move_phase(other, other.head.phases[-1].id, -1, NOW)
        await until(lambda: len(stage.screen.panes) == len(other.head.phases))
        await until(lambda: "2 Coffee" in stage.seen)
        assert stage.screen.focused is entries
        assert (entries.highlighted, entries.scroll_offset.y) == (lit, top)
        assert stage.screen.bar.text == "half"
        assert [pane.phase for pane in stage.screen.panes] == list(other.head.phases)


async def test_a_phase_is_one_line_also_beside_a_scrollbar_that_came_later(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("escape", "g")
        await settled(stage.pilot)
        panel = stage.screen.panel
        assert isinstance(panel, AgendaPanel)
        assert not panel.options.show_vertical_scrollbar
        for number in range(20):
            insert_phase(stage.screen.session, 1, f"Coffee {number}", 300, NOW)
        stage.screen.show_all()
        await settled(stage.pilot)
        assert panel.options.show_vertical_scrollbar
        width = panel.options.scrollable_content_region.width
        lengths = {option.prompt.cell_length for option in panel.options.options}
        assert lengths == {width}
