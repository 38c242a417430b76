"""What surprised, told with an outcome: kept beside a session's summary, which holds no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.models.ids import EntryId, SessionId
from data.store.open_session import OpenSession


@dataclass(frozen=True, slots=True)
class HeardNotes:
    """The notes of one session, by the item that each was told of."""

    session: SessionId
    notes: Mapping[EntryId, str]


def notes_in(session: OpenSession, _now: datetime) -> HeardNotes:
    """Return what an open session heard in words. DamagedFile."""
    heard = session.followups.values()
    return HeardNotes(session.head.id, {each.id: each.note for each in heard if each.note})


def spell(heard: HeardNotes) -> list[Any]:
    """Return them as JSON has them."""
    return [heard.session, heard.notes]


def build(spelled: Any) -> HeardNotes:
    """Return them; ValueError or TypeError where they are none."""
    session, notes = spelled
    return HeardNotes(session, {item: str(note) for item, note in dict(notes).items()})
