"""One line of a benchmark's report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured, beside what it is measured by; seconds, both from the same run."""

    name: str
    measured: float
    floor: float
    ratio: float
    limit: float
    """The ratio that we set out to keep below."""
