"""What undo and redo tell people."""

from dataclasses import dataclass

from data.models.community import Community, Member
from data.models.kinds import KIND_BY_ID
from data.models.records import (
    Carried,
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Presence,
    SessionHead,
)
from data.store.changes import REMOVED
from data.store.records import AnyRecord
from data.store.undo import Step

_LENGTH = 60
_CLOCK = {
    "start": "the start",
    "pause": "the pause",
    "resume": "going on after the pause",
    "next": "the step to the next phase",
    "back": "the step back to the phase before",
    "extend": "the change of a phase's length",
    "fit": "fitting the rest into the planned end",
    "end": "the end",
    "reopen": "going on after the end",
}
_CALLED = {
    "offers": "an offer of help",
    "dots": "votes",
    "adopted": "what became of a decision",
    "voices": "how voices were spread",
    "standing": "a standing role",
    "other_names": "that two names are one person",
    "charter": "an answer of the charter",
    "audiences": "an audience",
    "goals": "a goal",
    "measures": "a measure",
    "readings": "a reading",
    "resources": "a resource",
    "traditions": "a tradition",
    "topics": "a topic of the backlog",
    "checkins": "a check-in note",
    "revisits": "what a rereading came to",
    "plans": "the plan",
}
"""Records that are told by what they are, by the name of their table."""
_FIELDS = {
    "differences": "hoped-for differences",
    "stages": "names of the stages",
    "revisit_every": "rhythm of rereading",
    "voices": "rule about voices",
}
"""Fields of a community whose own names would not say it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo did, for a toast."""

    verb: str
    """Took back, Brought back, or Left as it is."""
    record: AnyRecord | None
    """The first record of the action, as it now stands; None where it cannot be understood."""
    label: str
    """The whole sentence, `Took back: “Share the consent form”`."""


def taken_back(step: Step, record: AnyRecord | None) -> Undone:
    """Tell of an action by the step that took its first part back."""
    made, removed = step.before == {"removed": False}, step.before == REMOVED
    return _told("Took back", made, removed, step, record)


def brought_back(step: Step, record: AnyRecord | None) -> Undone:
    """Tell of an action by the step that brought its first part back."""
    made, removed = step.before == REMOVED, step.after == REMOVED
    return _told("Brought back", made, removed, step, record)


def left_alone(step: Step, record: AnyRecord | None, by: str) -> Undone:
    """Tell of an action that is not taken back: somebody else has changed since what it did."""
    verb, who = "Left as it is", by or "somebody else"
    if isinstance(record, Community):
        return Undone(verb, record, f"{verb}: the {_changed(step)}, which {who} changed since")
    ran = isinstance(record, ClockEvent) or (isinstance(record, SessionHead) and not by)
    since = "the clock went on since" if ran else f"{who} changed it since"
    return Undone(verb, record, f"{verb}: {_subject(record)}, {since}")


def _told(verb: str, made: bool, removed: bool, step: Step, record: AnyRecord | None) -> Undone:
    if made:
        return Undone(verb, record, f"{verb}: {_subject(record)}")
    what = f"the removal of {_subject(record)}" if removed else _edit(step, record)
    return Undone(verb, record, f"{verb}: {what}")


def _edit(step: Step, record: AnyRecord | None) -> str:
    """Tell of an edit by how things stand after it, where its name alone would not show that."""
    match record:
        case Entry() if record.kind in KIND_BY_ID:
            return f"an edit. Now: {KIND_BY_ID[record.kind].title.lower()} {_quoted(record.text)}"
        case Presence():
            state = ("here" if record.present else "not here", *record.roles)
            return f"a change. Now: {_quoted(record.name)} {', '.join(state)}"
        case SessionHead() if "phases" in step.after:
            return "the change of the agenda"
        case SessionHead() if "title" in step.after:
            return f"the change of the title. Now: {_quoted(record.title)}"
        case Community():
            return f"the change of the {_changed(step)}"
    return f"the edit of {_subject(record)}"


def _changed(step: Step) -> str:
    """Return what of a community a step changed."""
    return " and ".join(_FIELDS.get(name, name.replace("_", " ")) for name in step.after)


def _subject(record: AnyRecord | None) -> str:
    match record:
        case Entry():
            return _quoted(record.text)
        case ClockEvent():
            return _CLOCK.get(record.kind, "a step of the clock")
        case Presence():
            return _quoted(record.name)
        case Member():
            return f"{_quoted(record.name)} as a member"
        case FollowUp():
            return "an outcome"
        case Carried():
            return "a carried item"
        case ExitSlip():
            return "an exit slip"
    return _CALLED.get(record.TABLE if record else "", "the session's details")


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[: _LENGTH - 1]}…”" if len(line) > _LENGTH else f"“{line}”"
