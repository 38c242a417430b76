"""F3 on the live screen: who is here, in which role, and who is to stay."""

import math
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.widgets import Input

from tests.screens.live_stage import Live, live
from tests.screens.stage import settled


def absent(stage: Live) -> list[str]:
    return [p.name for p in stage.screen.session.people.values() if not p.present]


def guests(stage: Live) -> list[str]:
    return [p.name for p in stage.screen.session.people.values() if p.guest]


async def test_roll_call_takes_a_few_letters_and_enter_and_takes_nobody_off(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("f3", "enter", *", ", "enter")
        assert absent(stage) == []
        assert stage.toasts == []
        await stage.press("ctrl+u", *"nE")
        line = stage.screen.focused
        assert isinstance(line, Input)
        assert line.value == "nE"
        assert stage.screen.running_clock.phase.title == "Welcome"
        await stage.press("ctrl+u", *"ben", "down", "enter")
        assert absent(stage) == ["Ben Okafor"]
        await stage.press("up", "up", "up", *"ok", "enter")
        assert absent(stage) == []
        assert stage.toasts == ["Ben Okafor is here."]
        line.value = "Ben Okafor"
        await stage.press("enter")
        assert absent(stage) == []
        assert stage.toasts[-1].startswith("Ben Okafor is here already")


async def test_names_with_commas_are_that_many_people(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("f3", "down", "down", "up", "up", *"te")
        line = stage.screen.focused
        assert isinstance(line, Input)
        assert line.value == "te"
        await stage.press("ctrl+u", "down", "enter", "up", "up")
        assert absent(stage) == ["Amir Haddad"]
        await stage.press(*"Chipo Dube, amir, Dilek Aydın")
        assert "+ Chipo Dube, Dilek Aydın, as guests" in stage.seen
        await stage.press("enter")
        assert absent(stage) == []
        assert guests(stage) == ["Chipo Dube", "Dilek Aydın"]
        assert stage.toasts == [
            "Amir Haddad is here. Chipo Dube and Dilek Aydın are here as guests."
        ]
        await stage.press("ctrl+z")
        assert guests(stage) == []
        assert absent(stage) == ["Amir Haddad"]
        await stage.press(*"+ the torch, held low", "enter")
        assert (guests(stage), stage.screen.bar.text) == ([], "+ the torch, held low")
        assert "a line, not a name" in stage.toasts[-1]
        await stage.press("enter")
        assert stage.last.kind == "success"


async def test_a_new_name_becomes_a_guest_and_with_one_key_a_member(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        store, session = stage.screen.store, stage.screen.session

        def members() -> list[str]:
            return [m.name for m in store.community(session.head.community).members]

        await stage.press("f3", *"Tess Njoroge", "enter")
        assert "Tess Njoroge  guest" in stage.seen
        await stage.press("escape")
        await stage.enter("Tess: hello")
        assert stage.last.by == "Tess Njoroge"
        await stage.press("f3", "down", "end", "m")
        assert members()[-1] == "Tess Njoroge"
        assert guests(stage) == []
        assert stage.toasts == ["Tess Njoroge is a member of Riverside from now on."]
        await stage.press("m")
        assert stage.toasts == ["Tess Njoroge is a member of Riverside already."]
        await stage.press("ctrl+z", "m")
        assert members().count("Tess Njoroge") == 1


async def test_a_guest_by_mistake_leaves_the_roll_and_a_member_stays(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("f3", *"Tess Njoroge", "enter", "down", "end", "x")
        assert guests(stage) == []
        await stage.press("ctrl+z")
        assert guests(stage) == ["Tess Njoroge"]
        await stage.press("home", "x")
        assert len(stage.screen.session.people) == 4
        assert "stays on the roll" in stage.toasts[-1]


async def test_the_roll_keeps_its_order_one_key_takes_all_in_and_one_hands_a_role_over(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.press("f3", "down", "space", "enter")
        assert absent(stage) == ["Ana Ruiz", "Amir Haddad"]
        rows = [row for row in stage.seen.splitlines() if "○ " in row]
        assert ["Haddad" in row for row in rows] == [True, False]
        assert "Enter here or not" in stage.seen
        await stage.press("a")
        assert absent(stage) == []
        await stage.press("home", "f")
        assert "◆ Amir" in stage.seen.splitlines()[0]
        await stage.press("down", "f", "s")
        assert "◆ Ana  ✎ Ana" in stage.seen.splitlines()[0]
        assert stage.toasts == ["Ana Ruiz: facilitator, scribe."]
        await stage.press("ctrl+z", "ctrl+z")
        assert "◆ Amir" in stage.seen.splitlines()[0]


async def test_a_line_that_begins_with_a_sign_goes_to_the_bar_whatever_list_has_the_focus(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        before = dict(stage.screen.session.people)
        for panel, line in (("f3", "! take"), ("f2", "- nobody")):
            await stage.press(panel, "down", *line)
            assert stage.screen.bar.text == line
            assert "begins a line" in stage.toasts[-1]
            await stage.press("ctrl+u", panel)
        await stage.press("escape", "tab", *"> I try")
        assert stage.screen.bar.text == "> I try"
        assert stage.screen.session.people == before


BEGINNINGS = ("we n", "all famil", "für")
LETTERS = "aefhlmnorstwFT ,'3ü"


async def test_words_typed_over_a_list_come_into_the_bar_and_what_letters_did_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.live.letter_run.LULL", math.inf)
    chance = Random(8)
    async with live(tmp_path) as stage:
        session = stage.screen.session
        await stage.enter("Ana: hello")
        before, count, done = dict(session.people), len(session.entries), session.done_here
        mixed = ["".join(chance.sample(LETTERS, 7)) for _ in range(3)]
        for line in (*BEGINNINGS, *mixed):
            await stage.press("f3", "down", *line)
            assert stage.screen.bar.text == line
            assert dict(session.people) == before
            assert (session.done_here, stage.screen.voices.speaking) == (done, None)
            await stage.press("ctrl+u", "f3", "escape")
        await stage.press("f3", "down")
        stage.screen.app.post_message(events.Paste("we need doors"))
        await settled(stage.pilot)
        await stage.press("enter")
        assert len(session.entries) == count + 1
        await stage.press("ctrl+z")
        assert len(session.entries) == count
