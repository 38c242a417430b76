"""What others keep comes onto the screen as they keep it; who types or reads is not disturbed."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from data.meeting import add_guest, keep, press
from data.models.records import Entry
from data.outlook import hand_on_late
from data.same_person import make_one
from data.store.open_session import OpenSession
from data.store.store import Store
from data.store.watching import EVENTS
from screens.live.live_screen import LiveScreen
from screens.live.people_panel import PeoplePanel
from screens.widgets.choice_dialog import ChoiceDialog
from screens.widgets.entry_list import EntryList
from tests.screens.live_stage import Live, live
from tests.screens.stage import NOW, PATIENCE


@asynccontextmanager
async def beside(
    folder: Path, *lines: str, size: tuple[int, int] = (120, 36), last_time: tuple[str, ...] = ()
) -> AsyncIterator[tuple[Live, OpenSession]]:
    """Hold a session; another program has it open too."""
    async with live(folder, *lines, size=size, last_time=last_time) as stage:
        other = stage.screen.store.open(stage.screen.session.ref)
        watching = stage.screen._watching
        assert watching is not None
        await until(lambda: watching.how == EVENTS)
        yield stage, other
        other.close()


async def until(true: Callable[[], bool]) -> None:
    """Let the screen answer until that is true."""
    end = monotonic() + PATIENCE
    while not true():
        assert monotonic() < end
        await asyncio.sleep(0.005)


def main(stage: Live) -> EntryList:
    """The entries of the phase that is shown wide."""
    return stage.screen.panes[stage.screen.shown].entries


def top(entries: EntryList) -> tuple[str, int]:
    """What is topmost in view, and how far it is scrolled out."""
    line = entries.scroll_offset.y
    place = entries._blocks.at_line(line)
    return entries.entries[place].text, line - entries._blocks.lines_of(place).start


async def test_what_others_keep_is_seen_as_they_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the event of its file alone: nobody looks at the time here."""
    monkeypatch.setattr(LiveScreen, "tick", lambda self: None)
    before = set(threading.enumerate())
    async with beside(tmp_path, "Ours.") as (stage, other):
        theirs = keep(other, "Theirs. #form", now=NOW)
        await until(lambda: "Theirs." in stage.seen)
        assert "form" in stage.screen.bar.tags
        other.change(theirs, text="Theirs, mended.")
        await until(lambda: "mended" in stage.seen)
        other.remove(theirs)
        await until(lambda: "mended" not in stage.seen)
        other.change(other.head, topic="Interpreters", off_record=True)
        await until(lambda: "off the record" in stage.seen and "Interpreters" in stage.seen)
        add_guest(other, "Chipo Dube")
        await until(lambda: "Chipo Dube" in stage.screen.bar.people.names)
        press(other, "pause", NOW)
        await until(lambda: stage.screen.state.status == "paused")
    left = set(threading.enumerate()) - before
    assert not [thread for thread in left if "watch" in f"{thread.name} {type(thread).__module__}"]


async def test_persons_made_one_elsewhere_are_one_on_the_open_screen_too(tmp_path: Path) -> None:
    async with live(tmp_path, "Amir Haddad: + the torch") as stage:
        own = Store(stage.screen.store.root).open_community(stage.screen.session.ref.community)
        ben = next(m for m in own.members.values() if m.name == "Ben Okafor")
        assert "Amir" in stage.seen
        stage.screen.bar.set_text("half a line")
        make_one(own, ben, "Amir Haddad")
        stage.screen.tick()
        await until(lambda: "Amir" not in stage.seen)
        assert "Ben" in stage.seen
        assert stage.screen.bar.people.names == ("Ana Ruiz", "Ben Okafor")
        assert stage.screen.bar.text == "half a line"


async def test_an_entry_that_comes_is_painted_alone_and_the_end_stays_in_view(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with beside(tmp_path, *(f"Line {n}." for n in range(60)), size=(80, 24)) as (
        stage,
        other,
    ):
        painted: list[str] = []
        for name in ("show_all", "show_head", "show_people", "show_panel", "show_entries"):
            monkeypatch.setattr(stage.screen, name, lambda name=name: painted.append(name))
        monkeypatch.setattr(EntryList, "set_entries", lambda *_: painted.append("set_entries"))
        keep(other, "One more.", now=NOW)
        await until(lambda: "One more." in stage.seen)
        assert painted == []
        assert main(stage).follows
        assert "new below" not in stage.seen


async def test_whoever_types_is_not_disturbed(tmp_path: Path) -> None:
    async with beside(tmp_path, "Ours.") as (stage, other):
        area = stage.screen.bar.text_area
        stage.screen.bar.set_text("! Share the form ")
        await stage.press("@", "a", "down")
        offered, at, said = area._offers, area.cursor_location, main(stage).entries[-1]
        assert len(offered) > 1
        for number in range(12):
            keep(other, f"Theirs, number {number}. #t{number}", now=NOW)
        add_guest(other, "Chipo Dube")
        other.change(said, text="Ours, mended.")
        press(other, "next", NOW)
        await until(lambda: stage.screen.current == 1 and " 11." in stage.seen)
        assert stage.screen.bar.text == "! Share the form @a"
        assert (area.cursor_location, area.has_focus) == (at, True)
        assert (area._offers, area._picked) == (offered, 0)
        assert stage.screen.shown == 1
        await stage.press("enter", "enter")
        assert (stage.last.text, stage.last.owners) == ("Share the form", ("Ana Ruiz",))


async def test_whoever_reads_back_stays_there_and_is_told_what_came_below(tmp_path: Path) -> None:
    lines = [f"Line {n}, {'long enough for several lines ' * (n % 4)}" for n in range(60)]
    async with beside(tmp_path, *lines, size=(80, 24)) as (stage, other):
        entries = main(stage)
        entries.scroll_to_line(31)
        reads, first = top(entries), entries.entries[0]
        for number in range(3):
            keep(other, f"Theirs, number {number}.", now=NOW)
        await until(lambda: entries.new_below == 3)
        await stage.pilot.pause()
        assert "↓ 3 new below" in stage.seen
        assert top(entries) == reads
        other.change(first, text="Now it takes many lines. " * 20)
        await until(lambda: entries.entries[0].text.startswith("Now"))
        assert top(entries) == reads
        other.remove(first)
        await until(lambda: entries.entries[0].id != first.id)
        assert top(entries) == reads
        late = replace(
            first, id=type(first.id)(f"{first.id[:-4]}ffff"), text="Said early, heard late."
        )
        other.put(late)
        await until(lambda: entries.entries[0].text == late.text)
        assert top(entries) == reads
        press(other, "next", NOW)
        await until(lambda: stage.screen.current == 1)
        assert stage.screen.shown == 0
        assert top(entries) == reads
        assert stage.screen.bar.text_area.has_focus
        entries.scroll_to_line(entries.max_scroll_y)
        await until(lambda: "new below" not in stage.seen)


async def test_the_highlight_stays_on_its_entry_whatever_comes_and_goes(tmp_path: Path) -> None:
    async with beside(tmp_path, *(f"Line {n}." for n in range(40)), size=(80, 24)) as (
        stage,
        other,
    ):
        await stage.press("escape", "up", "up", "up", "up")
        entries = main(stage)
        lit, scrolled = entries.entry, entries.scroll_offset
        assert lit is not None
        ours = [entry.id for entry in other.entries.values()]
        other.remove(other.entries[ours[-1]])
        other.change(other.entries[ours[1]], text="Mended.")
        keep(other, "Theirs.", now=NOW)
        await until(lambda: entries.entries[-1].text == "Theirs.")
        assert (entries.entry, entries.scroll_offset, entries.has_focus) == (lit, scrolled, True)
        following = entries.entries[entries.entries.index(lit) + 1]
        other.remove(other.entries[lit.id])
        await until(lambda: lit not in entries.entries)
        assert entries.entry == following


async def test_a_dialog_and_a_panel_in_use_stay_as_they_are(tmp_path: Path) -> None:
    promise = "~ I will call the family @Ana"
    async with beside(tmp_path, "Ours.", last_time=(promise,)) as (stage, other):
        await stage.press("f3", *"ben")
        panel = stage.screen.panel
        assert isinstance(panel, PeoplePanel)
        add_guest(other, "Bea Lund")
        await until(lambda: "Bea Lund" in stage.screen.bar.people.names)
        await stage.pilot.pause()
        assert stage.screen.panel is panel
        assert "ben" in stage.seen
        panel.line.value = ""
        await stage.press("down", "down")
        meant = panel.options.person
        add_guest(other, "Aaron Abt")
        await until(lambda: "Aaron Abt" in stage.screen.bar.people.names)
        assert panel.options.person == meant is not None
        await stage.press("escape", "escape", "k")
        await until(lambda: isinstance(stage.pilot.app.screen, ChoiceDialog))
        keep(other, "Theirs.", now=NOW)
        press(other, "next", NOW)
        await until(lambda: stage.screen.current == 1)
        assert isinstance(stage.pilot.app.screen, ChoiceDialog)
        await stage.press("escape")
        await until(lambda: stage.screen.panes[0].entries.entries[-1].text == "Theirs.")
        store = stage.screen.store
        past = store.open(store.sessions(other.ref.community)[-1])
        keep(past, "! Ana: bring the forms", now=NOW)
        hand_on_late(store, past)
        past.close()
        await until(lambda: stage.screen.from_last_time == 2)
        await stage.press("f2")
        await until(lambda: "bring the forms" in stage.seen)


async def test_hundreds_that_come_at_once_are_painted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = EntryList.paint

    def painting(self: EntryList) -> None:
        painted.append(self.entries[-1].text)
        paint(self)

    monkeypatch.setattr(EntryList, "paint", painting)
    async with beside(tmp_path, "Ours.") as (stage, other):
        kept = keep(other, "Theirs.", now=NOW)
        await until(lambda: "Theirs." in stage.seen)
        painted.clear()
        with other.together():
            for number in range(400):
                other.put(numbered(kept, number))
        await until(lambda: len(main(stage).entries) == 402)
        assert len(painted) <= 3


def numbered(entry: Entry, number: int) -> Entry:
    return replace(entry, id=type(entry.id)(f"{entry.id}{number:03}"), text=f"Number {number}.")
