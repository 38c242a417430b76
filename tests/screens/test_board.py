"""The board: what people read from the back row, and what they never see there."""

from dataclasses import astuple, replace
from datetime import timedelta
from pathlib import Path

import pytest

from data.following import ANOTHER, GONE
from data.meeting import end, keep, press
from data.models.ids import MemberId, PhaseId, new_id
from data.models.records import Phase, Presence, Step
from data.safe_text import safe
from data.store.floor import Floor, FloorFile
from data.store.places import Places
from data.store.terminals import terminals_at
from tests.screens.board_stage import EVERY_SIZE, SMALLEST, USUAL, WALL, Board, board, give_turn
from tests.screens.live_stage import begun
from tests.screens.stage import NOW, PEOPLE, held_session, store_in
from tests.screens.steps_stage import CASE, GROUPS, SILENT, begun_with
from tests.screens.test_live_looks import TEXTS, nothing_raw

RULES = tuple(f"Rule of ours number {number}, which is a sentence" for number in range(1, 8))
FIRST = "Your name, where you work, and one small thing from your week?"
SECOND = "What would make today worth the journey for you?"
HOSTILE = [text for text in TEXTS if len(text) <= 10_000]
ENDS = ("then Reflect · 30:00", "ends 12:00, on time")
SECRET = (
    "zweitname",
    "geheim-named",
    "geheim-private",
    "geheim-anon",
    "geheim-role",
    "geheim-half",
)


@pytest.mark.parametrize("size", EVERY_SIZE)
async def test_at_every_size_the_question_the_clock_and_the_turn_are_read(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    store = store_in(tmp_path)
    ref = begun(store)
    community = store.community(ref.community)
    store.save_community(replace(community, ground_rules=RULES))
    with_facilitator = store.open(ref)
    give_turn(with_facilitator, PEOPLE, prompt=1)
    async with board(store, size=size) as stage:
        for words in (SECOND, "1 of 4 · Welcome", "left of 10:00", "Ana"):
            assert stage.says(words), words
        assert not stage.says(FIRST)
        assert "Rule of ours number" in stage.seen or size == SMALLEST
        assert (stage.screen.view.next_up, stage.screen.view.ends) == ENDS
        lines = stage.seen.splitlines()
        assert len(lines) == size[1]
        with_facilitator.change(with_facilitator.head, off_record=True)
        await stage.look(minutes=6)
        assert stage.says("Off the record")
        assert stage.says("less than five minutes left")
        await stage.look(minutes=5)
        assert stage.says("over time")
        assert stage.screen.has_class("-over")
        assert len(stage.seen.splitlines()) == size[1]
    with_facilitator.close()


async def test_it_goes_through_a_whole_session_by_itself(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    async with board(store) as stage:
        assert stage.says("Waiting for a session to begin")
        assert not store.root.exists()
        one = store.open(begun(store, start_clock=False))
        await stage.look(seconds=3)
        assert "not started yet" in stage.seen
        assert [t.kind for t in terminals_at(Places.of(one.ref.path), "x")] == ["board"]
        press(one, "start", stage.clock.now)
        assert "left of 10:00" in await stage.look()
        press(one, "pause", stage.clock.now)
        assert "paused" in await stage.look(minutes=3)
        press(one, "resume", stage.clock.now)
        press(one, "next", stage.clock.now)
        await stage.look()
        assert stage.says("You tried something. What surprised you?")
        end(one, stage.clock.now)
        await stage.look()
        assert stage.says("Thank you all!")
        one.change(one.head, next_date=(NOW + timedelta(days=28)).date())
        one.close()
        assert "We meet again on Tuesday 22 December" in await stage.look()
        assert not Places.of(one.ref.path).live.exists()
        two = held_session(store, topic="Interpreters", ended=False, began=stage.clock.now)
        shown = await stage.look(seconds=3)
        assert "Interpreters" in shown
        assert ANOTHER in shown
        assert ANOTHER not in await stage.look(seconds=30)
        two.close()


@pytest.mark.parametrize("size", [SMALLEST, (120, 36), WALL])
async def test_the_step_its_clock_and_who_sits_with_whom_are_read_and_nothing_that_was_written(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    store = store_in(tmp_path)
    odd = replace(SILENT, steps=(Step(HOSTILE[0][:60], 60, HOSTILE[1][:60]), Step("Look", 60)))
    ref = begun_with(store, CASE, GROUPS, odd)
    facilitator = store.open(ref)
    ana = next(iter(facilitator.people.values()))
    facilitator.change(ana, roles=("presenter",))
    floor = FloorFile(ref.path)
    async with board(store, size=size) as stage:
        assert stage.says("Tell · 5:00 left")
        assert stage.says("Ana tells what happened, nobody interrupts") or size == SMALLEST
        await stage.look(minutes=7)
        assert stage.says("Tell · ▲ +2:00 over, taken from Clarify")
        floor.write(Floor(steps={CASE.id: (420,)}))
        await stage.look()
        assert stage.says("Clarify · 9:26 left")
        ids = [str(person.id) for person in facilitator.people.values()]
        groups = {GROUPS.id: ((ids[0], ids[2]), (ids[1],))}
        floor.write(Floor(groups=groups))
        press(facilitator, "next", stage.clock.now)
        await stage.look()
        assert all(name in stage.screen.view.groups[0] for name in ("Ana", "Amir"))
        assert stage.says("1 Ana · Amir") or "1  Ana · Amir" in stage.seen
        floor.write(Floor(groups=groups, steps={GROUPS.id: (60,)}))
        assert "Amir" not in await stage.look()
        press(facilitator, "next", stage.clock.now)
        keep(facilitator, "- geheim", now=stage.clock.now)
        shown = await stage.look()
        assert "geheim" not in shown
        assert "written" not in shown
        assert nothing_raw(shown)
        assert len(shown.splitlines()) == size[1]
    facilitator.close()


async def test_a_session_that_was_named_is_shown_whatever_else_begins(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held = held_session(store, topic="The first")
    held.close()
    held_session(store, topic="The second", ended=False).close()
    before = tree(store.root)
    async with board(store, held.ref) as stage:
        assert "The first" in await stage.look(seconds=5)
        assert stage.says("Thank you all!")
    assert tree(store.root) == before


async def test_the_board_writes_nothing_but_that_it_is_there(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    ref = begun(store, "said")
    before = tree(store.root)
    async with board(store) as stage:
        await stage.look(minutes=1)
        there = set(tree(store.root)) - set(before)
        assert {path.parent.name for path in there} == {"here"}
    assert tree(store.root) == before
    Places.of(ref.path).here.write_text("in the way, as nothing can be written on a read-only disk")
    async with board(store) as stage:
        assert "left of" in await stage.look()


def tree(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


async def test_trouble_is_one_calm_sentence_and_ends_when_it_is_over(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    ref = begun(store)
    live = Places.of(ref.path).live
    async with board(store) as stage:
        live.rename(live.with_name("elsewhere"))
        shown = await stage.look(seconds=3)
        assert GONE in shown
        assert "left of" in shown
        assert str(tmp_path) not in shown
        live.with_name("elsewhere").rename(live)
        assert GONE not in await stage.look(seconds=3)
        (journal,) = live.glob("*.jsonl")
        journal.write_bytes(journal.read_bytes() + b"rubbish\n")
        assert "left of" in await stage.look(seconds=3)


async def test_what_people_said_never_comes_near_the_wall(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    named, private, anon, role, half = SECRET[1:]
    people = ("Ana Zweitname", "Ben Zweitname", "Ana Zweitname-Berg")
    session = held_session(store, ended=False, began=NOW)
    session.put(*(Presence(MemberId(new_id()), name) for name in people))
    lines = (f"* {named}", f"! {private} #private", f"- {anon} #anon", f"? {role} #role")
    for line in lines:
        keep(session, line, now=NOW)
    session.drafts.write(half)
    give_turn(session, people)
    async with board(store, size=WALL) as stage:
        following = stage.screen.following
        assert following.session is not None
        assert not following.session.entries
        for line in lines:
            keep(session, f"{line} again", now=NOW)
        for size in EVERY_SIZE:
            await stage.resize(*size)
            nothing_secret(await stage.look(seconds=1), stage)
            assert stage.says("Ana Z.")
    session.close()


def nothing_secret(shown: str, stage: Board) -> None:
    view = repr(astuple(stage.screen.view)).casefold()
    for word in SECRET:
        assert word not in shown.casefold()
        assert word not in view


async def test_hostile_texts_are_shown_as_they_are(tmp_path: Path) -> None:
    """In the topic, a phase, its question, a name and the rules; at both ends of the sizes."""
    store = store_in(tmp_path)
    session = store.open(begun(store))
    person = next(iter(session.people.values()))
    async with board(store, size=WALL) as stage:
        for size, shift in ((WALL, 0), (SMALLEST, 2)):
            await stage.resize(*size)
            for texts in batched([*HOSTILE[shift:], *HOSTILE[:shift]]):
                topic, title, prompt, name, rule = texts
                first = Phase(PhaseId("x"), safe(title), 60, prompts=(prompt,))
                phases = (first, *session.head.phases[1:])
                session.change(session.head, topic=topic, phases=phases)
                session.change(person, name=safe(name)[:200] or "x")
                give_turn(session, (session.people[person.id].name,))
                stage.screen.following.rules = (rule, topic)
                shown = await stage.look()
                assert nothing_raw(shown), texts
                assert len(shown.splitlines()) == size[1]
    session.close()


def batched(texts: list[str], size: int = 5) -> list[list[str]]:
    return [(texts[at:] + texts)[:size] for at in range(0, len(texts), size)]


SCRIPTS = (
    "ماذا جرّبت منذ آخر مرة؟",
    "この一か月で何を試しましたか",
    "see [/x] and [b]",
    "👩‍👩‍👧 who? 👍🏽",
)


async def test_other_scripts_are_laid_out_in_the_terminal_s_own_letters(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = store.open(begun(store))
    async with board(store, size=WALL) as stage:
        for text in SCRIPTS:
            phases = tuple(replace(phase, prompts=(text,)) for phase in session.head.phases)
            session.change(session.head, phases=phases)
            await stage.look()
            assert stage.says(text), text
    session.close()


async def test_a_question_of_5000_letters_is_cut_short_and_leaves_room_for_the_clock(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    session = store.open(begun(store))
    phases = tuple(replace(p, prompts=("word " * 1000,)) for p in session.head.phases)
    session.change(session.head, phases=phases)
    async with board(store, size=USUAL) as stage:
        assert "…" in stage.seen
        assert "left of 10:00" in stage.seen
        assert "on time" in stage.seen
    session.close()


async def test_a_window_too_small_says_so_and_still_shows_the_time(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = store.open(begun(store))
    session.change(session.head, off_record=True)
    async with board(store, size=(20, 5)) as stage:
        for size in ((20, 5), (59, 18), (60, 17)):
            await stage.resize(*size)
            shown = await stage.look()
            assert "10:00 left of" in shown
            assert "Off the record" in shown
            assert "60×18 and more" in shown or size == (20, 5)
        await stage.resize(*USUAL)
        await stage.look()
        assert stage.says("1 of 4 · Welcome")
    session.close()


async def test_there_is_nothing_to_press_but_help_and_leaving(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    begun(store)
    before = tree(store.root)
    async with board(store) as stage:
        await stage.pilot.press("n", "space", "f8", "e", "enter", "p", "r", "x")
        await stage.look()
        assert stage.says("1 of 4 · Welcome")
        await stage.pilot.press("f1")
        await stage.pilot.pause()
        assert "Leave" in stage.seen or "Closes this display" in stage.seen
        await stage.pilot.press("escape")
        await stage.pilot.pause()
        assert stage.pilot.app.is_running
        await stage.pilot.press("q")
        await stage.pilot.pause()
        assert stage.pilot.app.return_code == 0
    assert tree(store.root) == before
