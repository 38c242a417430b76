"""How insights put figures into words: never an average without its number of cases."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

from data.insights.plot import FEWEST
from data.numbers import told_number
from data.safe_text import one_line

GAP = "–"
"""Stands in a table where nothing is known."""
LONGEST = 60
"""Characters of a name within a sentence."""
_SMALL = ("no", "one", "two", "three", "four", "five", "six")


def in_letters(n: int) -> str:
    """Return a small number as a word, as it stands in a sentence."""
    return _SMALL[n] if n < len(_SMALL) else str(n)


def mean_of(values: Sequence[float]) -> float | None:
    """Return the mean; None where there are too few for one."""
    return fmean(values) if len(values) >= FEWEST else None


def median_of(values: Sequence[float]) -> float | None:
    """Return the median; None where there are too few for one."""
    return median(values) if len(values) >= FEWEST else None


def told_value(value: float | None) -> str:
    """Return a value as a table tells it; a gap is a dash."""
    return GAP if value is None else told_number(round(value, 2))


def short(text: str, most: int = LONGEST) -> str:
    """Return a name as it stands in a sentence: on one line, cut where it is long."""
    plain = one_line(text[: 20 * most])
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def from_to(values: Sequence[float]) -> str:
    """Return the lowest and the highest."""
    low, high = min(values), max(values)
    same = low == high
    return f"always {told_number(low)}" if same else f"{told_number(low)} to {told_number(high)}"
