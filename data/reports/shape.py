"""A session as it is published: what `export --to json` and `show --json` print.

The docstrings of the fields are their descriptions in the JSON Schema.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

from data.models.clock_told import INSERTED, SKIPPED, STRETCHED, SWAPPED
from data.models.kinds import KINDS
from data.safe_text import safe

Text = Annotated[str, BeforeValidator(safe)]
"""Words of people; what a reader's terminal would obey never gets out, whatever the file held."""

Moment = Annotated[
    datetime,
    PlainSerializer(datetime.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A time with the offset that the session's wall clock had then."""

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


CHANGES = (INSERTED, SKIPPED, STRETCHED, SWAPPED)
"""What can become of an agenda."""


class _Published(BaseModel):
    """Nothing but the published fields, each of them always there."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


class PhaseDocument(_Published):
    """A timed part of the session."""

    id: Text
    """The phase's name within its session."""
    title: Text
    """What it is called on screen."""
    planned_seconds: int
    """Length as planned before the session; extensions do not change it."""
    taken_seconds: int
    """How long it ran, over all its visits, pauses left out."""
    started: Moment | None
    """When it first began; null if it was not reached."""
    ended: Moment | None
    """When it was left; null while it is not."""
    prompts: list[Text]
    """The questions it asks."""
    activity: Text = "open"
    """One of open, go-round, talk, dialogue, case, silent, groups; what is asked in a talk waits \
until it is answered."""


class AgendaChangeDocument(_Published):
    """One change of the agenda in mid-session that was not taken back."""

    change: Annotated[str, Field(json_schema_extra={"enum": list(CHANGES)})]
    """What became of the agenda."""
    at: Moment | None
    """When that was; null where nobody knows."""
    phase: Text | None
    """Id of the phase; null where the order changed, which is of all phases."""
    title: Text | None
    """What the phase was called then."""
    seconds: int | None
    """The planned length from then on; of a phase that was skipped, the one it had."""
    seconds_before: int | None
    """Of a phase that was stretched: its planned length until then."""
    order: list[Text]
    """Where the order changed: the ids of all phases, as they stood from then on."""


class EntryDocument(_Published):
    """One thing captured."""

    id: Text
    """A UUIDv7, the same for ever."""
    kind: Annotated[str, Field(json_schema_extra={"enum": [kind.id for kind in KINDS]})]
    """What sort of thing it is."""
    text: Text
    """What reads well in the minutes, cleaned of sigil, names and tokens; lines end in \\n."""
    at: Moment
    """When it was captured; to the minute where it is anonymous."""
    phase: Text | None
    """Id of the phase in which it was said."""
    prompt: Text | None
    """The question that was being asked."""
    by: Text | None
    """Full name of who said it; null where nobody is named or may be."""
    owners: list[Text]
    """Full names of who owes it; empty for all but actions."""
    due: date | None
    """By when it is owed."""
    status: Text | None
    """open, done or dropped for an action, also as later sessions heard it; else null."""
    outcome: Text | None
    """What a later session heard became of it."""
    tags: list[Text]
    """Its #tags, without the sign."""
    whom: list[Text] = Field(serialization_alias="for")
    """Whom it worked for."""
    level: Annotated[str, Field(json_schema_extra={"enum": ["named", "role", "anon"]})]
    """How far its speaker may be named."""
    typed: Text | None
    """The line as it was typed; null where that would tell a name to be kept back."""
    captured_by: Text | None
    """Who typed it; null where that is not known or would tell too much."""
    obstacle: Text | None = None
    """Of a commitment: what might get in the way of it."""
    depth: int = 0
    """How deep it lies under the entry above it; 0 stands alone."""
    helpers: list[Text] = []
    """Full names of who can help with it, or offered to; empty where no name may be told."""
    adopted: Text | None = None
    """Of a decision: what it became part of, one of purpose, ground-rules, charter, goals and \
members; null where it stands in its session alone."""
    surprised: Text | None = None
    """What surprised, as it was noted with the outcome that was heard last."""
    redacted: date | None = None
    """When its words were taken out for good; nothing is owed of it any more."""
    marked: bool = False
    """Whether it was marked to come back to, and still is."""


class CarriedDocument(_Published):
    """Something that an earlier session handed to this one."""

    id: Text
    """Id of the entry, which stands in the session in which it was said."""
    origin: Text
    """Id of that session."""
    visits: list[Text]
    """Ids of the sessions where it was carried to last, and of this one. What the sessions of a \
community tell together is its whole way."""
    rests: bool
    """By the plan it was not to be spoken of this time."""
    helpers: list[Text]
    """Full names of who offered help with it here; empty where no name may be told."""


class HeardDocument(_Published):
    """What this session heard of something, of its own or carried here."""

    id: Text
    """Id of the entry."""
    outcome: Text
    """What became of it."""
    at: Moment
    """When that was told."""
    surprised: Text | None
    """What surprised, as it was noted with it."""


class VotesDocument(_Published):
    """What was given to one item when the group voted; nobody's vote."""

    id: Text
    """Id of the request, the question or the topic."""
    votes: int
    """Hands and dots together."""


class AmendedDocument(_Published):
    """What of the session stands otherwise than at its end."""

    what: list[Literal["title", "present"]]
    """Which fields were changed since."""
    on: date
    """The day of the last such change, where the session was."""


class RereadDocument(_Published):
    """Something agreed that was reread in this session."""

    what: Literal["purpose", "ground-rules"]
    """What was reread."""
    result: Literal["affirmed", "amended", "dropped"]
    """What that came to."""


class SessionDocument(_Published):
    """One meeting of a learning community."""

    id: Text
    """A UUIDv7, the same for ever."""
    community: Text
    """Name of the community."""
    title: Text
    """The topic, else the community's name and the number of the session."""
    topic: Text | None
    """What the session was about."""
    format: Text
    """Id of the plan that it followed."""
    status: Literal["planned", "live", "closed"]
    """planned until its clock starts, closed when it has ended."""
    planned_start: Moment | None
    """When it was to begin."""
    started: Moment | None
    """When it began."""
    ended: Moment | None
    """When it ended."""
    present: list[Text]
    """Full names of who came."""
    roles: dict[Text, list[Text]]
    """Names of who held each role, under the role."""
    phases: list[PhaseDocument]
    """Its timed parts, in order."""
    entries: list[EntryDocument]
    """What was captured, in the order it was said; private entries are never among them."""
    agenda_changes: list[AgendaChangeDocument] = []
    """How the agenda was changed on the way, in the order of the changes; empty until it began."""
    topic_item: Text | None = None
    """Id of the request, the question or the topic of the backlog that the topic came from."""
    preparer: Text | None = None
    """Full name of who prepared the topic; null where nobody did or no name may be told."""
    carried: list[CarriedDocument] = []
    """What earlier sessions handed to it, in the order of the ids."""
    heard: list[HeardDocument] = []
    """What it heard of that and of its own, in the order in which that was told."""
    votes: list[VotesDocument] = []
    """What was voted for in it, the most wanted first."""
    amended: AmendedDocument | None = None
    """What was changed of it after its end; null where nothing was."""
    reread: list[RereadDocument] = []
    """What was reread in it of all that the community agreed on."""

    def as_json(self) -> dict[str, Any]:
        """Return it as the plain values that a JSON file holds."""
        return self.model_dump(mode="json", by_alias=True)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema that what is exported follows: one session, or a list of several."""
    schema = SessionDocument.model_json_schema(by_alias=True, mode="serialization")
    parts = schema.pop("$defs")
    session = {"$ref": "#/$defs/SessionDocument"}
    return {
        "$schema": SCHEMA_DIALECT,
        "title": "Sessions of learning communities",
        "description": "One session, or a list of several, as `lctui export --to json` writes it",
        "oneOf": [session, {"type": "array", "items": session}],
        "$defs": {**parts, "SessionDocument": {**schema, "title": "A session"}},
    }
