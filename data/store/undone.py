"""What undo and redo tell people."""

from dataclasses import dataclass

from data.models.records import Carried, ClockEvent, Entry, ExitSlip, FollowUp, Presence, Record
from data.store.changes import REMOVED
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


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo did, for a toast."""

    verb: str
    """Took back, or Brought back."""
    record: Record | None
    """The first record of the action, as it now stands; None where it cannot be understood."""
    label: str
    """The whole sentence, `Took back: “Share the consent form”`."""


def taken_back(step: Step, record: Record | None) -> Undone:
    """Tell of an action by the step that took its first part back."""
    return _told("Took back", step.before == {"removed": False}, step.before == REMOVED, record)


def brought_back(step: Step, record: Record | None) -> Undone:
    """Tell of an action by the step that brought its first part back."""
    return _told("Brought back", step.before == REMOVED, step.after == REMOVED, record)


def _told(verb: str, made: bool, removed: bool, record: Record | None) -> Undone:
    what = "" if made else "the removal of " if removed else "the edit of "
    return Undone(verb, record, f"{verb}: {what}{_subject(record)}")


def _subject(record: Record | None) -> str:
    match record:
        case Entry():
            return _quoted(record.text)
        case ClockEvent():
            return _CLOCK.get(record.kind, "a step of the clock")
        case Presence():
            return _quoted(record.name)
        case FollowUp():
            return "an outcome"
        case Carried():
            return "a carried item"
        case ExitSlip():
            return "an exit slip"
    return "the session's details"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[: _LENGTH - 1]}…”" if len(line) > _LENGTH else f"“{line}”"
