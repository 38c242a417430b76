"""What was done in one session object, so that it can be taken back and brought back."""

from dataclasses import dataclass
from typing import NamedTuple

from data.models.records import (
    Carried,
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Presence,
    Record,
)
from data.store.changes import REMOVED, Fields

_LENGTH = 60
_CLOCK = {
    "start": "the start",
    "pause": "the pause",
    "resume": "going on after the pause",
    "next": "moving on to the next phase",
    "back": "going back a phase",
    "extend": "the change of a phase's length",
    "fit": "fitting the rest into the planned end",
    "end": "the end",
    "reopen": "reopening the session",
}


class Step(NamedTuple):
    """One record's part in an action: its fields before and after."""

    table: str
    id: str
    before: Fields
    after: Fields

    @property
    def back(self) -> "Step":
        """The step that takes this one back."""
        return Step(self.table, self.id, self.after, self.before)


Action = tuple[Step, ...]
"""What one call did: taken back as a whole."""

NEW: Fields = {"removed": True}
"""What stands before a record that an action made."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo did, for a toast."""

    verb: str
    """Took back, or Brought back."""
    record: Record
    """The first record of the action, as it now stands."""
    label: str
    """The whole sentence, `Took back: “Share the consent form”`."""


def undone(verb: str, action: Action, record: Record) -> Undone:
    """Return what to tell about an action that was taken or brought back."""
    subject = _subject(record)
    if not (action[0].before == REMOVED or action[0].after == REMOVED):
        subject = f"the edit of {subject}"
    return Undone(verb, record, f"{verb}: {subject}")


def _subject(record: Record) -> str:
    match record:
        case Entry():
            return _quoted(record.text)
        case ClockEvent():
            return _CLOCK.get(record.kind, "a clock action")
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
