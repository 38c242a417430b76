"""How a measure went: its readings in the order of their days, and what they say together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from data.models.community_records import Measure, Reading
from data.numbers import told_number

STEPS = "▁▂▃▄▅▆▇█"
"""From the lowest reading to the highest."""


@dataclass(frozen=True, slots=True)
class Course:
    """One measure with its readings."""

    measure: Measure
    readings: tuple[Reading, ...]
    """The oldest first."""

    @property
    def latest(self) -> Reading | None:
        """The reading of the last day."""
        return self.readings[-1] if self.readings else None

    @property
    def gained(self) -> float | None:
        """How much nearer it came, by its direction, since the baseline or else the first reading.

        Negative is further away; None where there is nothing to compare.
        """
        start = self.measure.baseline
        compared = self.readings if start is not None else self.readings[1:]
        if not compared:
            return None
        start = self.readings[0].value if start is None else start
        change = compared[-1].value - start
        return -change if self.measure.direction == "down" else change

    @property
    def reached(self) -> bool:
        """The latest reading is at the target or beyond."""
        target, latest = self.measure.target, self.latest
        if target is None or latest is None:
            return False
        if self.measure.direction == "down":
            return latest.value <= target
        return latest.value >= target

    @property
    def in_words(self) -> str:
        """`9 → 14 of 20, target 15, nearer by 5, n = 4`; how to begin where nothing was read."""
        latest, measure = self.latest, self.measure
        if latest is None:
            told = [
                f"{name} {told_number(value)}" for name, value in self._marks if value is not None
            ]
            return ", ".join([*told, "no reading yet"])
        start = measure.baseline if measure.baseline is not None else self.readings[0].value
        parts = [f"{told_number(start)} → {told_number(latest.value)} {measure.unit}".strip()]
        if measure.target is not None:
            parts.append(f"target {told_number(measure.target)}")
        parts += [*self._way(), f"n = {len(self.readings)}"]
        return ", ".join(parts)

    @property
    def _marks(self) -> tuple[tuple[str, float | None], ...]:
        return ("baseline", self.measure.baseline), ("target", self.measure.target)

    def _way(self) -> list[str]:
        if self.reached:
            return ["reached"]
        if self.gained is None or not self.gained:
            return [] if self.gained is None else ["no change"]
        return [f"{'nearer' if self.gained > 0 else 'further'} by {told_number(abs(self.gained))}"]


def course_of(measure: Measure, readings: Iterable[Reading]) -> Course:
    """Return a measure with the readings that are its own."""
    own = [reading for reading in readings if reading.measure == measure.id]
    return Course(measure, tuple(sorted(own, key=lambda reading: (reading.on, reading.id))))


def courses_of(measures: Iterable[Measure], readings: Iterable[Reading]) -> dict[str, Course]:
    """Return the course of each measure by its id."""
    own: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        own[reading.measure].append(reading)
    return {measure.id: course_of(measure, own[measure.id]) for measure in measures}


def bars(readings: Iterable[Reading]) -> str:
    """Return a bar for each reading, between the lowest and the highest of them."""
    values = [reading.value for reading in readings]
    if not values:
        return ""
    low, high = min(values), max(values)
    top = len(STEPS) - 1
    return "".join(
        STEPS[round((value - low) / (high - low) * top) if high > low else top // 2]
        for value in values
    )
