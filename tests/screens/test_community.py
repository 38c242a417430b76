"""What a community knows about itself: filled by keys, each edit one action, nothing lost."""

import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from data.charter import QUESTIONS
from data.models.community import Community, Member
from data.models.community_records import COMMUNITY_RECORDS, CharterAnswer, Goal, Reading, Topic
from data.models.ids import MemberId
from data.planning import found
from data.safe_text import safe
from data.store.community_file import CommunityFile
from data.store.open_community import OpenCommunity
from data.store.restoring import restore_archive
from data.store.store import Store
from screens.community.community_screen import CommunityScreen
from screens.community.sections.all_sections import SECTIONS
from screens.home.home_screen import HomeScreen
from screens.requests import ShowCommunity
from screens.widgets.form_dialog import FormDialog
from tests.hostile import hostile_texts
from tests.screens.seen import seen
from tests.screens.stage import NOW, PEOPLE, app_on, held_session, settled, store_in

Stage = Pilot[None]


@asynccontextmanager
async def showing(
    store: Store, section: str = "", size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Stage]:
    """Show the first community of a store."""
    async with app_on(store).run_test(size=size) as pilot:
        await settled(pilot)
        pilot.app.post_message(ShowCommunity(store.communities()[0].id, section))
        await settled(pilot)
        assert isinstance(pilot.app.screen, CommunityScreen)
        yield pilot


def screen_of(pilot: Stage) -> CommunityScreen:
    return next(s for s in pilot.app.screen_stack if isinstance(s, CommunityScreen))


async def press(pilot: Stage, *keys: str) -> None:
    """Press keys; what stands behind a quotation mark is pasted into the field that has focus."""
    for key in keys:
        if key.startswith("“"):
            pilot.app.screen.post_message(events.Paste(key[1:]))
            await pilot.pause()
        else:
            await pilot.press(key)
    await settled(pilot)


def kept(store: Store) -> OpenCommunity:
    """Return the community as another program finds it."""
    other = Store(store.root)
    return other.open_community(other.communities()[0].id)


def page(pilot: Stage) -> str:
    rows = screen_of(pilot).page.options
    return " ".join(" ".join(str(row.prompt).split()) for row in rows)


def toasts(pilot: Stage) -> str:
    return " ".join(toast.message for toast in pilot.app._notifications)


async def open_section(pilot: Stage, id: str) -> None:
    screen = screen_of(pilot)
    if screen.page.has_focus:
        screen.action_other_side()
    screen.list.highlighted = [section.id for section in SECTIONS].index(id)
    await settled(pilot)
    screen.action_other_side()
    await settled(pilot)


async def test_a_community_that_is_only_a_name_says_how_to_fill_each_section_and_takes_it(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside")
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        for section in SECTIONS:
            await open_section(pilot, section.id)
            assert section.hint in page(pilot)
        await open_section(pilot, "purpose")
        await press(pilot, "down", "enter", "“Why we meet: to learn", "down", "“fewer late")
        await press(pilot, "ctrl+j", "“doors", "down", "down", "b", "enter")
        await open_section(pilot, "members")
        await press(pilot, "a", "“Ana Ruiz", "down", "“Library", "down", "down", "c", "enter")
        await press(pilot, "a", "“Ben Okafor", "enter")
        await open_section(pilot, "ground-rules")
        await press(pilot, "a", "“Ask first", "enter", "a", "“Stay", "enter")
        await press(pilot, "left_square_bracket")
        await open_section(pilot, "charter")
        await press(pilot, "b", "enter", "“All of us", "enter")
        await open_section(pilot, "standing")
        await press(pilot, "a", "down", "“ana ruiz", "down", "“2025", "enter")
        await open_section(pilot, "goals")
        await press(pilot, "a", "“Doors open", "enter", "m", "“Visits", "enter")
        assert "r adds the first reading" in page(pilot)
        await press(pilot, "r", "“twelve", "enter")
        assert "no figure" in seen(pilot.app)
        await press(pilot, *["backspace"] * 6, "“12", "enter", "r", "“15", "enter")
        await press(pilot, "h")
        assert "On “24 Nov 2026” · Figure “15”" in seen(pilot.app)
        await press(pilot, "escape")
        await open_section(pilot, "check-ins")
        await press(pilot, "a", "“ben", "down", "down", "“Rang him", "enter")
    own = kept(store)
    assert own.community.purpose == "Why we meet: to learn"
    assert own.community.differences == ("fewer late", "doors")
    assert own.community.primary_purpose == "practices"
    assert [(m.name, m.organisation, m.level) for m in own.community.members] == [
        ("Ana Ruiz", "Library", "core"),
        ("Ben Okafor", "", "active"),
    ]
    assert own.community.ground_rules == ("Stay", "Ask first")
    assert [answer.text for answer in own.table(CharterAnswer).values()] == ["All of us"]
    assert [topic.title for topic in own.table(Topic).values()] == [QUESTIONS[0].question]
    assert [reading.value for reading in own.table(Reading).values()] == [12, 15]
    assert len(own.table(Goal)) == 1


async def test_hostile_texts_stand_in_every_section_form_and_history_as_they_are(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside")
    texts = [safe(text) for text in hostile_texts(3_000)]
    with_every_text(kept(store), texts)
    async with showing(store, size=(80, 24)) as pilot:
        screen = screen_of(pilot)
        for section in SECTIONS[:-1]:
            await open_section(pilot, section.id)
            assert "\x1b" not in seen(pilot.app)
            assert screen.page.row, section.id
            if section.id in ("purpose", "members", "goals"):
                await press(pilot, "e")
                assert isinstance(pilot.app.screen, FormDialog)
                assert "\x1b" not in seen(pilot.app)
                await press(pilot, "escape", "h")
                assert "\x1b" not in seen(pilot.app)
                await press(pilot, "escape")
        await open_section(pilot, "backlog")
        for text in texts:
            assert " ".join(text.split())[:20] in page(pilot).replace(" ⏎ ", " ")


def with_every_text(own: OpenCommunity, texts: list[str]) -> None:
    """Put records of every kind, all of their texts hostile."""
    texts = [" ".join(text.split()) for text in texts]
    with own.together():
        own.change(own.community, **dict.fromkeys(("purpose", "vision", "stage"), texts[0]))
        own.change(own.community, ground_rules=tuple(texts), differences=tuple(texts[:5]))
        for kind in COMMUNITY_RECORDS.values():
            for number, text in enumerate(texts if kind is Topic else texts[:3]):
                if kind not in (Community,):
                    own.put(hostile_record(kind, number, text))


def hostile_record(kind: Any, number: int, text: str) -> Any:
    """Return a record whose texts are all this one; its links lead to others like it."""
    links = {"id", "of", "goal", "measure", "member", "item", "session"}
    given: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in links:
            given[field.name] = f"{number}"
        elif field.type in (str, "str"):
            given[field.name] = "" if field.name in ("settled", "zone") else text
        elif field.name in ("on", "number", "value"):
            given[field.name] = {"on": NOW.date(), "number": 1, "value": 1.5}[field.name]
    if kind is CharterAnswer:
        given["id"] = QUESTIONS[number].id
    return kind(**given)


async def test_two_members_are_made_one_person_after_it_is_told_what_changes_and_come_apart(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside", (*PEOPLE, "Ana"))
    held_session(store, "! Share the form @Ana", "Ana: went well").seal()
    async with showing(store, "members", size=(80, 24)) as pilot:
        screen = screen_of(pilot)
        ana = next(m for m in screen.own.members.values() if m.name == "Ana Ruiz")
        screen.show_all(at=ana.id)
        await press(pilot, "s")
        assert "Perhaps:" in seen(pilot.app)
        await press(pilot, "“Bela", "enter")
        assert "stands nowhere here" in seen(pilot.app)
        await press(pilot, *["backspace"] * 4, "“Ben O")
        assert "Ben Okafor counts as Ana Ruiz" in " ".join(seen(pilot.app).split())
        await press(pilot, *["backspace"] * 5, "“ana")
        assert "Ana counts as Ana Ruiz from now on" in seen(pilot.app), seen(pilot.app)
        await press(pilot, "enter")
        assert "also called Ana" in page(pilot)
        assert "Ana is Ana Ruiz" in page(pilot)
        assert [m.name for m in kept(store).members.values()] == list(PEOPLE)
        await press(pilot, "a", "“ana", "enter")
        assert "There is Ana Ruiz, also called ana, already" in seen(pilot.app)
        await press(pilot, "escape", "escape", "ctrl+z")
        assert "also called" not in page(pilot)
        await press(pilot, "ctrl+y", "end", "h")
        assert "Name “Ana”" in seen(pilot.app)
        await press(pilot, "escape", "x")
        assert "Ana is a member again" in toasts(pilot)
        assert len(kept(store).members) == len(PEOPLE) + 1


async def test_what_others_change_what_the_disk_refuses_and_what_is_taken_back_is_all_told(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside", PEOPLE)
    async with showing(store, "members", size=(80, 24)) as pilot:
        screen = screen_of(pilot)
        assert screen.page.has_focus
        assert "About us" not in seen(pilot.app)
        await press(pilot, "a", "“ana  RUIZ", "enter")
        assert "There is Ana Ruiz already" in seen(pilot.app)
        await press(pilot, "escape")
        assert "not kept yet" in seen(pilot.app)
        await press(pilot, "“ Ortiz", "enter")
        assert "ana RUIZ Ortiz" in page(pilot)
        other = kept(store)
        other.put(Member(MemberId("0dana"), "Dana"))
        lit = screen.page.row
        screen._each_second()
        await settled(pilot)
        assert "Dana" in page(pilot)
        assert screen.page.row == lit
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(CommunityFile, "_replace", refuse)
            await press(pilot, "e", "down", "“Harbour House", "enter")
            assert "Harbour House" in page(pilot)
            assert "✗ Not saved since" in seen(pilot.app)
            assert "1 change" in seen(pilot.app)
            await press(pilot, "escape", "escape")
            assert "Leave with something unsaved?" in seen(pilot.app)
            path = screen.store.root.parent / "saved.zip"
            await press(pilot, "s", *["backspace"] * 3, "home", "ctrl+k", f"“{path}", "enter")
            assert isinstance(pilot.app.screen, HomeScreen)
    restored = Store(tmp_path / "other")
    restore_archive(restored, path)
    (community,) = restored.communities()
    assert {m.organisation for m in community.members} == {"", "Harbour House"}


def refuse(*_args: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
