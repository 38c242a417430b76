"""Inner clocks: the steps of a phase add up to its time, and tell when one takes from the next."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.clock import clock_at
from data.go_round import GoRound
from data.groups import joined, named, outgrown, split
from data.models.ids import PhaseId
from data.models.records import Phase, Step
from data.steps import step_clock, steps_of, with_name
from tests.data.clock_help import head, minute, press, told

CASE = Phase(PhaseId("case"), "A case", 40 * 60, activity="case")
TALK = Phase(PhaseId("talk"), "A talk", 50 * 60, activity="talk")
OWN = (Step("One", 60), Step("Two", 0), Step("Three", 30, "a hint"))

phases = st.builds(
    Phase,
    id=st.just(PhaseId("p")),
    title=st.just("P"),
    seconds=st.integers(0, 20_000),
    activity=st.sampled_from(["case", "talk", "silent", "groups", "unknown"]),
    steps=st.sampled_from([(), OWN, OWN[:1]]),
    question_share=st.integers(-10, 200),
)


@given(phases, st.integers(0, 50_000))
def test_the_steps_of_a_phase_add_up_to_its_seconds(phase: Phase, seconds: int) -> None:
    steps = steps_of(phase, seconds)
    assert len(steps) != 1
    assert sum(step.seconds for step in steps) == (seconds if steps else 0)


@given(
    phases,
    st.lists(st.tuples(st.sampled_from(["extend", "pause", "resume", "fit"]), st.integers(-9, 9))),
    st.lists(st.integers(0, 30_000), max_size=6).map(sorted),
    st.integers(0, 600),
)
def test_after_any_extension_and_fit_the_steps_share_what_the_phase_has(
    phase: Phase, done: list[tuple[str, int]], begun: list[int], now: int
) -> None:
    events = [press(0, "start", 0)]
    for number, (kind, amount) in enumerate(done, 1):
        plan = ((phase.id, amount * 100),) if kind == "fit" else ()
        events.append(press(number, kind, number / 10, seconds=amount * 60, plan=plan))
    clock = clock_at(head(phase), events, minute(now)).phases[0]
    inner = step_clock(clock, begun)
    if inner is None:
        assert not steps_of(phase, clock.planned)
        return
    since = begun[: len(inner.steps) - 1][-1] if inner.place else 0
    assert sum(step.seconds for step in inner.steps) == max(clock.planned, since)
    assert inner.place == min(len(begun), len(inner.steps) - 1)
    assert inner.taken == max(0.0, clock.taken - since)
    assert 0 <= inner.eaten <= max(0, clock.planned - since)
    assert inner.over == (inner.left <= 0)
    assert step_clock(clock, begun) == inner


def test_a_step_s_time_is_that_of_the_clock_and_a_pause_costs_it_nothing() -> None:
    state = told(("start", 0), ("pause", 4), ("resume", 30), now=32, of=head(CASE))
    inner = step_clock(state.phases[0], (5 * 60,))
    assert inner is not None
    assert (inner.step.title, inner.taken, inner.left) == ("Clarify", 60, 9 * 60)
    assert inner.following is not None
    assert inner.following.title == "Think aloud"
    assert inner.ends == (300, 900, 1800, 2100, 2400)


def test_a_talk_keeps_two_fifths_for_questions_and_says_when_it_eats_of_them() -> None:
    clock = told(("start", 0), now=33, of=head(TALK)).phases[0]
    inner = step_clock(clock, ())
    assert inner is not None
    assert [(s.title, s.seconds) for s in inner.steps] == [("Talk", 1800), ("Questions", 1200)]
    assert (inner.over, inner.eaten) == (True, 180)
    later = step_clock(clock, (33 * 60,))
    assert later is not None
    assert (later.step.title, later.planned, later.left, later.eaten) == (
        "Questions",
        1020,
        1020,
        0,
    )
    assert [s.seconds for s in steps_of(replace(TALK, question_share=50), 600)] == [300, 300]


def test_a_hint_names_the_presenter_where_one_is_known() -> None:
    hint = "the group thinks, the presenter listens; The presenter's notes"
    assert with_name(hint, r"A\1na") == r"the group thinks, A\1na listens; A\1na's notes"
    assert with_name(hint, "") == hint


def test_a_go_round_gives_each_what_the_phase_gives_to_each_else_an_equal_share() -> None:
    welcome = Phase(PhaseId("welcome"), "Welcome", 600, activity="go-round")
    turns = GoRound(("a", "b", "c"), since=0.0)
    for phase, left in ((welcome, 200 - 60), (replace(welcome, each_seconds=90), 90 - 60)):
        clock = told(("start", 0), now=1, of=head(phase)).phases[0]
        assert turns.left(clock) == left


people = st.dictionaries(st.text(max_size=3), st.sampled_from(["", "Clinic", " clinic", "School"]))


@given(people, st.integers(-1, 9), st.text(max_size=3))
def test_everybody_sits_in_one_group_nobody_alone_and_all_come_to_the_same(
    of: dict[str, str], size: int, seed: str
) -> None:
    groups = split(of, size, seed)
    assert sorted(person for group in groups for person in group) == sorted(of)
    assert groups == split(dict(reversed(of.items())), size, seed)
    sizes = [len(group) for group in groups]
    assert len(of) < 2 or min(sizes) > 1
    assert not sizes or max(sizes) - min(sizes) <= 1


def test_people_of_one_organisation_sit_apart_as_far_as_that_goes() -> None:
    of = dict.fromkeys("abcd", "Clinic") | dict.fromkeys("efg", "School") | dict.fromkeys("hij", "")
    for group in split(of, 3, "a session"):
        assert max(Counter(of[person] for person in group if of[person]).values()) == 1


@given(people, st.sets(st.text(max_size=3)))
def test_who_comes_late_joins_and_moves_nobody(of: dict[str, str], late: set[str]) -> None:
    before = split(of, 3, "s")
    after = joined(before, {*of, *late})
    assert not before or sorted(p for g in after for p in g) == sorted({*of, *late})
    for group, now in zip(before, after, strict=True):
        assert now[: len(group)] == group
    assert joined(before, ()) == ()


def test_groups_made_before_the_roll_was_taken_are_made_anew() -> None:
    alone, three = (("a",),), (("a", "b", "c"), ("d", "e"))
    assert not outgrown(alone, "abc")
    assert outgrown(alone, "abcd")
    assert not outgrown(three, "abcdefghij")
    assert outgrown(three, "abcdefghijkl")
    assert not outgrown((), "abc")


def test_groups_are_told_by_names_and_leave_out_whom_nobody_knows() -> None:
    assert named((("a", "x"), ("y",)), {"a": "Ana"}) == (("Ana",),)


@pytest.mark.parametrize("minutes", [0.0, 12.5])
def test_before_the_first_step_is_over_the_first_is_the_one(minutes: float) -> None:
    clock = told(("start", 0), now=minutes, of=head(CASE)).phases[0]
    inner = step_clock(clock, ())
    assert inner is not None
    assert (inner.place, inner.taken) == (0, timedelta(minutes=minutes).total_seconds())
