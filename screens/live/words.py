"""What the clock says, in words and signs: functions of its state alone."""

from collections.abc import Sequence
from datetime import timedelta

from data.clock import ClockState, PhaseClock, spell_clock
from data.models.records import SessionHead
from data.numbers import told_off
from data.zone import local

ALERT_SIGNS = {"five": "△ ", "one": "▲ ", "over": "▲ "}
"""What stands before the time left once it warns, so that colour is not alone."""

ALERT_STYLES = {"five": "$warning", "one": "$warning bold", "over": "$error bold"}


def phase_words(clock: PhaseClock, status: str) -> str:
    """Return what a phase's clock says: `✓ 29:10`, `41:07 left`, `+2:05 over`, `30:00`."""
    if clock.status == "done":
        return f"✓ {spell_clock(clock.taken)}"
    if clock.status == "running":
        paused = "⏸ " if status == "paused" else ""
        return f"{paused}{left_words(clock)}"
    return left_words(clock) if clock.taken >= 1 else spell_clock(clock.planned)


def left_words(clock: PhaseClock) -> str:
    """Return `41:07 left` or `+2:05 over`."""
    spelled = spell_clock(clock.left)
    return f"{spelled} over" if clock.left <= -1 else f"{spelled} left"


def ends_words(state: ClockState, head: SessionHead) -> tuple[str, str]:
    """Return when we end and how that compares with the plan, and a style for it."""
    if state.projected_end is None:
        return "", ""
    end = f"{local(state.projected_end, head):%H:%M}"
    if state.status == "ended":
        return f"ended {end}", ""
    minutes = state.minutes_off
    if minutes > 0:
        return f"{told_off(minutes)} over: ends {end}", "$warning bold"
    if minutes < 0:
        return f"{told_off(-minutes)} early: ends {end}", "$success"
    return f"ends {end}, on time", ""


def now_words(state: ClockState, head: SessionHead) -> tuple[str, str]:
    """Return the wall clock's time with what the session's clock is doing, and a style for it."""
    time = f"{local(state.now, head):%H:%M}"
    if state.status == "idle":
        return _idle_words(state, head), "$accent bold"
    if state.status == "paused":
        return f"⏸ {time} paused", "$accent bold"
    return f"{'■' if state.status == 'ended' else '▶'} {time}", "bold"


def _idle_words(state: ClockState, head: SessionHead) -> str:
    begin = head.planned_start
    if begin is not None and begin > state.now:
        return f"○ begins {local(begin, head):%H:%M}"
    return f"○ not started for {spell_clock(state.idle_seconds)}"


SHADES = (("█", "░"), ("▓", "▒"))
"""How the steps of a phase alternate in its bar: filled and empty."""


def bar_words(clock: PhaseClock, width: int, ends: Sequence[int] = ()) -> tuple[str, str, str]:
    """Return the filled and the empty part of a phase's bar, and what it is a bar of.

    `ends` are where in the phase, in seconds, this step and those after it end.
    """
    label = f"  of {spell_clock(clock.planned)}"
    room = max(0, width - len(label))
    share = min(1.0, clock.taken / clock.planned) if clock.planned else 1.0
    filled = round(room * share)
    cells = [SHADES[shade] for shade in _shades(clock.planned, ends, room)]
    full = "".join(full for full, _ in cells[:filled])
    return full, "".join(empty for _, empty in cells[filled:]), label


def _shades(planned: int, ends: Sequence[int], room: int) -> list[int]:
    """Return the shade of each cell of a bar."""
    borders = [round(room * end / planned) for end in ends[:-1]] if planned else []
    return [sum(cell >= border for border in borders) % 2 for cell in range(room)]


def seconds_to_next_change(state: ClockState) -> float:
    """Return how long what is shown stays true: until the running phase's next whole second."""
    running = state.running
    fraction = running.taken % 1 if running and state.status == "running" else _fraction(state)
    return 1.0 - fraction


def _fraction(state: ClockState) -> float:
    return timedelta(microseconds=state.now.microsecond).total_seconds()


def first_name(name: str) -> str:
    """Return the name that people are called by."""
    return (name.split() or [name])[0]


def returned_words(state: ClockState) -> str:
    """Say, to somebody who asked for a session, that this one goes on."""
    since = f", since {state.started.astimezone():%a %d %b, %H:%M}" if state.started else ""
    return f"This session goes on{since}. Another one can begin once it has ended: Esc, then E."
