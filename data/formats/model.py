"""What a format file says, and how it becomes the phases of a session.

Each field's docstring is also what an error tells the file's author to write there.
"""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from data.clock import parse_duration
from data.formats.scaling import scaled
from data.models.ids import PhaseId
from data.models.records import Phase
from data.safe_text import one_line, safe

SHORTEST = 10
"""Seconds of the briefest phase that makes sense."""
LONGEST = 12 * 3600
"""Seconds of the longest phase; what is longer is more than one session."""

Activity = Literal["open", "go-round", "talk", "dialogue", "case", "silent"]
Records = Literal["purpose", "ground-rules"]


def _one_line(value: str) -> str:
    line = one_line(value)
    if not line:
        raise ValueError("empty")
    return line


def _seconds(value: object) -> int:
    if isinstance(value, str):
        return parse_duration(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not a length of time")
    if not 0 <= value * 60 <= LONGEST:
        raise ValueError("out of range")
    return round(value * 60)


def _lasting(seconds: int) -> int:
    if not SHORTEST <= seconds <= LONGEST:
        raise ValueError("out of range")
    return seconds


Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Title = Annotated[str, StringConstraints(max_length=60), AfterValidator(_one_line)]
Sentence = Annotated[str, StringConstraints(max_length=300), AfterValidator(_one_line)]
Seconds = Annotated[int, BeforeValidator(_seconds)]


class _Written(BaseModel):
    """What people write by hand: nothing is guessed, unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FormatPhase(_Written):
    """One timed part of a format."""

    id: Name
    """a short name in small letters, digits and hyphens, such as “whats-next”"""
    title: Title
    """the name on screen, 1 to 60 characters"""
    seconds: Annotated[Seconds, AfterValidator(_lasting)] = Field(alias="minutes")
    """how long it lasts, from 10 seconds to 12 hours, written like 25, "1h10" or "90s\""""
    minimum_seconds: Seconds = Field(default=0, alias="minimum")
    """the time it keeps when the session runs late, written like minutes and no more than those"""
    activity: Activity = "open"
    """one of open, go-round, talk, dialogue, case, silent"""
    prompts: tuple[Sentence, ...] = Field(default=(), max_length=20)
    """a list of up to 20 questions, each of 1 to 300 characters"""
    records: Records | None = None
    """what its decisions may become, purpose or ground-rules"""
    since_last_time: bool = Field(default=False, strict=True)
    """true where what the last session handed over comes first, else false"""

    @model_validator(mode="after")
    def _keep_the_minimum_inside(self) -> "FormatPhase":
        if self.minimum_seconds > self.seconds:
            raise PydanticCustomError("rule", "its minimum is longer than its minutes")
        return self

    def planned(self, seconds: int) -> Phase:
        """Return it as the phase of a session that gives it so many seconds."""
        return Phase(
            id=PhaseId(self.id),
            title=self.title,
            seconds=seconds,
            minimum_seconds=self.minimum_seconds,
            activity=self.activity,
            prompts=self.prompts,
            records=self.records,
            since_last_time=self.since_last_time,
        )


class Format(_Written):
    """A reusable plan of a session."""

    id: Name
    """the file's name without .json, in small letters, digits and hyphens"""
    title: Title
    """the name on screen, 1 to 60 characters"""
    purpose: Annotated[str, StringConstraints(max_length=300), AfterValidator(safe)] = ""
    """a sentence on when to use it, up to 300 characters"""
    phases: tuple[FormatPhase, ...] = Field(min_length=1, max_length=30)
    """a list of 1 to 30 phases, each an object with at least id, title and minutes"""

    @field_validator("phases")
    @classmethod
    def _name_phases_once(cls, phases: tuple[FormatPhase, ...]) -> tuple[FormatPhase, ...]:
        ids = [phase.id for phase in phases]
        if twice := next((name for name in ids if ids.count(name) > 1), None):
            raise PydanticCustomError("rule", f"two of them have the id “{twice}”")
        if sum(phase.seconds for phase in phases) > 24 * 3600:
            raise PydanticCustomError("rule", "together they last longer than a day")
        return phases

    @property
    def seconds(self) -> int:
        """Length in all, as the file gives it."""
        return sum(phase.seconds for phase in self.phases)

    def plan(self, minutes: int | None = None) -> tuple[Phase, ...]:
        """Return its phases, fitted to so many minutes in all, or as the file gives them.

        Fitted phases have whole minutes. Where the minimums need more than there is, they are kept
        and the plan is longer than asked for.
        """
        planned = [phase.seconds for phase in self.phases]
        if minutes is not None and minutes * 60 != self.seconds:
            floors = [max(1, -(-phase.minimum_seconds // 60)) for phase in self.phases]
            planned = [60 * share for share in scaled(planned, floors, minutes)]
        return tuple(
            phase.planned(seconds) for phase, seconds in zip(self.phases, planned, strict=True)
        )
