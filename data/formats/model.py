"""What a format file says, and how it becomes the phases of a session.

Each field's docstring is what an error tells the file's author to write there, and what editors
are told by the JSON Schema.
"""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from data.formats.drawing import drawn
from data.formats.fields import (
    Count,
    GroupSize,
    Hint,
    Lasting,
    Name,
    Percent,
    Question,
    Seconds,
    Sentence,
    Title,
)
from data.formats.rules import broken_rules, twice
from data.formats.scaling import scaled
from data.models.ids import PhaseId
from data.models.records import Phase, Step
from data.safe_text import safe

Activity = Literal["open", "go-round", "talk", "dialogue", "case", "silent", "groups"]
Records = Literal["purpose", "ground-rules", "charter", "goals", "members"]


MOST_PHASES = 30
"""More in one session would be no plan that anybody keeps."""


class _Written(BaseModel):
    """What people write by hand: nothing is guessed, unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class FormatStep(_Written):
    """A part of a phase with a clock of its own."""

    title: Title
    """the name on screen, 1 to 60 characters"""
    seconds: Lasting = Field(alias="minutes")
    """how long it lasts, from 10 seconds to 12 hours, written like 5, "1h10" or "90s\""""
    hint: Hint = ""
    """who does what meanwhile, in up to 120 characters"""


class FormatPhase(_Written):
    """One timed part of a format."""

    id: Name
    """a short name in small letters, digits and hyphens, such as “whats-next”"""
    title: Title
    """the name on screen, 1 to 60 characters"""
    seconds: Lasting = Field(alias="minutes")
    """how long it lasts, from 10 seconds to 12 hours, written like 25, "1h10" or "90s\""""
    minimum_seconds: Seconds = Field(default=0, alias="minimum")
    """the time it keeps when the session runs late, written like minutes and no more than those"""
    activity: Activity = "open"
    """one of open, go-round, talk, dialogue, case, silent, groups"""
    prompts: tuple[Sentence, ...] = Field(default=(), max_length=20)
    """a list of up to 20 questions, each of 1 to 300 characters"""
    draw: Count = 0
    """how many of its prompts are asked each time, 1 to 20; left out, all are"""
    steps: tuple[FormatStep, ...] = Field(default=(), max_length=12)
    """a list of up to 12 steps, each an object with title and minutes"""
    question_share: Percent = 0
    """how many percent of a talk are kept for questions, a whole number from 0 to 90"""
    each_seconds: Lasting = Field(default=0, alias="each")
    """what each person has in a go-round, written like minutes, from 10 seconds on"""
    group_size: GroupSize = 0
    """how many sit together in groups, a whole number from 2 to 12"""
    records: Records | None = None
    """what it changes once adopted: purpose, ground-rules, charter, goals or members"""
    question: Question | None = None
    """the design question that it settles: who, when-where, facilitation, ground-rules, issues, \
practice, data, recording or reporting"""
    since_last_time: bool = Field(default=False, strict=True)
    """true where what the last session handed over comes first, else false"""

    @model_validator(mode="after")
    def _keep_the_rules(self) -> "FormatPhase":
        if broken := [*broken_rules(self)]:
            raise PydanticCustomError("rule", "; ".join(broken))
        return self

    def planned(self, seconds: int, asked: frozenset[str] = frozenset()) -> Phase:
        """Return it as the phase of a session that gives it so many seconds."""
        return Phase(
            id=PhaseId(self.id),
            title=self.title,
            seconds=seconds,
            minimum_seconds=self.minimum_seconds,
            activity=self.activity,
            prompts=drawn(self.prompts, self.draw, asked) if self.draw else self.prompts,
            records=self.records,
            since_last_time=self.since_last_time,
            steps=tuple(Step(step.title, step.seconds, step.hint) for step in self.steps),
            question_share=self.question_share,
            each_seconds=self.each_seconds,
            group_size=self.group_size,
            question=self.question,
        )


class Format(_Written):
    """A reusable plan of a session."""

    editor_schema: str = Field(default="", alias="$schema")
    """where an editor finds the schema of formats; lctui itself does not read it"""
    id: Name
    """the file's name without .json, in small letters, digits and hyphens"""
    title: Title
    """the name on screen, 1 to 60 characters"""
    purpose: Annotated[str, StringConstraints(max_length=300), AfterValidator(safe)] = ""
    """a sentence on when to use it, up to 300 characters"""
    phases: tuple[FormatPhase, ...] = Field(min_length=1, max_length=MOST_PHASES)
    """a list of 1 to 30 phases, each an object with at least id, title and minutes"""

    @field_validator("phases")
    @classmethod
    def _name_phases_once(cls, phases: tuple[FormatPhase, ...]) -> tuple[FormatPhase, ...]:
        if told := twice(phase.id for phase in phases):
            raise PydanticCustomError("rule", told)
        if sum(phase.seconds for phase in phases) > 24 * 3600:
            raise PydanticCustomError("rule", "together they last longer than a day")
        return phases

    @property
    def seconds(self) -> int:
        """Length in all, as the file gives it."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def draws(self) -> bool:
        """Any of its phases has a pool of prompts: it matters what was asked last time."""
        return any(phase.draw for phase in self.phases)

    def plan(
        self, minutes: int | None = None, asked: frozenset[str] = frozenset()
    ) -> tuple[Phase, ...]:
        """Return its phases, fitted to so many minutes in all, or as the file gives them.

        Fitted phases have whole minutes. Where the minimums need more than there is, they are kept
        and the plan is longer than asked for. `asked` are the prompts asked last time: where a
        phase draws from a pool, they rest, see `drawn`.
        """
        planned = [phase.seconds for phase in self.phases]
        if minutes is not None and minutes * 60 != self.seconds:
            floors = [max(1, -(-phase.minimum_seconds // 60)) for phase in self.phases]
            planned = [60 * share for share in scaled(planned, floors, minutes)]
        return tuple(
            phase.planned(seconds, asked)
            for phase, seconds in zip(self.phases, planned, strict=True)
        )
