"""The exit slips of one session after another: how it goes, never without the number of answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from data.models.summary import Summary
from data.pulse import FEWEST_ANSWERS

STEPS = "▁▂▃▄▅▆▇█"
"""Bars from 1 of 5 to 5 of 5."""

GAP = "·"
"""Where too few have answered: a gap stays a gap."""

SHOWN = 12
"""Sessions that a line of bars shows."""

ASKED = (("worth", "Worth the time"), ("safe", "Safe to speak"))
"""The fields of a point, and what was asked."""


@dataclass(frozen=True, slots=True)
class Point:
    """What the slips of one session say."""

    number: int
    """Which session of its community it was."""
    at: datetime | None
    """When it began; None where nobody knows."""
    format: str
    slips: int
    """How many were handed in."""
    worth: tuple[int, ...]
    """What was answered to "worth my time", 1 to 5."""
    safe: tuple[int, ...]
    """What was answered to "safe to speak", 1 to 5."""

    def answers(self, asked: str) -> tuple[int, ...]:
        """Return what was answered to `worth` or `safe`."""
        return self.worth if asked == "worth" else self.safe

    def mean(self, asked: str) -> float | None:
        """Return the mean; None where it would tell who answered what, or where nobody did."""
        answers = self.answers(asked)
        return fmean(answers) if len(answers) >= FEWEST_ANSWERS else None


def trend(summaries: Iterable[Summary]) -> tuple[Point, ...]:
    """Return a point for each session that was held, the oldest first; summaries in any order."""
    held = (s for s in summaries if s.slips or (s.held and not s.live))
    points = (Point(s.number, s.started, s.format, s.slips, s.worth, s.safe) for s in held)
    return tuple(sorted(points, key=lambda point: (point.number, str(point.at or ""))))


def spark(points: Sequence[Point], asked: str) -> str:
    """Return one bar a session, a dot where there are too few answers."""
    return "".join(map(_bar, (point.mean(asked) for point in points[-SHOWN:])))


def _bar(mean: float | None) -> str:
    return GAP if mean is None else STEPS[round((mean - 1) / 4 * (len(STEPS) - 1))]


def pulse_lines(summaries: Iterable[Summary]) -> tuple[str, ...]:
    """Return the trend in words and bars, one line a question; nothing where nobody ever answered.

    The newest session of which a mean may be told is told with it.
    """
    points = _since_slips(trend(summaries))
    return tuple(_lines(points)) if points else ()


def _since_slips(points: Sequence[Point]) -> Sequence[Point]:
    """Return the last ones, from the first of them that has slips; none where none has."""
    last = points[-SHOWN:]
    first = next((place for place, point in enumerate(last) if point.slips), None)
    if first is None:
        return last[-1:] if any(point.slips for point in points) else ()
    return last[first:]


def bars(points: Sequence[Point]) -> tuple[str, ...]:
    """Return a line of bars for each question; nothing where no mean may be told of any."""
    shown = _since_slips(points)
    told = any(point.mean(asked) is not None for point in shown for asked, _title in ASKED)
    return tuple(f"{title:<14} {spark(shown, asked)}" for asked, title in ASKED) if told else ()


def _lines(points: Sequence[Point]) -> Iterator[str]:
    lines = bars(points)
    if not lines:
        most = max(len(point.answers(asked)) for point in points for asked, _title in ASKED)
        yield f"Too few answers in each session for an average ({most} at most)."
        return
    for line, (asked, _title) in zip(lines, ASKED, strict=True):
        yield f"{line}  {_latest(points, asked)}"
    if any(point.mean(asked) is None for point in points for asked, _title in ASKED):
        yield f"{GAP} is a session with fewer than {FEWEST_ANSWERS} answers"


def _latest(points: Sequence[Point], asked: str) -> str:
    for point in reversed(points):
        mean = point.mean(asked)
        if mean is not None:
            earlier = "" if point is points[-1] else f", session {point.number}"
            return f"{mean:.1f} of 5 (n = {len(point.answers(asked))}){earlier}"
    total = sum(len(point.answers(asked)) for point in points)
    return f"too few answers in each session (n = {total} in all)"
