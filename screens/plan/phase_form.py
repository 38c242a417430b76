"""Asks for everything about one phase of an agenda."""

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from data.agenda import LONGEST_TITLE, check_length, recordings
from data.clock import parse_duration
from data.clock.durations import tell_length
from data.errors import LctuiError
from data.formats.model import Activity
from data.models.records import Phase
from data.safe_text import one_line
from screens.widgets.form import FormField, Pick
from screens.widgets.form_dialog import FormDialog

ACTIVITIES = {
    "open": "whoever wants to speaks",
    "go-round": "everybody in turn",
    "talk": "somebody presents, then questions",
    "dialogue": "thinking together",
    "case": "a moment of practice, step by step",
    "silent": "each writes, then all is shown",
    "groups": "small groups, then back together",
}
"""What is done in each activity."""
MOST_PROMPTS, LONGEST_PROMPT = 20, 300
"""What a format takes, so that an agenda can always be kept as one."""


def phase_form(phase: Phase) -> FormDialog:
    """Return the form, filled in with the phase as it is."""
    picks = tuple(Pick(name, name, ACTIVITIES.get(name, "")) for name in get_args(Activity))
    minutes, odd = divmod(phase.seconds, 60)
    return FormDialog(
        "A phase",
        (
            FormField("title", "Name", phase.title, explain=_explain_title),
            FormField(
                "minutes", "Minutes", f"{phase.seconds}s" if odd else f"{minutes}",
                example="25, 1h10, 90s", explain=_explain_length,
            ),
            FormField("activity", "What is done", phase.activity, picks=picks),
            FormField(
                "records", "Its decisions", phase.records or "", picks=_recorded(phase),
            ),
            FormField(
                "prompts", "Questions", "\n".join(phase.prompts), long=True,
                example="One question a line", explain=_explain_prompts,
            ),
        ),
    )  # fmt: skip


def changed_phase(phase: Phase, values: Mapping[str, str]) -> Phase:
    """Return the phase with what stands in the form, but for its length.

    Another activity begins without the inner clock of the one before.
    """
    prompts = tuple(_prompts(values["prompts"]))
    records = values["records"] or None
    told = replace(phase, title=one_line(values["title"]), prompts=prompts, records=records)
    if values["activity"] == phase.activity:
        return told
    plain = replace(told, steps=(), question_share=0, each_seconds=0, group_size=0)
    return replace(plain, activity=values["activity"])


def _recorded(phase: Phase) -> tuple[Pick, ...]:
    """Return what its decisions may be offered for; what a format says of it stays a choice."""
    return tuple(Pick(id, told) for id, told in recordings(phase.records).items())


def _prompts(text: str) -> list[str]:
    return [line for line in map(one_line, text.split("\n")) if line]


def _explain_title(text: str) -> str:
    if not text:
        raise ValueError("A phase needs a name.")
    if len(text) > LONGEST_TITLE:
        raise ValueError(f"The name of a phase has at most {LONGEST_TITLE} characters.")
    return ""


def _explain_length(text: str) -> str:
    seconds = parse_duration(text)
    try:
        check_length(seconds)
    except LctuiError as error:
        raise ValueError(str(error)) from error
    return tell_length(seconds)


def _explain_prompts(text: str) -> str:
    prompts = _prompts(text)
    if len(prompts) > MOST_PROMPTS:
        raise ValueError(f"A phase asks at most {MOST_PROMPTS} questions.")
    if any(len(prompt) > LONGEST_PROMPT for prompt in prompts):
        raise ValueError(f"A question has at most {LONGEST_PROMPT} characters.")
    return f"{len(prompts)} questions" if len(prompts) != 1 else "one question"
