"""What the roll call of a session is told of earlier ones: who is new, and who held which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from data.capture.people import fold
from data.errors import NotFound, StoreFailed
from data.models.ids import MemberId, SessionId
from data.models.records import Presence, SessionHead
from data.models.side_records import Voice
from data.rotation import Held, last_held
from data.voices import at_one

if TYPE_CHECKING:
    from data.models.community_records import StandingRole
    from data.models.summary import Summary
    from data.store.store import Store


LAST = 6
"""Sessions back to which it is told how long somebody spoke."""


@dataclass(frozen=True, slots=True)
class Before:
    """All of it; nothing of it where nobody looked yet."""

    sessions: tuple[Summary, ...] = ()
    """Those that took place before this one, the newest first."""
    met: frozenset[str] = frozenset()
    """Ids and names, folded, of all who were there."""
    held: Held = field(default_factory=dict)
    willing: Mapping[MemberId, tuple[str, ...]] = field(default_factory=dict)
    standing: tuple[StandingRole, ...] = ()
    """Roles beyond single sessions that somebody has now."""
    has_rules: bool = False
    """The group has agreed on ground rules."""
    voices: str = ""
    """Who may see how voices were spread, as Community.voices."""
    spoke: Mapping[SessionId, Mapping[MemberId, Voice]] = field(default_factory=dict)
    """How they were, in the last sessions, where the community keeps it."""

    def is_new(self, person: Presence) -> bool:
        """Say whether somebody is here for the first time; unknown where no roll was taken yet."""
        return bool(self.met) and person.id not in self.met and fold(person.name) not in self.met

    def standing_of(self, person: Presence) -> tuple[str, ...]:
        """Return the roles that somebody has beyond this session, such as sponsor."""
        return tuple(
            each.role
            for each in self.standing
            if each.member == person.id or fold(each.name) == fold(person.name)
        )


@dataclass(frozen=True, slots=True)
class RolesHeld:
    """What one person did in one session."""

    number: int
    at: datetime | None
    roles: tuple[str, ...]
    shadows: tuple[str, ...]
    voice: Voice | None = None


def look_back(store: Store, head: SessionHead, now: datetime) -> Before:
    """Read what earlier sessions and the community tell. NotFound, StoreFailed."""
    from data.models.community_records import StandingRole
    from data.store.index import summaries

    community, today = store.open_community(head.community), now.date()
    past = tuple(s for s in summaries(store, head.community) if s.held and s.id != head.id)
    standing = community.table(StandingRole).values()
    return Before(
        past,
        frozenset(key for s in past for p in s.present for key in (str(p.id), fold(p.name))),
        last_held(past),
        {member.id: member.willing for member in community.members.values() if member.willing},
        tuple(each for each in standing if not each.until or each.until >= today),
        bool(community.community.ground_rules),
        community.community.voices,
        dict(_voices(store, head)) if community.community.voices else {},
    )


def _voices(
    store: Store, head: SessionHead
) -> Iterator[tuple[SessionId, Mapping[MemberId, Voice]]]:
    refs = store.sessions(head.community, limit=LAST)
    for ref in (ref for ref in refs if not ref.live):
        with suppress(StoreFailed, NotFound):
            session = store.open(ref, entries=False)
            if session.voices:
                yield session.head.id, at_one(session.voices.values(), session.persons.id_of)
            session.close()


def roles_so_far(before: Before, person: Presence) -> Iterator[RolesHeld]:
    """Yield the sessions of which anything is told of somebody, the newest first."""
    name = fold(person.name)
    for session in before.sessions:
        voice = before.spoke.get(session.id, {}).get(person.id)
        for one in session.people:
            mine = one.id == person.id or fold(one.name) == name
            if mine and (one.roles or one.shadows or voice):
                at = session.started or session.planned_start
                yield RolesHeld(session.number, at, one.roles, one.shadows, voice)
