"""What came of commitments: told of since or not, and how long that took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from data.carryover import TRIED, outcomes_for
from data.insights.material import Material
from data.insights.outcomes import Fate, fates
from data.insights.pages.common import remarks
from data.insights.plot import Bar, Plot, Point, Series, Table
from data.insights.saying import median_of
from data.numbers import count_of

ID, TITLE = "follow-through", "Follow-through"
DELAY_ID, DELAY_TITLE = "delay", "Days to an outcome"
OUTCOMES = (
    *((outcome.id, outcome.title) for outcome in outcomes_for("commitment")),
    ("unheard", "not told of yet"),
)
STEPS = (
    (7, "within a week"),
    (14, "within two weeks"),
    (31, "within a month"),
    (92, "within three months"),
    (None, "later"),
)
"""How long it took: up to so many days."""
NOBODY = "Nobody said in this time what they will try. > keeps a commitment."


def follow(material: Material) -> Iterator[Plot]:
    """Yield commitments by the session they were made in, and those of them told of since."""
    found = fates(material)
    if not found:
        yield Plot(ID, TITLE, NOBODY)
        return
    by_day: dict[date, list[Fate]] = {}
    for fate in found:
        by_day.setdefault(fate.on, []).append(fate)
    made = tuple(Point(on, len(every)) for on, every in sorted(by_day.items()))
    heard = tuple(Point(on, sum(f.told for f in every)) for on, every in sorted(by_day.items()))
    yield Plot(
        ID,
        TITLE,
        _finding(found),
        unit="commitments",
        series=(
            Series("made", made, adds=True, joined=False),
            Series("told of since", heard, adds=True),
        ),
        breaks=material.pauses,
        remarks=("Those made last have had the least time to be told of.", *remarks(material)),
        table=Table(
            ("made on", "made", *(title for _, title in OUTCOMES)),
            tuple(_row(on, every) for on, every in sorted(by_day.items())),
        ),
    )


def _row(on: date, every: Sequence[Fate]) -> tuple[str, ...]:
    counts = Counter(fate.outcome for fate in every)
    return on.isoformat(), str(len(every)), *(str(counts[outcome]) for outcome, _ in OUTCOMES)


def _finding(found: Sequence[Fate]) -> str:
    heard = [fate for fate in found if fate.told]
    tried = sum(fate.outcome in TRIED for fate in found)
    begun = f"{len(heard)} of {count_of(len(found), 'commitment')} told of since"
    counts = Counter(fate.outcome for fate in found)
    parts = [f"{counts[o]} {title}" for o, title in OUTCOMES[:-1] if counts[o]]
    return f"{begun}; {tried} tried. {', '.join(parts)}.".replace(". .", ".").strip()


def delay(material: Material) -> Iterator[Plot]:
    """Yield how many commitments were settled how soon."""
    found = fates(material)
    if not found:
        yield Plot(DELAY_ID, DELAY_TITLE, NOBODY)
        return
    days = [fate.days for fate in found if fate.days is not None]
    waiting = len(found) - len(days)
    counts = [sum(_step(round(each)) == place for each in days) for place in range(len(STEPS))]
    told = [*zip((title for _, title in STEPS), counts, strict=True), ("not settled yet", waiting)]
    yield Plot(
        DELAY_ID,
        DELAY_TITLE,
        _delayed(days, waiting),
        unit="commitments",
        bars=tuple(Bar(title, n, told=str(n)) for title, n in told),
        remarks=("Counted from the day it was said to the day its outcome was told.",),
        table=Table(("outcome told", "commitments"), tuple((t, str(n)) for t, n in told)),
    )


def _step(days: int) -> int:
    return next(place for place, (most, _) in enumerate(STEPS) if most is None or days <= most)


def _delayed(days: Sequence[float], waiting: int) -> str:
    middle = median_of(days)
    open_ones = f" {count_of(waiting, 'commitment')} not settled yet." if waiting else ""
    if not days:
        return f"No commitment was settled yet.{open_ones}"
    if middle is None:
        return f"{count_of(len(days), 'commitment')} settled: too few for a median.{open_ones}"
    took = count_of(round(middle), "day")
    return f"From commitment to outcome: {took}, the median (n = {len(days)}).{open_ones}"
