"""Goals, why they should be reached that way, and the figures by which that is seen."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.content import Content

from data.measuring import Course, bars, courses_of
from data.models.community_records import Goal, Measure, Reading
from data.models.ids import new_id
from data.numbers import count_of, parse_number, told_number
from screens.community.asked import (
    Asked,
    choice,
    day,
    differing,
    fields_of,
    number,
    read_values,
    text,
    told_in,
)
from screens.community.row import INDENT, Part, Row, remark, titled, told_day
from screens.community.section import Asking, Past, Section
from screens.widgets.content import DIM, shown_line
from screens.widgets.form_dialog import Values

NEWEST = 3
"""Readings listed of a measure until all are asked for."""

WIDEST = 40
"""Readings that a line of bars shows, the newest."""

_MORE = "all readings of "
_KINDS: tuple[type[Any], ...] = (Goal, Measure, Reading)
_NOUNS = {Goal: "goal", Measure: "measure", Reading: "reading"}


class GoalsSection(Section):
    """Goals with their measures below, and the readings below these."""

    id = "goals"
    title = "Goals"
    hint = "a adds a goal: if we do this, then that follows, because of this."
    can = Section.can | {"remove-thing", "add-measure", "add-reading"}
    _unfolded: frozenset[str] = frozenset()
    """Ids of the measures of which all readings are listed."""

    def state(self) -> str:
        """Return how many goals, measures and readings there are."""
        goals, measures, readings = (self._shown(kind) for kind in _KINDS)
        if not goals:
            return ""
        return (
            f"{len(goals)}, {count_of(len(measures), 'measure', 'measures')}, n = {len(readings)}"
        )

    def _shown(self, kind: type[Any]) -> dict[str, Any]:
        """Return the records of a kind; what belongs to something removed is not among them."""
        own: dict[str, Any] = self.place.own.table(kind)
        if kind is Measure:
            return {i: m for i, m in own.items() if m.goal in self.place.own.table(Goal)}
        if kind is Reading:
            measures = self._shown(Measure)
            return {i: r for i, r in own.items() if r.measure in measures}
        return own

    def rows(self) -> Iterator[Row]:
        """Yield each goal, its theory, and how its measures went."""
        measures: dict[str, Measure] = self._shown(Measure)
        courses = courses_of(measures.values(), self._shown(Reading).values())
        for goal in self._shown(Goal).values():
            yield self._goal_row(goal)
            own = [course for course in courses.values() if course.measure.goal == goal.id]
            if not own:
                yield remark(f"{INDENT}No measure yet. m says by what you see it.")
            for course in own:
                yield from self._measure_rows(course)

    def _goal_row(self, goal: Goal) -> Row:
        theory = (
            ("if", goal.theory_if),
            ("then", goal.theory_then),
            ("because", goal.theory_because),
        )
        told = ", ".join(f"{word} {words}" for word, words in theory if words)
        return titled(_row(goal), goal.title, told, beside=goal.area)

    def _measure_rows(self, course: Course) -> Iterator[Row]:
        measure = course.measure
        arrow = "↓" if measure.direction == "down" else "↑"
        how = "" if course.readings else "   r adds the first reading"
        spark = Part(
            bars(course.readings[-WIDEST:]),
            "$accent",
            Content.assemble(f"{INDENT}{arrow} ", shown_line(measure.title), "  "),
            len(INDENT) + 2,
        )
        yield Row(_row(measure), (spark, Part(course.in_words + how, DIM, Content(" " * 5))))
        newest = course.readings[::-1]
        if len(newest) > NEWEST and measure.id not in self._unfolded:
            yield from map(self._reading_row, newest[:NEWEST])
            rest = len(newest) - NEWEST
            more = f"{count_of(rest, 'reading', 'readings')} before; Enter lists all"
            yield Row(f"{_MORE}{measure.id}", (Part(more, DIM, Content(" " * 8)),))
        else:
            yield from map(self._reading_row, newest)

    def _reading_row(self, reading: Reading) -> Row:
        lead = Content.styled(f"{' ' * 8}{told_day(reading.on):>11}   ", DIM)
        note = f"   {reading.note}" if reading.note else ""
        return Row(_row(reading), (Part(f"{told_number(reading.value)}{note}", DIM, lead),))

    def _found(self, row: str) -> Any:
        table, _, identifier = row.partition("/")
        kind = next((kind for kind in _KINDS if table == kind.TABLE), None)
        return self._shown(kind).get(identifier) if kind else None

    def _asked(self, kind: type[Any]) -> tuple[Asked, ...]:
        if kind is Goal:
            return _GOAL
        return _MEASURE if kind is Measure else self._of_reading()

    def _of_reading(self) -> tuple[Asked, ...]:
        figure = Asked("value", "Figure", "12", _figure, told_number)
        when = day("on", "On", self.place.today, "today")
        return figure, when, text("note", "Note", "what explains it")

    def add(self, row: str) -> Asking | None:
        """Ask for a new goal."""
        return self._new(Goal)

    def _new(self, kind: type[Any], **given: Any) -> Asking:
        identifier, asked = new_id(), self._asked(kind)

        def keep(values: Values) -> str:
            said = self._finished(read_values(asked, values))
            self.place.own.put(kind(id=identifier, **given, **said))
            return f"{kind.TABLE}/{identifier}"

        return Asking(f"A new {_NOUNS[kind]}", fields_of(asked), keep)

    def _finished(self, said: dict[str, Any]) -> dict[str, Any]:
        return {**said, "on": said["on"] or self.place.today} if "on" in said else said

    def edit(self, row: str) -> Asking | None:
        """Ask again for a goal, a measure or a reading."""
        if row.startswith(_MORE):
            self._unfolded |= {row.removeprefix(_MORE)}
            return None
        record = self._found(row)
        if record is None:
            return None
        asked = self._asked(type(record))
        title = _NOUNS[type(record)].capitalize()
        return Asking(title, fields_of(asked, record), partial(self._keep, record, asked))

    def _keep(self, record: Any, asked: tuple[Asked, ...], values: Values) -> str:
        said = self._finished(differing(asked, values, record))
        self.place.own.change(record, removed=False, **said)
        return _row(record)

    def asks(self, command: str, row: str) -> Asking | None:
        """Ask for a measure of the highlighted goal, or a reading of the highlighted measure."""
        record = self._found(row)
        if command == "add-measure" and record is not None:
            goal = record.id if isinstance(record, Goal) else self._measure_of(record).goal
            return self._new(Measure, goal=goal)
        if command == "add-reading" and isinstance(record, Measure | Reading):
            measure = self._measure_of(record)
            asking = self._new(Reading, measure=measure.id)
            unit = f", in {measure.unit}" if measure.unit else ""
            return Asking(
                asking.title, asking.fields, asking.keep, preface=f"{measure.title}{unit}"
            )
        return None

    def _measure_of(self, record: Any) -> Measure:
        measures: dict[str, Measure] = self._shown(Measure)
        return measures[record.measure] if isinstance(record, Reading) else record

    def remove(self, row: str) -> str:
        """Take a goal, a measure or a reading away."""
        record = self._found(row)
        if record is None:
            return ""
        self.place.own.remove(record)
        name = told_number(record.value) if isinstance(record, Reading) else record.title
        below = " with all below it" if not isinstance(record, Reading) else ""
        return f"Removed: “{name}”{below}. ^Z brings it back."

    def past(self, row: str) -> Past | None:
        """Return how one of them came to be as it is."""
        record = self._found(row)
        if record is None:
            return None
        versions = self.place.own.versions(record.id, record.TABLE)
        title = f"{_NOUNS[type(record)].capitalize()}: how it came"
        return Past(title, versions, told_in(self._asked(type(record))))


def _row(record: Any) -> str:
    """Return the id of a record's row: the three kinds may have ids in common."""
    return f"{record.TABLE}/{record.id}"


def _figure(typed: str) -> float:
    value = parse_number(typed)
    if value is None:
        raise ValueError("What is the figure?")
    return value


_GOAL = (
    text("title", "Goal", "More families open a second time", needed="What is the goal?"),
    text("theory_if", "If we", "what we do"),
    text("theory_then", "then", "what follows from it"),
    text("theory_because", "because", "why it should"),
    text("area", "Area", "the area of practice"),
)

_MEASURE = (
    text("title", "Measure", "Second visits kept", needed="By what do you see it?"),
    text("unit", "Unit", "of 20, percent, visits a month"),
    choice("direction", "Better is", (("up", "more is better"), ("down", "less is better"))),
    number("baseline", "Baseline"),
    number("target", "Target"),
)
