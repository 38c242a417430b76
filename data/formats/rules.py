"""What the fields of a format must be to one another, in sentences for who wrote the file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.formats.model import FormatPhase


def broken_rules(phase: "FormatPhase") -> Iterator[str]:
    """Yield each rule that a phase breaks, its fields being right by themselves."""
    if phase.minimum_seconds > phase.seconds:
        yield "its minimum is longer than its minutes"
    if sum(step.seconds for step in phase.steps) > phase.seconds:
        yield "its steps together are longer than its minutes"
    if phase.each_seconds > phase.seconds:
        yield "each has more time than the phase"
    yield from _misplaced(phase)
    if phase.steps and phase.question_share:
        yield "question_share makes the steps of a talk; leave it out, or leave out its steps"
    if phase.draw > len(set(phase.prompts)):
        yield "it is to draw more prompts than it has"
    if phase.question and phase.records != "charter":
        yield "question stands only where records is charter"
    if phase.records == "charter" and not phase.question:
        yield "what records the charter must say by question which of its questions it settles"


def _misplaced(phase: "FormatPhase") -> Iterator[str]:
    for field, given, activity in (
        ("question_share", phase.question_share, "talk"),
        ("each", phase.each_seconds, "go-round"),
        ("group_size", phase.group_size, "groups"),
    ):
        if given and phase.activity != activity:
            yield f"{field} stands only where activity is {activity}"


def twice(ids: Iterable[object]) -> str:
    """Say which id stands there more than once; empty where none does."""
    count = Counter(name for name in ids if isinstance(name, str))
    again = next((name for name, times in count.items() if times > 1), None)
    return "" if again is None else f"two of them have the id “{again}”"
