from itertools import pairwise

import pytest

from data.charter import QUESTION_BY_ID
from data.formats.loader import Format, list_formats, load_format
from data.models.purposes import PRIMARY_PURPOSES

SHIPPED = {shipped.id: shipped for shipped in list_formats()}
each_format = pytest.mark.parametrize("shipped", SHIPPED.values(), ids=SHIPPED)
each_length = pytest.mark.parametrize("minutes", [60, 90, 180])


def test_the_eight_formats_of_a_communitys_life_ship() -> None:
    assert set(SHIPPED) == {
        "circle",
        "first-meeting",
        "design-workshop",
        "case",
        "refresh",
        "measure",
        "exploratory",
        "closing",
    }
    assert {purpose.format for purpose in PRIMARY_PURPOSES} <= set(SHIPPED)


@each_length
@each_format
def test_each_fits_an_hour_and_a_half_and_three_hours(shipped: Format, minutes: int) -> None:
    plan = shipped.plan(minutes)
    assert sum(phase.seconds for phase in plan) == minutes * 60
    assert all(phase.seconds >= max(180, phase.minimum_seconds) for phase in plan)


@each_format
def test_each_begins_by_hearing_everybody_without_haste_and_ends_with_everybody(
    shipped: Format,
) -> None:
    for minutes in (60, None):
        first, *_, last = shipped.plan(minutes)
        assert (first.activity, last.activity) == ("go-round", "go-round")
        assert min(first.seconds, last.seconds) >= 6 * 60
        assert min(first.minimum_seconds, last.minimum_seconds) >= 6 * 60


@each_format
def test_every_phase_keeps_a_minimum_and_asks_something(shipped: Format) -> None:
    for phase in shipped.phases:
        assert 0 < phase.minimum_seconds < phase.seconds
        assert phase.prompts
        assert len(phase.title) <= 20
        assert not phase.steps or sum(s.seconds for s in phase.steps) == phase.seconds


@pytest.mark.parametrize("name", ["circle", "case", "refresh", "measure", "closing"])
def test_what_was_promised_is_heard_once_and_early(name: str) -> None:
    places = [place for place, phase in enumerate(SHIPPED[name].phases) if phase.since_last_time]
    assert places == [1]


@each_format
def test_pools_hold_whole_sets_enough_for_another_time(shipped: Format) -> None:
    for phase in shipped.phases:
        if phase.draw:
            assert len(phase.prompts) >= 2 * phase.draw
            assert len(phase.prompts) % phase.draw == 0


def test_a_circle_asks_something_else_each_time_and_comes_round_again() -> None:
    circle = load_format("circle")
    asked: frozenset[str] = frozenset()
    sessions: list[frozenset[str]] = []
    for _ in range(6):
        asked = frozenset(text for phase in circle.plan(asked=asked) for text in phase.prompts)
        sessions.append(asked)
    assert not any(before & after for before, after in pairwise(sessions))
    assert {text for phase in circle.phases for text in phase.prompts} == set().union(*sessions)


def test_the_design_workshop_settles_the_nine_questions_after_a_case() -> None:
    _welcome, case, *questions, agree, _close = SHIPPED["design-workshop"].phases
    assert (case.activity, len(case.steps)) == ("case", 5)
    assert {phase.records for phase in questions} == {"charter"}
    assert [phase.question for phase in questions] == [*QUESTION_BY_ID]
    assert agree.records == "purpose"


def test_formats_record_what_their_talk_is_about() -> None:
    recorded = {name: {p.records for p in f.phases} - {None} for name, f in SHIPPED.items()}
    assert recorded["first-meeting"] >= {"purpose", "ground-rules", "charter", "members"}
    assert recorded["refresh"] >= {"purpose", "ground-rules"}
    assert recorded["measure"] == {"goals"}
    assert recorded["circle"] == recorded["case"] == recorded["exploratory"] == set()


def test_a_case_has_five_steps_that_its_plan_takes_along() -> None:
    case = SHIPPED["case"].plan()[2]
    titles = ["Tell", "Clarify", "Think aloud", "Answer", "Take away"]
    assert [step.title for step in case.steps] == titles
    assert all(step.hint for step in case.steps)
