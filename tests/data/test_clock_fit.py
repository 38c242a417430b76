"""Fitting what is left into the planned end."""

from data.clock import propose_fit
from tests.data.clock_help import head, minute, phase, told


def test_nothing_is_proposed_while_we_are_on_time() -> None:
    assert propose_fit(told(("start", 0), now=29)) is None


def test_the_phases_left_give_in_proportion_and_in_whole_minutes() -> None:
    fit = propose_fit(told(("start", 0), ("next", 45), now=45))
    assert fit
    assert (fit.ends, fit.over) == (minute(110), 0)
    assert {name: seconds / 60 for name, seconds in fit.plan} == {"learn": 37, "next": 28}


def test_the_protected_minimum_of_the_last_phase_stays() -> None:
    fit = propose_fit(told(("start", 0), ("next", 65), now=65))
    assert fit
    assert {name: seconds / 60 for name, seconds in fit.plan} == {"learn": 20, "next": 25}
    assert fit.over == 0


def test_it_says_how_far_it_still_runs_over() -> None:
    fit = propose_fit(told(("start", 0), ("next", 80), now=80))
    assert fit
    assert (fit.ends, fit.over) == (minute(125), 15 * 60)


def test_when_nothing_can_give_the_plan_is_empty() -> None:
    tight = head(phase("talk", 30, 30), phase("next", 10, 10))
    fit = propose_fit(told(("start", 5), now=6, of=tight))
    assert fit
    assert (fit.plan, fit.over) == ((), 300)


def test_begun_late_can_be_fitted_before_the_start() -> None:
    fit = propose_fit(told(now=10))
    assert fit
    assert fit.ends == minute(110)
