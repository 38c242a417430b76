"""The words of what a session hands on: kept beside its summary, as screens show them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.models.codec import from_fields, to_fields
from data.models.ids import EntryId, SessionId
from data.models.records import Entry
from data.still_open import may_be_owed
from data.store.open_session import OpenSession


@dataclass(frozen=True, slots=True)
class OwedWords:
    """A session's entries that may be handed on, as their fields: few are ever asked for."""

    session: SessionId
    fields: Mapping[EntryId, Mapping[str, Any]]

    def entry(self, identifier: EntryId) -> Entry | None:
        """Return an entry; None where it is not among them. ValueError, TypeError if damaged."""
        fields = self.fields.get(identifier)
        return None if fields is None else from_fields(Entry, fields, id=identifier)


def words_in(session: OpenSession, _now: datetime) -> OwedWords:
    """Return the words of an open session's entries that may be handed on. DamagedFile."""
    owed = (entry for entry in session.entries.values() if may_be_owed(entry))
    return OwedWords(session.head.id, {entry.id: to_fields(entry) for entry in owed})


def spell(words: OwedWords) -> list[Any]:
    """Return them as JSON has them."""
    return [words.session, words.fields]


def build(spelled: Any) -> OwedWords:
    """Return them; ValueError or TypeError where they are none."""
    session, fields = spelled
    return OwedWords(session, dict(fields))
