"""A format told to people, line by line."""

from collections.abc import Iterator

from data.clock.durations import tell_length
from data.formats.model import Format, FormatPhase


def told_format(format: Format) -> Iterator[str]:  # noqa: A002 - the glossary's word
    """Yield what it is for, then each phase with what it asks."""
    yield f"{format.title} ({format.id}) · {told_size(format)}"
    if format.purpose:
        yield format.purpose
    for number, phase in enumerate(format.phases, 1):
        yield ""
        yield f"{number}  {phase.title} · {' · '.join(_traits(phase))}"
        yield from (f"   {prompt}" for prompt in phase.prompts)


def told_size(format: Format) -> str:  # noqa: A002 - the glossary's word
    """Return `2 h · 4 phases`."""
    count = len(format.phases)
    return f"{tell_length(format.seconds)} · {count} phase{'s' if count > 1 else ''}"


def _traits(phase: FormatPhase) -> Iterator[str]:
    least = f", at least {_told(phase.minimum_seconds)}" if phase.minimum_seconds else ""
    yield f"{_told(phase.seconds)}{least}"
    if phase.activity != "open":
        yield phase.activity
    if phase.since_last_time:
        yield "hears what the last session handed over"
    if phase.steps:
        yield ", ".join(f"{step.title} {_told(step.seconds)}" for step in phase.steps)
    if phase.question_share:
        yield f"{phase.question_share} % for questions"
    if phase.each_seconds:
        yield f"{_told(phase.each_seconds)} each"
    if phase.group_size:
        yield f"by {phase.group_size}"
    if phase.records:
        yield f"records {phase.records}" + (f": {phase.question}" if phase.question else "")
    if phase.draw:
        yield f"asks {phase.draw} of {len(phase.prompts)} each time"


def _told(seconds: int) -> str:
    return f"{seconds} s" if seconds % 60 else tell_length(seconds)
