"""What the store holds already of past minutes: their sessions, and who came to those."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.importing.found import CANCELLED, CHANGED, KNOWN, NEW, TWICE, UNDATED
from data.importing.identity import Marks, marks_in
from data.importing.past import PastSession, Person
from data.models.community import Community
from data.models.ids import CommunityId

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store

_LATEST = 200
"""Sessions whose people are known again in later minutes."""


def slug(name: str) -> CommunityId:
    """Return the id that a new community of that name will most likely get."""
    from data.store.refs import slug_of

    return CommunityId(slug_of(name, "community"))


def state_alone(past: PastSession) -> str:
    """Return how minutes stand, whatever the store holds."""
    if past.cancelled:
        return CANCELLED
    return UNDATED if past.date is None else NEW


def state_of(
    marks: Marks, here: dict[Marks, SessionRef], taken: set[tuple[int, int]]
) -> tuple[str, SessionRef | None]:
    """Return how minutes stand to the sessions of their day."""
    if (marks.stamp, marks.what) in taken:
        return TWICE, None
    for known, ref in here.items():
        if known.stamp == marks.stamp and known.what == marks.what:
            return KNOWN, ref
    for known, ref in here.items():
        if known.stamp == marks.stamp and known.where == marks.where:
            return CHANGED, ref
    return NEW, None


def sessions_of_days(
    store: Store, community: Community | None, days: set[date]
) -> dict[Marks, SessionRef]:
    """Return the sessions of these days that the store holds, by what their ids tell."""
    if community is None:
        return {}
    near = {day + timedelta(days=off) for day in days for off in (-1, 0, 1)}
    told = {day.isoformat() for day in near}
    refs = [ref for ref in store.sessions(community.id) if ref.started[:10] in told]
    marks = ((marks_in(store.id_of(ref)), ref) for ref in refs)
    return {mark: ref for mark, ref in marks if mark}


def words_here(store: Store, community: Community | None) -> dict[int, SessionRef]:
    """Return the sessions that came in of minutes, by the mark of what these say."""
    if community is None:
        return {}
    marks = ((marks_in(store.id_of(ref)), ref) for ref in store.sessions(community.id))
    return {mark.what: ref for mark, ref in marks if mark}


def people_of(store: Store, community: Community | None) -> list[Person]:
    """Return the members, and who else came to the latest sessions that are here."""
    if community is None:
        return []
    people = {
        m.name: Person(m.name, initials=m.initials, organisation=m.organisation)
        for m in community.members
    }
    for ref in store.sessions(community.id)[:_LATEST]:
        session = store.open(ref, entries=False)
        for presence in session.people.values():
            people.setdefault(presence.name, Person(presence.name))
        session.close()
    return list(people.values())
