"""What the board says at one moment, in words: functions of the session's state and the time.

No entry is among what these functions are given, and of a person no more than the first name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from data.clock import ClockState, PhaseClock, spell_clock, warning
from data.go_round import GoRound
from data.models.records import SessionHead
from data.steps import StepClock, with_name
from data.zone import local
from screens.live.step_words import time_words
from screens.live.words import ends_words, first_name
from screens.widgets.content import cut

SOON = timedelta(hours=12)
"""How long before its planned start the time to a session is counted down."""

LONG, SHORT = 2_000, 200
"""Characters of a question, and of all that stands on one line; more would fit on no wall."""

_SIGNS = {"five": "△", "one": "▲", "over": "▲"}
_CAPTIONS = {
    "none": "left of {planned}",
    "five": "less than five minutes left",
    "one": "less than a minute left",
    "over": "over time",
}


@dataclass(frozen=True, slots=True)
class View:
    """All that is shown."""

    time: str = ""
    """The time of day."""
    heading: str = ""
    clock: str = ""
    """What stands in giant digits."""
    sign: str = ""
    """△ five minutes, ▲ one minute or over, ⏸ paused: so that colour is not alone."""
    mood: str = "none"
    """As `data.clock.warning` says it, or paused or calm."""
    caption: str = ""
    """What the clock counts."""
    title: str = ""
    """Which phase it is, and which of how many."""
    prompt: str = ""
    turn: str = ""
    """First name of whose turn it is in a go-round."""
    beside_turn: str = ""
    """What is left of the turn, and who comes then."""
    step: str = ""
    """Which step of the phase it is, and what is left of it."""
    step_hint: str = ""
    """Who does what meanwhile."""
    step_over: bool = False
    """The step takes from the next one."""
    groups: tuple[str, ...] = ()
    """Who sits with whom, by first names."""
    rules: tuple[str, ...] = ()
    off_record: bool = False
    next_up: str = ""
    ends: str = ""
    phases: tuple[PhaseClock, ...] = ()
    notice: str = ""
    """What is amiss, or what the board just did by itself."""


def waiting(now: datetime) -> View:
    """Return what stands there while no session is live."""
    time = f"{now.astimezone():%H:%M}"
    return View(
        clock=time,
        mood="calm",
        prompt="Waiting for a session to begin",
        next_up="It shows here by itself.",
        ends="Esc leaves",
    )


def view_of(head: SessionHead, state: ClockState, prompt: int) -> View:
    """Return what is shown of a session; `prompt` is the place of the question that is asked."""
    views = {"idle": _not_begun, "ended": _ended}
    topic = f" · {head.topic}" if head.topic else ""
    return replace(
        views.get(state.status, _under_way)(head, state, prompt),
        time=f"{local(state.now, head):%H:%M}",
        heading=cut(f"{head.community_name}{topic}", SHORT),
        phases=state.phases,
    )


def _under_way(head: SessionHead, state: ClockState, prompt: int) -> View:
    here = state.current or 0
    clock, paused, alert = state.phases[here], state.status == "paused", warning(state)
    words = "time is up" if alert == "over" and clock.left > -1 else _CAPTIONS[alert]
    words = words.format(planned=spell_clock(clock.planned))
    return View(
        clock=spell_clock(clock.left),
        sign="⏸" if paused else _SIGNS.get(alert, ""),
        mood="paused" if paused and alert != "over" else alert,
        caption=f"paused, {words}" if paused else words,
        title=_title(state, here),
        prompt=_prompt(clock, prompt),
        off_record=head.off_record,
        next_up=_next_up(state, here + 1),
        ends=ends_words(state, head)[0],
    )


def _not_begun(head: SessionHead, state: ClockState, prompt: int) -> View:
    """Count down to a planned start that is near; else show the time of day, without blame."""
    begin, time = head.planned_start, f"{local(state.now, head):%H:%M}"
    clock, caption = time, "not started yet"
    if begin is not None and begin > state.now:
        start = local(begin, head)
        soon = begin - state.now < SOON
        clock = spell_clock((begin - state.now).total_seconds()) if soon else time
        caption = f"until we begin at {start:%H:%M}" if soon else f"we begin on {_day(start)}"
    return View(
        clock=clock,
        mood="calm",
        caption=caption,
        title=_title(state, 0) if state.phases else "",
        prompt=_prompt(state.phases[0], prompt) if state.phases else "",
        off_record=head.off_record,
        next_up=_next_up(state, 1),
        ends=ends_words(state, head)[0],
    )


def _ended(head: SessionHead, state: ClockState, _: int) -> View:
    at = f", {local(head.next_start, head):%H:%M}" if head.next_start else ""
    again = f"We meet again on {_day(head.next_date)}{at}" if head.next_date else ""
    return View(
        clock=f"{local(state.now, head):%H:%M}",
        mood="calm",
        title=again,
        prompt="Thank you all!",
        next_up=f"This session {ends_words(state, head)[0].replace('ended', 'ended at')}",
    )


def with_turn(view: View, turns: GoRound, clock: PhaseClock, names: Iterable[str]) -> View:
    """Return the view with whose turn it is; `turns` are full names, `names` those on the roll."""
    known = tuple(names)
    left = turns.left(clock)
    time = f"{spell_clock(left)} {'over' if left <= -1 else 'left'}"
    then = f"then {called(turns.following, known)}" if turns.following else "last in this round"
    return replace(view, turn=called(turns.person or "", known), beside_turn=f"{time} · {then}")


def with_step(view: View, inner: StepClock, presenter: str) -> View:
    """Return the view with the step we are in; `presenter` is a first name, or empty."""
    return replace(
        view,
        step=cut(f"{inner.step.title} · {time_words(inner)}", SHORT),
        step_hint=cut(with_name(inner.step.hint, presenter), SHORT),
        step_over=inner.over,
    )


def with_groups(view: View, groups: Iterable[Sequence[str]], names: Iterable[str]) -> View:
    """Return the view with the small groups in place of the ground rules.

    `groups` are full names, `names` those on the roll.
    """
    known = tuple(names)
    told = (" · ".join(called(name, known) for name in group) for group in groups)
    shown = tuple(cut(group, SHORT) for group in told)
    return replace(view, groups=shown, rules=()) if shown else view


def with_rules(view: View, rules: Iterable[str]) -> View:
    """Return the view with the ground rules."""
    return replace(view, rules=tuple(cut(rule, SHORT) for rule in rules))


def called(name: str, others: Iterable[str]) -> str:
    """Return the first name, with an initial beside another of that name; never a surname."""
    first, *rest = name[:SHORT].split() or [name[:SHORT]]
    alike = any(first_name(other) == first for other in others if other != name)
    return f"{first} {rest[-1][0]}." if alike and rest else first


def _title(state: ClockState, here: int) -> str:
    count = len(state.phases)
    place = f"{here + 1} of {count} · " if count > 1 else ""
    return cut(f"{place}{state.phases[here].phase.title}", SHORT)


def _prompt(clock: PhaseClock, place: int) -> str:
    prompts = clock.phase.prompts
    return cut(prompts[place % len(prompts)], LONG) if prompts else ""


def _next_up(state: ClockState, place: int) -> str:
    if place >= len(state.phases):
        return "This is the last part." if len(state.phases) > 1 else ""
    following = state.phases[place]
    title = cut(following.phase.title, SHORT)
    return f"then {title} · {spell_clock(max(0.0, following.left))}"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
