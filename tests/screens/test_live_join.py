"""Several terminals on one session: joining, who is here, who runs the clock, who ends it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from data.meeting import clock_of, end, keep
from data.models.records import Handover
from data.store.disk_log import machine
from data.store.open_session import OpenSession
from data.store.store import Store
from data.store.terminals import BOARD, Terminals
from lctui.app import LctuiApp
from lctui.settings import Settings
from screens.live.live_screen import LiveScreen
from screens.live.seat import Seat
from screens.live.who_dialog import WhoDialog
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.screens.live_stage import Live, WallClock, begun, live
from tests.screens.stage import NOW, app_on, settled, store_in


class Other:
    """Somebody at another terminal of the session, without a screen."""

    def __init__(
        self, store: Store, name: str, *, runs: bool = False, kind: str = "screen"
    ) -> None:
        self.session = Store(store.root).open(store.live()[0])
        self.session.by = name
        self.terminals = Terminals(self.session.ref.path, machine(), kind)
        assert self.terminals.enter(name)
        if runs:
            self.take()

    def take(self, how: str = "took") -> None:
        own = self.terminals.own
        self.session.keep_for_good(
            Handover(f"0198{how.replace(' ', '')}-{own.id}", own.id, own.name, how, NOW)  # type: ignore[arg-type]
        )

    def say(self, line: str) -> None:
        self.session.refresh()
        keep(self.session, line, now=NOW, captured_by=self.session.by)

    def end(self) -> None:
        self.session.refresh()
        end(self.session, NOW)

    def leave(self) -> None:
        self.terminals.leave()
        self.session.close()


@asynccontextmanager
async def joined(
    folder: Path, *lines: str, name: str = "Amir", size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[Live, Other]]:
    """Join a session whose clock Dana's terminal runs."""
    store = store_in(folder)
    ref = begun(store, *lines)
    dana = Other(store, "Dana", runs=True)
    app = LctuiApp(store, ref, settings=Settings(), now=WallClock(), seat=Seat(name, joins=True))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        screen = app.screen_stack[1]
        assert isinstance(screen, LiveScreen)
        yield Live(pilot, screen, screen.now), dana  # type: ignore[arg-type]
    dana.leave()


async def looked(stage: Live) -> None:
    """Let a second pass: the screen takes in what others did and looks who is here."""
    stage.screen.terminals._looked = float("-inf")
    stage.screen.take_in_news()
    stage.screen.show_here()
    await stage.pilot.pause()


def header(stage: Live) -> str:
    return stage.seen.splitlines()[0].rstrip()


async def test_who_joins_sees_who_is_here_and_is_seen(tmp_path: Path) -> None:
    async with joined(tmp_path) as (stage, dana):
        assert header(stage).endswith("◷ Dana  ✎ Amir (you)")
        assert [t.name for t in dana.terminals.here()] == ["Dana", "Amir Haddad"]
        board = Other(stage.screen.store, "", kind=BOARD)
        await looked(stage)
        assert header(stage).endswith("◷ Dana  ✎ Amir (you)  ▣ 1 board")
        await stage.press("f3")
        assert "✎ Amir Haddad (you)" in stage.seen
        assert "◷ Dana runs the clock" in stage.seen
        board.leave()
        await looked(stage)
        assert "board" not in stage.seen
        await stage.press("f3")
        await stage.enter("/as Zoe Lind")
        people = stage.screen.session.people
        assert [(p.name, p.present) for p in people.values() if p.guest] == [("Zoe Lind", True)]
        assert "Zoe Lind is on the roll as a guest. Ctrl+Z takes that back." in stage.toasts
        await stage.press("ctrl+z")
        assert not [p.name for p in stage.screen.session.people.values() if p.guest]


async def test_in_a_narrow_window_what_matters_least_goes_first(tmp_path: Path) -> None:
    async with joined(tmp_path, size=(80, 24)) as (stage, _):
        others = [Other(stage.screen.store, name) for name in ("Bea", "Chidi Eze", "Zoë")]
        others.append(Other(stage.screen.store, "", kind=BOARD))
        await looked(stage)
        assert header(stage).endswith("◷ Dana  ✎ you  +3  ▣ 1")
        await stage.pilot.resize_terminal(62, 20)
        await settled(stage.pilot)
        assert header(stage).endswith("◷ Dana  +4")
        assert "ends 11:58" in header(stage) or "ends 12:00" in header(stage)
        for other in others:
            other.leave()


async def test_each_entry_says_who_wrote_it_once_two_write(tmp_path: Path) -> None:
    async with joined(tmp_path) as (stage, dana):
        await stage.enter("? Who pays for interpreters", "said in trust #anon")
        assert "✎" not in stage.seen.split("ends", 1)[1].split("\n", 1)[1]
        dana.say("Ben: two questions at the door")
        await looked(stage)
        assert "Ben  ✎ Dana" in stage.seen.replace("Ben ✎", "Ben  ✎")
        assert "✎ Amir" in stage.seen.split("\n", 1)[1]
        (nameless,) = [e for e in stage.screen.session.entries.values() if e.level == "anon"]
        assert nameless.captured_by is None
        (version,) = stage.screen.session.versions(nameless.id)
        assert version.by == ""
        assert [e.captured_by for e in stage.screen.session.entries.values() if e != nameless] == [
            "Amir Haddad",
            "Dana",
        ]
        stored = b"".join(
            path.read_bytes() for path in stage.screen.session.ref.path.parent.rglob("anon*")
        )
        assert b"trust" in stored
        assert b"Amir" not in stored


async def test_who_does_not_run_the_clock_is_told_who_does_and_which_key_takes_it(
    tmp_path: Path,
) -> None:
    async with joined(tmp_path) as (stage, _):
        session = stage.screen.session
        await stage.press(*"half a line", "f8", "f6", "f9")
        assert [event.kind for event in session.clock] == ["start"]
        assert stage.toasts[-1].startswith("Dana runs the clock. Esc, then c takes it")
        await stage.enter("/extend 5", "/end", "/prompt", "/round")
        assert [event.kind for event in session.clock] == ["start"]
        assert stage.screen.go_round is None
        assert stage.screen.running_pane.prompt_index == 0
        await stage.press("escape", "c")
        assert "Take the clock over?" in stage.seen
        await stage.press("c")
        await stage.press("n")
        assert session.clock[-1].kind == "next"
        assert [h.how for h in session.handovers] == ["took", "took over"]
        assert header(stage).endswith("◷ Amir (you)  ✎ Dana")


async def test_the_clock_is_handed_over_with_one_key_and_comes_back(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        assert [h.how for h in stage.screen.session.handovers] == ["took"]
        amir = Other(stage.screen.store, "Amir")
        await looked(stage)
        await stage.press("escape", "n", "c")
        assert stage.toasts[-1] == "Amir’s terminal runs the clock now."
        assert header(stage).endswith("◷ Amir  ✎ you")
        await stage.press("i")
        await stage.enter("said after that")
        assert stage.said == ["said after that"]
        await stage.press("ctrl+z")
        assert stage.said == []
        await stage.press("ctrl+z")
        assert stage.toasts[-1].startswith("Amir runs the clock. Your last step of it stays")
        assert [event.kind for event in stage.screen.session.clock] == ["start", "next"]
        own = stage.screen.terminals.own
        amir.session.refresh()
        amir.session.keep_for_good(Handover("0199", own.id, own.name, "handed", NOW))  # type: ignore[arg-type]
        await looked(stage)
        assert (
            stage.toasts[-1]
            == "You run the clock now. Amir handed it to you. Esc, then c hands it on."
        )
        bea = Other(stage.screen.store, "Bea")
        await looked(stage)
        await stage.press("escape", "c")
        assert "Who is to run the clock?" in stage.seen
        await stage.press("2")
        assert header(stage).endswith("◷ Bea  ✎ you  ✎ Amir")
        amir.leave()
        bea.leave()


async def test_the_clock_of_a_terminal_that_is_gone_is_taken_with_one_key(tmp_path: Path) -> None:
    async with joined(tmp_path) as (stage, dana):
        dana.terminals.leave()
        await looked(stage)
        assert stage.toasts[-1] == "Dana is gone. Nobody runs the clock: Esc, then c takes it."
        assert "◷ nobody" in header(stage)
        await stage.press("escape", "c")
        assert stage.screen.runs_clock
        assert stage.screen.session.handovers[-1].how == "took over"
        assert "◷" not in header(stage)


async def test_without_a_name_one_question_asks_who_writes(tmp_path: Path) -> None:
    async with joined(tmp_path, name="") as (stage, _):
        assert isinstance(stage.pilot.app.screen, WhoDialog)
        await stage.press(*"am", "enter")
        assert stage.screen.seat.name == "Amir Haddad"
        await stage.enter("* what stood out", "/as Dana")
        assert stage.last.captured_by == "Amir Haddad"
        assert stage.toasts[-1] == "Dana writes here from now on."
        assert stage.screen.session.by == "Dana"
        await stage.enter("/as")
        await stage.press(*"+ the torch", "enter")
        assert (stage.screen.seat.name, stage.screen.bar.text) == ("Dana", "+ the torch")
        assert "a line, not a name" in stage.toasts[-1]
        await stage.press("ctrl+u")
        await stage.enter("/as")
        await stage.press("escape")
        assert stage.screen.seat.name == "Dana"
    async with joined(tmp_path / "again", name="") as (stage, _):
        await stage.press("enter")
        await stage.enter("whoever it was")
        assert stage.last.captured_by is None
        assert header(stage).endswith("◷ Dana  ✎ you")


async def test_two_terminals_of_one_name_go_on_and_hostile_names_do_no_harm(tmp_path: Path) -> None:
    async with joined(tmp_path, name="Dana") as (stage, _):
        assert stage.toasts[-1] == "Dana writes at another terminal too; both go on."
        evil = Other(stage.screen.store, "[/x]\x1b]0;x\a" + "é" * 300)
        await looked(stage)
        assert "[/x]" in header(stage)
        evil.leave()


async def test_an_end_elsewhere_is_told_and_what_is_typed_is_still_kept(tmp_path: Path) -> None:
    async with joined(tmp_path) as (stage, dana):
        await stage.press(*"half a line")
        dana.end()
        await looked(stage)
        assert stage.pilot.app.screen is stage.screen
        assert "Dana ended the session at 10:00." in stage.seen
        assert stage.screen.bar.text == "half a line"
        await stage.press("enter")
        assert kept(stage) == ["half a line"]
        await stage.press(*"and one more", "f8")
        assert isinstance(stage.pilot.app.screen, WrapUpScreen)
        dana.leave()
        assert kept(stage) == ["half a line", "and one more"]
        assert stage.screen.session.ref.path.with_name(
            stage.screen.session.ref.path.name + ".json"
        ).exists()
    assert not list(tmp_path.rglob("*.live"))


async def test_a_session_that_goes_on_after_all_says_no_more_that_it_ended(tmp_path: Path) -> None:
    async with joined(tmp_path) as (stage, dana):
        dana.end()
        await looked(stage)
        dana.session.undo()
        await looked(stage)
        assert "ended the session" not in stage.seen
        assert clock_of(stage.screen.session, NOW).status == "running"
        await stage.enter("we go on")
        assert stage.said == ["we go on"]


async def test_two_who_edit_one_entry_are_told_and_its_history_has_both(tmp_path: Path) -> None:
    async with joined(tmp_path, "the first words") as (stage, dana):
        (entry,) = stage.screen.session.entries.values()
        for mine, key, shown in (("mine", "enter", "mine"), ("mine again", "escape", "theirs 1")):
            await stage.press("up")
            stage.screen.bar.text_area.insert(f" {mine}")
            change(dana.session, entry.id, f"theirs {len(mine) - 4 and 1}")
            await looked(stage)
            assert "Dana changed this entry meanwhile: “theirs" in stage.seen
            assert stage.screen.bar.text.endswith(mine)
            await stage.press(key)
            assert stage.last.text.endswith(shown)
            assert stage.screen.bar.text == ""
            assert "meanwhile" not in stage.seen
            texts = [v.fields.get("text", "") for v in stage.screen.session.versions(entry.id)]
            assert any(text.endswith(mine) for text in texts)
        await stage.press("ctrl+z")
        assert stage.last.text.endswith("mine again")


async def test_an_edit_of_an_entry_that_was_taken_away_brings_it_back(tmp_path: Path) -> None:
    async with joined(tmp_path, "the first words") as (stage, dana):
        await stage.press("up", *" and more")
        dana.session.refresh()
        dana.session.remove(next(iter(dana.session.entries.values())))
        await looked(stage)
        assert "Dana took this entry away meanwhile." in stage.seen
        await stage.press("enter")
        assert stage.said == ["the first words and more"]


async def test_up_edits_what_was_written_here_not_what_came_from_elsewhere(tmp_path: Path) -> None:
    async with joined(tmp_path) as (stage, dana):
        await stage.enter("written by Amir")
        dana.say("written by Dana")
        await looked(stage)
        await stage.press("up")
        assert stage.screen.bar.text == "written by Amir"


async def test_home_goes_to_write_where_somebody_runs_the_clock(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store)
    dana = Other(store, "Dana", runs=True)
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WhoDialog)
        await pilot.press("escape")
        assert isinstance(app.screen, LiveScreen)
        assert not app.screen.runs_clock
        await pilot.press(*"/home", "enter")
        await settled(pilot)
        dana.leave()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        assert app.screen.runs_clock


def change(session: OpenSession, identifier: str, text: str) -> None:
    session.refresh()
    session.change(session.entries[identifier], text=text, typed=text)  # type: ignore[index]


def kept(stage: Live) -> list[str]:
    """Return what another program finds in the ended session."""
    store = Store(stage.screen.store.root)
    (ref,) = store.sessions()
    assert not ref.live
    return [entry.text for entry in store.open(ref).entries.values()]
