import math
from pathlib import Path

import pytest
from textual import events

from data.errors import StoreFailed
from data.meeting import keep, press
from data.store.store import Store
from tests.screens.live_stage import Live, live, reopened


async def test_enter_keeps_a_line_a_stranger_becomes_a_guest_and_the_topic_can_be_said_later(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.press(*"+ Ana: it worked", "enter")
        assert stage.said == ["it worked"]
        assert "it worked" in stage.seen
        assert (stage.last.kind, stage.last.by) == ("success", "Ana Ruiz")
        assert stage.screen.bar.text == ""
        await stage.press(*"Tess: hello", "alt+g", "enter")
        assert stage.last.by == "Tess"
        assert any(p.guest for p in stage.screen.session.people.values())
        ana = next(p for p in stage.screen.session.people.values() if p.name == "Ana Ruiz")
        stage.screen.session.change(ana, present=False)
        stage.screen.show_people()
        await stage.press(*"Ana: > tea", "alt+g", "enter")
        assert (stage.last.kind, stage.last.by) == ("commitment", "Ana Ruiz")
        people = stage.screen.session.people.values()
        assert [p.present for p in people if "Ana" in p.name] == [True]
        await stage.enter("/topic Interpreters")
        assert stage.screen.session.head.topic == "Interpreters"
        assert "Interpreters" in stage.seen.splitlines()[0]
        for command in ("/topic", "/extend", "/started"):
            await stage.enter(command)
            assert stage.screen.bar.text == f"{command} "


async def test_what_is_typed_while_a_line_is_kept_is_the_next_line(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        for key in [*"one", "enter", *"two", "enter", *"thr"]:
            stage.pilot.app.simulate_key(key)
        await stage.pilot.pause()
        assert stage.said == ["one", "two"]
        assert stage.screen.bar.text == "thr"


async def test_prompts_go_round_both_ways_and_an_entry_remembers_its_own(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("escape")
        for key, shown in (("p", "2/2"), ("p", "1/2"), ("P", "2/2")):
            await stage.press(key)
            assert shown in stage.seen
        await stage.press("i")
        await stage.press("f8", "escape", "p", "i")
        await stage.enter("something changed")
        prompts = stage.screen.running_clock.phase.prompts
        assert (stage.last.phase, stage.last.prompt) == ("reflect", prompts[1])


async def test_up_edits_the_last_entry_and_a_line_may_continue_or_mend_it(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.enter("! @ben call teh school due:fri")
        await stage.press("up")
        assert stage.screen.bar.text == "! @ben call teh school due:fri"
        await stage.enter("! @ben call the school due:fri")
        assert len(stage.said) == 1
        assert "the school" in stage.said[0]
        assert stage.last.owners == ("Ben Okafor",)
        assert stage.screen.bar.text == ""
        await stage.enter("Ana: we rang", "... the next day", "s/rang/called/")
        assert stage.said[1:] == ["we called the next day"]
        assert "called the next day" in stage.seen


async def test_an_edit_that_is_given_up_returns_the_half_typed_line(tmp_path: Path) -> None:
    async with live(tmp_path, "said before") as stage:
        await stage.press(*"half", "escape", "e")
        assert stage.screen.bar.text == "said before"
        await stage.press("escape")
        assert stage.screen.bar.text == "half"
        assert stage.screen.bar.has_focus_within
        assert stage.said == ["said before"]


async def test_kind_and_mark_change_in_place_with_one_key_or_by_name(tmp_path: Path) -> None:
    async with live(tmp_path, "Ben: I will ring the school") as stage:
        await stage.press("escape", "k")
        assert "what a person will try" in stage.seen
        await stage.press("greater_than_sign")
        assert stage.last.kind == "commitment"
        assert "> I will ring the school" in stage.seen
        await stage.press("u")
        assert stage.last.kind == "note"
        await stage.press("M")
        assert stage.last.marked
        await stage.press("M")
        assert not stage.last.marked
        await stage.press("i")
        await stage.enter("/kind dec")
        assert stage.last.kind == "decision"
        await stage.enter("/kind nonsense")
        assert stage.screen.bar.text == "/kind nonsense"


async def test_a_removed_entry_comes_back_with_undo(tmp_path: Path) -> None:
    async with live(tmp_path, "first", "second") as stage:
        await stage.press("escape", "up", "x")
        assert stage.said == ["second"]
        assert "first" not in stage.seen
        await stage.press("ctrl+z")
        assert stage.said == ["first", "second"]
        assert "first" in stage.seen


async def test_up_again_edits_the_entry_before(tmp_path: Path) -> None:
    async with live(tmp_path, "first", "second") as stage:
        await stage.press("up", "up", "up")
        assert stage.screen.bar.text == "first"
        await stage.press("x", "up", "enter")
        assert stage.said == ["firstx", "second"]


async def test_undo_in_an_empty_bar_takes_the_last_entry_back(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("ctrl+z")
        assert stage.toasts == ["There is nothing to take back."]
        await stage.enter("one", "two")
        await stage.press("ctrl+z")
        assert stage.said == ["one"]
        assert stage.toasts == ["Took back: “two”"]
        await stage.press("ctrl+y")
        assert stage.said == ["one", "two"]


async def test_marks_are_jumped_through_in_every_phase(tmp_path: Path) -> None:
    async with live(tmp_path, "first @@") as stage:
        await stage.press("f8")
        await stage.enter("second @@", "third")
        await stage.press("escape", "m")
        first = stage.screen.panes[0].entries
        assert stage.screen.focused is first
        await stage.press("m")
        focused = stage.screen.panes[1].entries
        assert stage.screen.focused is focused
        assert focused.entry is not None
        assert focused.entry.text == "second"


async def test_pasted_lines_become_one_entry_each_if_wanted_and_come_back_if_they_cannot_be_kept(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        stage.pilot.app.post_message(events.Paste("- one\n- two\n- three"))
        await stage.pilot.pause()
        await stage.press("m")
        assert stage.said == ["one", "two", "three"]
        assert "three" in stage.seen
        await stage.press("ctrl+z")
        assert stage.said == []
        stage.pilot.app.post_message(events.Paste("one\ntwo"))
        await stage.pilot.pause()
        stage.screen.session.change(stage.screen.session.head, off_record=True)
        await stage.press("m")
        assert (stage.said, stage.screen.bar.text) == ([], "one\ntwo")


async def test_off_the_record_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.enter("/off", "secret")
        assert "off the record" in stage.seen.splitlines()[0]
        assert stage.said == []
        assert stage.screen.bar.text == "secret"
        assert "OFF THE RECORD" not in stage.seen
        await stage.press("ctrl+u")
        assert "OFF THE RECORD" in stage.seen
        await stage.press(*"secret", "escape", "o", "i", "enter")
        assert stage.said == ["secret"]


async def test_words_typed_among_command_keys_come_into_the_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.live.letter_run.LULL", math.inf)
    async with live(tmp_path) as stage:
        await stage.press("escape", *"ode")
        assert stage.screen.bar.text == "ode"
        assert not stage.screen.session.head.off_record
        assert "What its letters had changed is as it was." in stage.toasts[-1]


async def test_no_key_stumbles_over_a_session_with_nothing_in_it(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("escape", *"ekxmMustTpPy053[]{}", "left", "right", "delete")
        await stage.press("i", *"still here")
        assert stage.screen.bar.text == "still here"


async def test_a_line_the_disk_refuses_stays_on_screen_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with live(tmp_path) as stage:
        full = disk_full(stage, monkeypatch)
        await stage.enter("kept in memory", "and this")
        assert "Not saved since 10:00: 2 entries. No space is left" in stage.seen
        assert "not saved yet" in stage.seen
        assert "kept in memory" in stage.seen
        assert stage.screen.bar.text == ""
        full.clear()
        stage.screen.look_after_unsaved()
        await stage.pilot.pause()
        assert "ot saved yet" not in stage.seen
    (ref,) = Store(tmp_path / "store").sessions()
    kept = Store(tmp_path / "store").open(ref)
    assert [e.text for e in kept.entries.values()] == ["kept in memory", "and this"]


def disk_full(stage: Live, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the disk refuse everything until the returned list is empty."""
    reasons = ["No space is left on the disk."]
    log = stage.screen.session._log
    append = log.append

    def refuse(changes: object) -> None:
        if reasons:
            raise StoreFailed(reasons[0])
        append(changes)  # type: ignore[arg-type]

    monkeypatch.setattr(log, "append", refuse)
    return reasons


async def test_a_line_left_unfinished_is_in_the_bar_again(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press(*"half a line")
        stage.screen.keep_draft()
        (draft,) = stage.screen.session.ref.path.with_suffix(".live").glob("drafts/*")
        assert "half a line" in draft.read_text()
    async with reopened(tmp_path) as stage:
        assert stage.screen.bar.text == "half a line"
        assert "left unfinished" in stage.toasts[0]
        await stage.press("enter")
        assert stage.said == ["half a line"]
    async with reopened(tmp_path) as stage:
        assert stage.screen.bar.text == ""


async def test_the_prompt_is_still_there_after_a_crash(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("escape", "p", "i")
        await stage.enter("an answer")
    async with reopened(tmp_path) as stage:
        assert "2/2" in stage.seen


async def test_what_another_terminal_keeps_is_shown_within_a_second(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press(*"half")
        other = stage.screen.store.open(stage.screen.session.ref)
        keep(other, "said elsewhere", now=stage.clock.now)
        press(other, "next", stage.clock.now)
        other.close()
        stage.screen.take_in_news()
        await stage.pilot.pause()
        assert stage.said == ["said elsewhere"]
        assert stage.screen.running_clock.phase.title == "Reflect"
        assert stage.screen.bar.text == "half"


async def test_a_new_line_never_goes_into_an_entry_that_command_keys_began_to_edit(
    tmp_path: Path,
) -> None:
    async with live(tmp_path, "keep me please") as stage:
        await stage.press("escape", *"next time")
        assert stage.screen.bar.text == "keep me pleasext time"
        assert "editing keep me please" in stage.seen
        await stage.press("escape")
        assert "Esc leaves the entry as it was" in stage.seen
        await stage.press("escape", "enter", *"= We stay in threes", "enter")
        assert stage.said == ["keep me please", "We stay in threes"]
        assert stage.last.kind == "decision"
        first = next(iter(stage.screen.session.entries))
        versions = [str(v.fields) for v in stage.screen.session.versions(first)]
        assert any("keep me pleasext time" in version for version in versions)
        await stage.press("up", *" of you", "f8", *", all", "escape", "b", "i", *"new", "enter")
        assert stage.said == ["keep me please", "We stay in threes", "new"]


async def test_after_a_command_that_nobody_knows_the_next_line_is_a_line_of_its_own(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.press(*"/presnt Ana", "enter")
        assert stage.screen.bar.text == "/presnt Ana"
        await stage.press(*"= in threes", "enter")
        assert stage.said == ["in threes"]
        await stage.press("up")
        assert stage.screen.bar.text == "/presnt Ana"
        await stage.enter("/presnt Ben")
        for key in [*"/presnt", "enter", *"next", "enter"]:
            stage.pilot.app.simulate_key(key)
        await stage.pilot.pause()
        assert stage.said == ["in threes", "next"]


async def test_slash_present_puts_names_on_the_roll(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press("f3", "down", "enter", "escape")
        await stage.enter("/present Amir, Tess Njoroge")
        assert [p.name for p in stage.screen.session.people.values() if not p.present] == []
        assert "Tess Njoroge is here as a guest." in stage.toasts[-1]
        await stage.enter("/present Ana Ruis")
        assert "Is Ana Ruis Ana Ruiz, who is a member?" in stage.toasts[-1]
        await stage.enter("/present A")
        assert "several people" in stage.toasts[-1]
