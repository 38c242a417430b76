import ast
from pathlib import Path

import pytest

from data.go_round import GoRound
from data.models.ids import PhaseId
from data.models.records import Phase
from data.safe_text import safe
from screens.live.live_screen import neighbours
from tests.hostile import hostile
from tests.screens.live_stage import Live, live
from tests.screens.stage import settled

LEAST = (60, 18)


async def test_at_120_columns_the_phases_stand_side_by_side(tmp_path: Path) -> None:
    async with live(tmp_path, size=(120, 36)) as stage:
        await stage.press("f8")
        titles = stage.seen.splitlines()[1]
        for words in ("1 Welcome", "✓ 0:00", "2 Reflect", "30:00 left", "3 Learn", "50:00"):
            assert words in titles
        widths = [pane.size.width for pane in stage.screen.panes]
        assert min(widths) >= 20
        assert widths[1] > 2 * widths[0]


async def test_at_80_by_24_a_strip_holds_all_clocks_and_another_phase_can_be_looked_at(
    tmp_path: Path,
) -> None:
    async with live(tmp_path, "said before", size=(80, 24)) as stage:
        await stage.press("f8")
        strip = stage.seen.splitlines()[1]
        for words in ("✓ 0:00", "2 Reflect ▶ 30:00 left", "50:00", "30:00"):
            assert words in strip
        assert [pane.display for pane in stage.screen.panes] == [False, True, False, False]
        assert "said before" not in stage.seen
        await stage.press("escape", "left")
        assert "said before" in stage.seen
        assert stage.screen.running_clock.phase.title == "Reflect"
        await stage.press("right")
        assert "said before" not in stage.seen


async def test_at_60_by_18_a_session_can_be_held(tmp_path: Path) -> None:
    async with live(tmp_path, size=LEAST) as stage:
        await stage.enter("+ Ana: it worked")
        for words in ("it worked", "10:00 left", "Esc command keys", "on time"):
            assert words in stage.seen


async def test_below_that_it_says_so_and_typing_is_kept(tmp_path: Path) -> None:
    async with live(tmp_path, size=LEAST) as stage:
        for size in ((59, 18), LEAST, (60, 17), LEAST, (20, 10)):
            await stage.pilot.resize_terminal(*size)
            await settled(stage.pilot)
            assert ("60×18" in stage.seen) == (size != LEAST)
            assert "10:00 left" in stage.seen
        await stage.press(*"still kept", "enter")
        assert "✓ kept:" in stage.seen
        await stage.press("f8")
        assert stage.said == ["still kept"]
        assert stage.screen.running_clock.phase.title == "Reflect"


async def test_growing_the_window_brings_everything_back(tmp_path: Path) -> None:
    async with live(tmp_path, "said before", size=(20, 10)) as stage:
        await stage.press(*"half")
        await stage.pilot.resize_terminal(120, 36)
        await settled(stage.pilot)
        assert "said before" in stage.seen
        assert stage.screen.bar.text == "half"


async def test_no_line_is_wider_than_the_screen_and_none_is_lost(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.wait(minutes=200)
        await stage.enter("/off")
        for size in ((120, 36), (80, 24), LEAST):
            await stage.pilot.resize_terminal(*size)
            await settled(stage.pilot)
            lines = stage.seen.splitlines()
            assert len(lines) == size[1]
            assert "⊘ off the record" in lines[0]
            assert "over" in lines[0]


async def test_hostile_text_is_shown_as_it_is_everywhere(tmp_path: Path) -> None:
    """All texts go through one session, because opening one takes its time."""
    async with live(tmp_path, last_time=[f"> Ana: {text}" for text in TEXTS]) as stage:
        for text in TEXTS:
            stage.screen.keep(f"Ana: {text}")
            name_everything(stage, safe(text)[:200])
            await stage.pilot.pause()
            assert nothing_raw(stage.seen), repr(text)
        assert len(stage.said) >= len(TEXTS)
        for keys in (["f2"], ["end"], ["f3"], ["escape", "escape", "k"], ["escape", "e"]):
            await stage.press(*keys)
            assert nothing_raw(stage.seen), keys


TEXTS = [param.values[0] for param in hostile() if isinstance(param.values[0], str)]


def nothing_raw(seen: str) -> bool:
    return all(c.isprintable() or c in "\n\u3000" or ord(c) > 0xA0 for c in seen)


def name_everything(stage: Live, text: str) -> None:
    """Put the text into the topic, a name, a prompt and a phase."""
    screen = stage.screen
    session, pane = screen.session, screen.running_pane
    session.change(session.head, topic=text)
    screen.show_head()
    session.change(next(iter(session.people.values())), name=text, roles=("facilitator",))
    screen.show_people()
    pane.phase = Phase(PhaseId("x"), text, 60, prompts=(text,))
    pane.ask(0)
    pane.title.heading = text
    screen.turn_to(GoRound((text, "Ana Ruiz")))


async def test_markup_is_shown_letter_for_letter(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.enter("see [/appendix] and [@click=app.quit]x[/] now")
        assert "see [/appendix] and" in stage.seen
        assert "[@click=app.quit]x[/] now" in stage.seen


@pytest.mark.parametrize(
    ("shown", "count", "beside", "places"),
    [(0, 4, 3, [0, 1, 2, 3]), (2, 4, 0, [2]), (7, 8, 3, [4, 5, 6, 7]), (3, 8, 2, [2, 3, 4])],
)
def test_neighbours_of_the_phase_shown_fill_the_room(
    shown: int, count: int, beside: int, places: list[int]
) -> None:
    assert list(neighbours(shown, count, beside)) == places


def test_the_live_screen_s_files_make_content_through_one_door_only() -> None:
    folder = Path(__file__).parents[2] / "screens" / "live"
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("from_markup", "from_text"), path.name
