from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.capture.preview import preview
from data.clock import ClockState, PhaseClock, clock_at
from data.go_round import GoRound, turn_order
from data.models.ids import CommunityId, EventId, MemberId, PhaseId, SessionId, new_id
from data.models.records import ClockEvent, Phase, Presence, SessionHead
from screens.commands import by_slash
from screens.live.bar_words import continuing, deciding
from screens.live.commands import COMMANDS
from screens.live.key_hints import Moment
from screens.live.roles import ROLES, hand_over
from screens.live.words import (
    bar_words,
    ends_words,
    now_words,
    phase_words,
    seconds_to_next_change,
)
from tests.data.capture_help import read
from tests.screens.stage import NOW

PHASES = (Phase(PhaseId("one"), "One", 600), Phase(PhaseId("two"), "Two", 1800))
HEAD = SessionHead(
    id=SessionId(new_id()),
    community=CommunityId("riverside"),
    community_name="Riverside",
    number=1,
    title="Riverside",
    topic=None,
    format="circle",
    planned_start=NOW,
    zone="UTC",
    phases=PHASES,
)


def state(minutes: float, *kinds: str, head: SessionHead = HEAD) -> ClockState:
    events = [ClockEvent(EventId(new_id()), kind, NOW) for kind in kinds]
    return clock_at(head, events, NOW + timedelta(minutes=minutes))


def running(minutes: float, *kinds: str) -> PhaseClock:
    clock = state(minutes, *kinds).running
    assert clock is not None
    return clock


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "10:00 left"), (9.99, "0:00 left"), (12.1, "+2:06 over")]
)
def test_a_running_phase_tells_what_is_left_and_then_counts_up(minutes: float, words: str) -> None:
    assert phase_words(running(minutes, "start"), "running") == words


def test_a_phase_that_is_done_tells_what_it_took_and_one_to_come_what_it_has() -> None:
    first, second = state(5, "start").phases
    assert phase_words(second, "running") == "30:00"
    done = replace(first, status="done", taken=29 * 60 + 10)
    assert phase_words(done, "running") == "✓ 29:10"


@pytest.mark.parametrize(
    ("minutes", "kinds", "words"),
    [
        (0, ("start",), "ends 10:40, on time"),
        (17, ("start",), "7 min over: ends 10:47"),
        (135, ("start",), "2 h 05 over: ends 12:45"),
        (0, ("start", "next"), "10 min early: ends 10:30"),
        (3, ("start", "end"), "ended 10:00"),
    ],
)
def test_the_end_is_compared_with_the_plan(
    minutes: float, kinds: tuple[str, ...], words: str
) -> None:
    assert ends_words(state(minutes, *kinds), HEAD)[0] == words


def test_how_early_agrees_with_both_ends_as_a_clock_without_seconds_shows_them() -> None:
    """Planned to end at 10:41:50, it would end at 10:30:20: people see 10:41 and 10:30."""
    planned = NOW + timedelta(minutes=41, seconds=50)
    early = replace(state(0, "start"), planned_end=planned, behind=-11.5 * 60)
    early = replace(early, projected_end=NOW + timedelta(minutes=30, seconds=20))
    assert ends_words(early, HEAD)[0] == "11 min early: ends 10:30"


@pytest.mark.parametrize(
    ("minutes", "kinds", "words"),
    [
        (-5, (), "○ begins 10:00"),
        (3.5, (), "○ not started for 3:30"),
        (3, ("start",), "▶ 10:03"),
        (3, ("start", "pause"), "⏸ 10:03 paused"),
    ],
)
def test_the_wall_clock_says_what_ours_is_doing(
    minutes: float, kinds: tuple[str, ...], words: str
) -> None:
    assert now_words(state(minutes, *kinds), HEAD)[0] == words


@given(st.integers(1, 6000), st.floats(0, 12000), st.integers(0, 250))
def test_a_bar_is_never_wider_than_its_room(planned: int, taken: float, width: int) -> None:
    filled, empty, label = bar_words(PhaseClock(PHASES[0], planned, taken, "running"), width)
    assert len(filled + empty) == max(0, width - len(label))


def test_the_bar_says_what_a_line_continues_and_what_a_decision_would_change() -> None:
    line = read("= drop 3")
    told = deciding(preview(line), line, "ground-rules", lambda: 2)
    assert told == "decision · ground rules · there is no rule 3"
    assert deciding(preview(line), line, "ground-rules", lambda: 3) == "decision · ground rules"
    assert "(rule: before" in deciding("decision", read("= Phones off"), "purpose", int)
    text = "The form is long and nobody reads it"
    assert (
        continuing("continues the last entry", text) == "continues “The form is long and nobody…”"
    )


@given(st.floats(0, 5000))
def test_the_next_look_is_when_the_second_is_over(minutes: float) -> None:
    wait = seconds_to_next_change(state(minutes, "start"))
    assert 0 < wait <= 1


def test_who_has_not_spoken_comes_first() -> None:
    assert turn_order(("Ana", "Ben", "Cai", "Dee"), {"Ana", "Cai"}) == ("Ben", "Dee", "Ana", "Cai")


@given(st.integers(1, 12), st.lists(st.sampled_from(["on", "back", "pass"]), max_size=30))
def test_nobody_is_lost_in_a_go_round(count: int, moves: list[str]) -> None:
    people = tuple(f"P{i}" for i in range(count))
    go_round = GoRound(people)
    for move in moves:
        act = {"on": go_round.hand_on, "back": go_round.hand_back, "pass": go_round.passed}[move]
        go_round = act(0)
    assert sorted((*go_round.waiting, *go_round.done)) == sorted(people)


@given(st.integers(1, 12), st.integers(60, 6000))
def test_turns_used_to_the_second_use_up_the_phase(count: int, planned: int) -> None:
    go_round, taken = GoRound(tuple(f"P{i}" for i in range(count))), 0.0
    while go_round.person:
        left = go_round.left(PhaseClock(PHASES[0], planned, taken, "running"))
        taken += left
        go_round = go_round.hand_on(taken)
    assert taken == pytest.approx(planned)


def test_a_role_that_is_not_shared_is_taken_over() -> None:
    ana = Presence(MemberId("a"), "Ana", roles=("facilitator",))
    ben = Presence(MemberId("b"), "Ben", roles=("scribe",))
    changed = {p.name: roles for p, roles in hand_over([ana, ben], ben, ROLES["f"])}
    assert changed == {"Ben": ("scribe", "facilitator"), "Ana": ()}
    assert [p.name for p, _ in hand_over([ana, ben], ana, ROLES["s"])] == ["Ana"]


def test_every_command_has_its_own_id_key_letter_and_word() -> None:
    for values in (
        [command.id for command in COMMANDS],
        [key for command in COMMANDS for key in command.keys.split(",") if key],
        [key for command in COMMANDS for key in command.letter.split(",") if key],
        [command.slash for command in COMMANDS if command.slash],
    ):
        assert len(values) == len(set(values))


def test_a_beginning_that_several_words_share_runs_none_of_them() -> None:
    assert by_slash(COMMANDS, "e") is None
    assert by_slash(COMMANDS, "n") is not None


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment("bar", "idle", False, False), "F6 start"),
        (Moment("bar", "paused", False, False), "F6 resume"),
        (Moment("phases", "running", False, False), "Space pause"),
        (Moment("phases", "running", False, True), "t next person"),
        (Moment("bar", "running", False, True), "F10 next person"),
        (Moment("phases", "running", False, True), "n next phase"),
        (Moment("phases", "running", False, False), "n next"),
    ],
)
def test_the_keys_told_are_the_keys_that_work_now(moment: Moment, words: str) -> None:
    told = [f"{command.key_label} {command.footer}" for command in moment.commands()]
    assert words in told
