"""What of a session can be found: a row for each entry, topic, prompt, person, note and slip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from data.carryover import OUTCOMES
from data.clock import started_at
from data.models.ids import EntryId, SessionId
from data.models.levels import NAMELESS, PRIVATE
from data.models.records import Entry, FollowUp
from data.pulse import pulse_of
from data.search.hit import ENTRY, HEARD, NAME, PROMPT, SLIP, TOPIC
from data.search.query import BY, FOR, IS, KIND, OWNER, TAG
from data.still_open import talks_of
from data.store.open_session import OpenSession
from data.zone import local

PLACE, COMMUNITY = "place", "community"
"""Facets that are no filters."""
_FOLLOWED = frozenset(kind for outcome in OUTCOMES for kind in outcome.kinds)
Facet = tuple[str, str]
"""The name of a filter, or one of the two above, and a value."""


class Row(NamedTuple):
    """One thing that can be found."""

    place: str
    entry: str | None
    kind: str
    text: str
    at: str
    by: str | None
    due: str | None
    level: str
    """Empty as long as that is not known: such a row is found by nothing."""
    more: str
    """Owners, tags and whom as JSON; empty where there are none."""
    facets: tuple[Facet, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What it is, however its words change."""
        return self.place, self.entry or self.text


class Owing(NamedTuple):
    """An entry that something can become of."""

    entry: EntryId
    kind: str
    status: str | None
    talk: bool
    """It was asked in a phase in which questions wait for an answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """All of a session that is searched."""

    id: SessionId
    title: str
    topic: str
    community_name: str
    day: str
    """On which it began."""
    rows: tuple[Row, ...]
    owed: tuple[Owing, ...] = ()
    heard: tuple[tuple[EntryId, str, str], ...] = ()
    """What became of items, and when it was told."""
    handed: tuple[tuple[EntryId, tuple[SessionId, ...]], ...] = ()
    """What was carried here, with the sessions that each was carried to."""


def told_in(session: OpenSession) -> Told:
    """Return it of an open session whose entries were read. DamagedFile."""
    head = session.head
    talks = talks_of(head.phases)
    entries = [entry for entry in session.entries.values() if not entry.redacted]
    followed = (entry for entry in entries if entry.kind in _FOLLOWED)
    began = started_at(head, session.clock) or head.planned_start
    return Told(
        head.id,
        head.title,
        head.topic or "",
        head.community_name,
        local(began, head).date().isoformat() if began else session.ref.started[:10],
        tuple(_rows(session, entries, (began or _named(session)).astimezone(UTC))),
        tuple(Owing(e.id, e.kind, e.status, e.phase in talks) for e in followed),
        tuple((f.id, f.outcome, f.at.isoformat()) for f in session.followups.values()),
        tuple((c.id, c.visits) for c in session.carried.values()),
    )


def _named(session: OpenSession) -> datetime:
    """Return when it began as its file's name tells it."""
    return session.ref.local.replace(tzinfo=UTC)


def _rows(session: OpenSession, entries: list[Entry], began: datetime) -> Iterator[Row]:
    head = session.head
    for name in dict.fromkeys(p.name for p in session.people.values() if p.present):
        yield _beside(NAME, name, began)
    asked = [prompt for phase in head.phases for prompt in phase.prompts]
    asked += (e.prompt for e in entries if e.prompt and e.level != PRIVATE)
    for prompt in dict.fromkeys(asked):
        yield _beside(PROMPT, prompt, began)
    for title in dict.fromkeys(filter(None, (head.title, head.topic))):
        yield _beside(TOPIC, title, began)
    for change in dict.fromkeys(pulse_of(session.slips.values()).changes):
        yield _beside(SLIP, change, began)
    yield from (_heard(told) for told in session.followups.values() if told.note)
    yield from map(_said, entries)


def _beside(place: str, text: str, at: datetime) -> Row:
    return Row(place, None, "", text, at.isoformat(), None, None, "named", "", ((PLACE, place),))


def _heard(told: FollowUp) -> Row:
    """Return what was noted of an item; what that is and who may know it says the item's own."""
    at, facets = told.at.isoformat(), ((PLACE, HEARD),)
    return Row(HEARD, told.id, "", told.note, at, None, None, "", "", facets)


def _said(entry: Entry) -> Row:
    nameless = entry.level in NAMELESS
    by, owners = (None, ()) if nameless else (entry.by, entry.owners)
    facets = [(PLACE, ENTRY), (KIND, entry.kind)]
    if by:
        facets.append((BY, by))
    if entry.level == PRIVATE:
        facets.append((IS, PRIVATE))
    facets += [(OWNER, name) for name in owners]
    facets += [(TAG, tag) for tag in entry.tags]
    facets += [(FOR, name) for name in entry.whom]
    return Row(
        ENTRY,
        entry.id,
        entry.kind,
        entry.text,
        entry.at.isoformat(),
        by,
        entry.due.isoformat() if entry.due else None,
        entry.level,
        _more(owners, entry.tags, entry.whom),
        tuple(dict.fromkeys(facets)),
    )


@lru_cache(maxsize=4096)
def _more(*listed: tuple[str, ...]) -> str:
    """Return owners, tags and whom as JSON; the same few stand in very many rows."""
    return json.dumps(listed, ensure_ascii=False) if any(listed) else ""
