from dataclasses import replace
from pathlib import Path

from data.carryover import OUTCOMES
from screens.live.people_panel import PeoplePanel
from screens.live.phase_strip import PhaseStrip
from screens.live.since_panel import SincePanel
from screens.widgets.help_screen import HelpScreen
from tests.screens.live_stage import Live, live
from tests.screens.stage import settled

LAST_TIME = (
    "> Ana: ask two questions at each intake",
    "! @ben share the consent form due:2026-12-04",
    "< Amir: a family that never answers",
    "~ How to work with interpreters",
    "^ The waiting room",
)


def heard(stage: Live) -> list[tuple[str, str]]:
    followups = stage.screen.session.followups.values()
    return [(followup.outcome, followup.note) for followup in followups]


async def test_reflect_opens_with_what_was_handed_over_and_typing_goes_on(tmp_path: Path) -> None:
    async with live(tmp_path, last_time=LAST_TIME) as stage:
        await stage.press("f2", "b", "down", "E", "down", "r")
        assert stage.screen.running_clock.phase.title == "Welcome"
        assert stage.screen.state.status == "running"
        assert "r is no key of this list" in stage.toasts[-1]
        await stage.press("escape")
        items = stage.screen.handed_over()
        stage.screen.items = tuple(
            replace(i, visits=(*i.visits, *i.visits, *i.visits)) for i in items
        )
        await stage.press(*"half", "f8")
        assert "ask two questions at each intake" in stage.seen
        assert "carried 3 times" in stage.seen
        assert "still alive?" in stage.seen
        assert stage.screen.bar.has_focus_within
        assert stage.screen.bar.text == "half"
        await stage.press("f2")
        assert isinstance(stage.screen.panel, SincePanel)
        assert stage.screen.panel.has_focus_within
        await stage.press("f2")
        assert stage.screen.panel is None
        assert stage.screen.bar.has_focus_within


async def test_where_there_is_no_room_it_only_says_how_many_wait(tmp_path: Path) -> None:
    async with live(tmp_path, last_time=LAST_TIME, size=(80, 24)) as stage:
        await stage.press("f8")
        assert stage.screen.panel is None
        assert stage.toasts == ["5 from last time: F2 shows them."]
        await stage.press("f2")
        assert "share the consent form" in stage.seen
        assert "Ben Okafor · due Fri 4 Dec" in stage.seen
        assert "l let go     " in stage.seen
        await stage.press("escape")
        assert "F2 since last time (5)" in stage.seen
        assert stage.screen.shown == 1
        await stage.press("f2", "w", "enter", "escape")
        stage.screen.show_clock()
        await stage.pilot.pause()
        assert "F2 since last time (4)" in stage.seen
        await stage.pilot.click(PhaseStrip, offset=(2, 0))
        assert stage.screen.shown == 0


async def test_one_key_gives_the_outcome_and_words_typed_after_it_tell_what_surprised(
    tmp_path: Path,
) -> None:
    async with live(tmp_path, last_time=LAST_TIME) as stage:
        await stage.press("f2", "w", "enter")
        assert heard(stage) == [("worked", "")]
        await stage.press("up", "w", *"it took ten minutes", "enter")
        assert heard(stage) == [("worked", "it took ten minutes")]
        await stage.press("up", "enter", "ctrl+u", "enter")
        assert heard(stage) == [("worked", "")]
        await stage.press("d", *"not nearly all lent out", "enter")
        assert heard(stage)[1:] == [("done", "not nearly all lent out")]
        await stage.press("n", *"next month", "escape")
        assert heard(stage)[2:] == [("not-yet", "next month")]
        assert isinstance(stage.screen.panel, SincePanel)
        assert stage.toasts == ["“next month” is kept with what became of it. ^Z takes both back."]
        await stage.press("ctrl+z")
        assert len(heard(stage)) == 2
        await stage.press("ctrl+y")
        assert heard(stage)[2:] == [("not-yet", "next month")]
        await stage.press("ctrl+z", "n", *"eed new doors", "ctrl+z")
        assert len(heard(stage)) == 2
        assert stage.screen.bar.text == "eed new doors"


async def test_an_outcome_is_given_seen_and_taken_back(tmp_path: Path) -> None:
    async with live(tmp_path, last_time=LAST_TIME) as stage:
        await stage.press("f2", "n")
        assert "· not tried yet" in stage.seen
        await stage.press("ctrl+z")
        assert heard(stage) == []
        assert "· not tried yet" not in stage.seen
        await stage.press("d")
        assert heard(stage) == [("did-not", "")]
        await stage.press(*"they were in a hurry", "enter")
        assert heard(stage) == [("did-not", "they were in a hurry")]
        assert "  ○ did not work: they were in a " in stage.seen
        await stage.press("d")
        assert heard(stage)[1:] == [("done", "")]
        await stage.press("enter", "escape")
        assert stage.screen.panel is None
        assert stage.screen.bar.has_focus_within
        await stage.press("f8")
        assert isinstance(stage.screen.panel, SincePanel)
        await stage.press("f8")
        assert stage.screen.panel is None


async def test_with_nothing_handed_over_it_says_so_and_a_community_without_rules_how_they_come(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.press("f2")
        assert "Nothing was handed over" in stage.seen
        await stage.press("escape")
        await stage.press("f4")
        assert "This community has not" in stage.seen
        assert "wrap-up" not in stage.seen
        await stage.press("escape")
        store = stage.screen.store
        community = store.community(stage.screen.session.head.community)
        store.save_community(replace(community, ground_rules=("One voice at a time",)))
        await stage.press("f4")
        assert "1  One voice at a time" in stage.seen


async def test_a_go_round_gives_each_person_a_turn(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.enter("Ana: first to speak")
        await stage.press("escape", "r")
        assert "▸ B E N   3:20 left   then Amir" in stage.seen
        await stage.press("i")
        await stage.enter("said in my turn")
        assert stage.last.by == "Ben Okafor"
        await stage.wait(minutes=2)
        assert "1:20 left" in stage.seen
        await stage.press("f10")
        assert "▸ A M I R   4:00 left   then Ana" in stage.seen
        await stage.press("escape", "s")
        assert "▸ A N A   4:00 left   then Amir" in stage.seen
        await stage.press("T")
        assert "▸ B E N" in stage.seen
        await stage.press("t", "t", "t")
        assert stage.toasts[-1] == "Everybody had a turn."
        assert "▸" not in stage.seen
        assert stage.screen.bar.turn is None
        await stage.press("t")
        assert stage.screen.go_round is None
        assert "r after Esc" in stage.toasts[-1]


async def test_a_go_round_ends_with_its_phase_keeps_nothing_and_f3_shows_the_turns(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        before = stage.screen.session.clock
        await stage.press("escape", "r", "f3")
        assert isinstance(stage.screen.panel, PeoplePanel)
        assert "▸ Ana Ruiz" in stage.seen
        await stage.press("f10")
        assert "✓ Ana Ruiz" in stage.seen
        await stage.press("f3", "r", "r")
        assert "▸ A N A" in stage.seen
        assert stage.screen.session.clock == before
        await stage.press("n")
        assert "▸ A N A" not in stage.seen


async def test_f1_explains_every_sign_and_every_key(tmp_path: Path) -> None:
    async with live(tmp_path, size=(120, 200)) as stage:
        await stage.press("f1")
        assert isinstance(stage.pilot.app.screen, HelpScreen)
        for words in ("what a person will try", "due:fri", "Ends this phase", "/extend MINUTES"):
            assert words in stage.seen
        for key in ("Alt+G", "Alt+Enter", "^P", "↑", "Tab", "w", "m", "x"):
            assert any(line.strip(" │┃").startswith(f"{key}  ") for line in stage.seen.splitlines())
        assert "worked partly" in stage.seen
        assert "guest becomes member" in stage.seen
        assert "ikewise" not in stage.seen


async def test_the_palette_finds_a_command_by_name(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("ctrl+p", *"next phase")
        await settled(stage.pilot)
        await stage.press("enter")
        await stage.pilot.pause()
        assert stage.screen.running_clock.phase.title == "Reflect"


def test_no_outcome_key_is_missing_its_sign() -> None:
    assert all(len(outcome.key) == 1 for outcome in OUTCOMES)


async def test_a_panel_at_80_columns_covers_the_phases_and_goes(tmp_path: Path) -> None:
    async with live(tmp_path, "said before", last_time=LAST_TIME, size=(80, 24)) as stage:
        for key in ("f2", "f3", "f4"):
            await stage.press(key)
            assert "said before" not in stage.seen, key
            await stage.press("escape")
            assert "said before" in stage.seen, key


async def test_a_panel_gives_the_keys_back_to_where_they_were(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("f3", "escape", *"typed")
        assert stage.screen.bar.text == "typed"
        await stage.press("escape", "a", "f4", "escape", "n")
        assert stage.screen.running_clock.phase.title == "Reflect"
        assert stage.screen.bar.text == "typed"
        await stage.press("a", "f3", "n")
        assert stage.screen.running_clock.phase.title == "Learn together"


async def test_what_is_said_in_passing_leaves_the_rows_of_a_panel_in_sight(tmp_path: Path) -> None:
    async with live(tmp_path, size=(80, 24)) as stage:
        await stage.press("f3", "down", "f")
        assert stage.toasts
        assert "Amir Haddad  facilitator" in stage.seen
        rack = stage.screen.query_one("ToastRack")
        rows = stage.screen.query_one("#side OptionList")
        toast = rack.query_one("Toast")
        assert toast.region.y >= rows.region.y + 3
        assert toast.region.bottom <= stage.screen.bar.region.y
