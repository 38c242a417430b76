"""Decisions about what the group wants to reach: goals, why they lead there, how it is seen."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from data.adopting.labels import labelled
from data.adopting.measures import measured_in, read_measure, read_reading
from data.adopting.standing import Change, Said, Standing
from data.models.community_records import Goal, GoalId
from data.models.ids import EntryId
from data.models.records import Entry
from data.safe_text import one_line

_THEORY = re.compile(
    r"if\s+(?P<if>.+?)[,;]?\s+then\s+(?P<then>.+?)(?:[,;]?\s+because\s+(?P<because>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_LABELS = {
    "goal": "goal",
    "new goal": "goal",
    "measure": "measure",
    "area": "area",
    "area of practice": "area",
}

NOTHING = Change("", "", "")


def read_goal(said: Said, standing: Standing) -> Change:
    """Return what a decision says of the goals.

    `if … then … because …` is why a goal is reached that way, `measure: … (unit)` by what it is
    seen, the words of a known measure and a number a reading of it, `area: …` its area of practice;
    all else is a new goal, and so is whatever stands behind `goal:`. A goal's words and a colon
    before any of them say which goal is meant; else it is the one said last, or the only one.
    A plain note can be a reading too.
    """
    if said.entry.kind != "decision":
        told = measured_in(said.line, said, standing)
        return NOTHING if told is None else read_reading(told, said.line, said, standing)
    goal, line = _goal_meant(said, standing)
    label, words = labelled(line, _LABELS)
    theory = _THEORY.fullmatch(words)
    if label == "measure":
        return _of_goal(
            goal, words, lambda known: read_measure(known, one_line(words), said, standing)
        )
    if label == "area":
        return _of_goal(goal, words, lambda known: _area(known, one_line(words)))
    if theory and label != "goal":
        return _theory(goal, theory, said, standing)
    if label != "goal" and (measure := measured_in(words, said, standing)) is not None:
        return read_reading(measure, words, said, standing)
    title = one_line(words)
    if title.casefold() in (known.title.casefold() for known in standing.goals):
        return Change("A goal that stands", title, title)
    return Change("A new goal", "", title, (Goal(_id(said.entry), title),))


def _goal_meant(said: Said, standing: Standing) -> tuple[Goal | str, str]:
    """Return the goal and the words about it, or a sentence that asks for the goal."""
    for goal in standing.goals:
        start, colon, rest = said.line.partition(":")
        if colon and start.strip().casefold() == goal.title.casefold() and rest.strip():
            return goal, rest.strip()
    known = {goal.id: goal for goal in standing.goals}
    for entry in reversed(said.earlier):
        if goal_said := known.get(_id(entry)):
            return goal_said, said.line
        if _is_goal(entry, said, standing):
            return f"Adopt the goal first: {entry.text}", said.line
    if len(known) == 1:
        return standing.goals[0], said.line
    if known:
        return "Say which goal: write its words and a colon before it.", said.line
    return "It belongs to a goal: say that one first.", said.line


def _is_goal(entry: Entry, said: Said, standing: Standing) -> bool:
    """Say whether a decision said earlier makes a goal."""
    label, words = labelled(entry.text, _LABELS)
    if label:
        return label == "goal"
    before = said.earlier[: said.earlier.index(entry)]
    told = measured_in(words, replace(said, earlier=before), standing)
    return told is None and not _THEORY.fullmatch(words)


def _of_goal(goal: Goal | str, words: str, read: Callable[[Goal], Change]) -> Change:
    """Read what is about a goal; where none is known, the words wait for it."""
    return Change("Goals", "", one_line(words), (), goal) if isinstance(goal, str) else read(goal)


def _theory(goal: Goal | str, theory: "re.Match[str]", said: Said, standing: Standing) -> Change:
    parts: dict[str, Any] = {
        f"theory_{name}": one_line(part or "") for name, part in theory.groupdict().items()
    }
    if isinstance(goal, str):
        if standing.goals or any(_is_goal(each, said, standing) for each in said.earlier):
            return Change("Why a goal is reached that way", "", _told_parts(parts), (), goal)
        goal = Goal(_id(said.entry), parts["theory_then"].rstrip("."))
    before = _told(goal)
    now = replace(goal, **parts)
    return Change(f"Goal · {goal.title}", before, _told(now), (now,))


def _area(goal: Goal, area: str) -> Change:
    now = (replace(goal, area=area),)
    return Change(f"Goal · {goal.title} · area of practice", goal.area, area, now)


def _told(goal: Goal) -> str:
    names = ("theory_if", "theory_then", "theory_because")
    return _told_parts({name: getattr(goal, name) for name in names})


def _told_parts(parts: Mapping[str, str]) -> str:
    said: Iterable[tuple[str, str]] = ((n.removeprefix("theory_"), p) for n, p in parts.items())
    return " ".join(f"{name} {part}" for name, part in said if part)


def _id(entry: Entry) -> GoalId:
    """Return the id of the goal that a decision makes: its own."""
    return GoalId(EntryId(entry.id))
