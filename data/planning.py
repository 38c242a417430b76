"""What a session starts with: its head, its roll and what the last session hands to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from data.capture.people import People
from data.errors import LctuiError
from data.models.community import Community, Member
from data.models.ids import MemberId, SessionId, new_id
from data.models.records import Carried, Presence, SessionHead
from data.safe_text import one_line
from data.zone import local_zone

if TYPE_CHECKING:
    from data.formats.loader import Format
    from data.store.store import Store

_MARK = re.compile(r"\s*[(\[]\s*(guest|visitor|new)\s*[)\]]$", re.IGNORECASE)
"""Says behind a name how somebody comes, and is no part of it."""


def found(store: Store, name: str, present: Sequence[str] = ()) -> Community:
    """Make a community whose first members are those who came; without a roll it has none yet.

    A name that is marked `(guest)` is that of a member who comes to see.
    """
    name = one_line(name)
    if not name:
        raise LctuiError("A community needs a name.", 'Give it one: lctui new "Riverside Circle"')
    community = store.new_community(name)
    if present:
        levels = {called(name): "guest" if visits(name) else "active" for name in present}
        members = tuple(Member(MemberId(new_id()), n, level=levels[n]) for n in levels)
        community = replace(community, members=members)
        store.save_community(community)
    return community


def plan_head(
    store: Store,
    community: Community,
    *,
    format: Format,  # noqa: A002 - the glossary's word
    topic: str | None = None,
    minutes: int | None = None,
    at: datetime | None = None,
    now: datetime,
) -> SessionHead:
    """Return the head of the community's next session, linked to the one before it."""
    from data.formats.asked import asked_last

    number = len(store.sessions(community.id)) + 1
    asked = asked_last(store, community.id, format) if format.draws else frozenset()
    topic = one_line(topic or "") or None
    return SessionHead(
        id=SessionId(new_id()),
        community=community.id,
        community_name=community.name,
        number=number,
        title=topic or f"{community.name} · session {number}",
        topic=topic,
        format=format.id,
        planned_start=at and at.astimezone(UTC),
        zone=local_zone(now),
        phases=format.plan(minutes, asked),
    )


def roll(community: Community, present: Iterable[str]) -> tuple[Presence, ...]:
    """Return who is expected and who is here; a name that no member answers to is a guest."""
    members = [member for member in community.members if not member.left]
    people = People(names=tuple(member.name for member in members))
    names = dict.fromkeys(people.find(name) or name for name in map(called, present))
    expected = [
        Presence(m.id, m.name, guest=m.level == "guest", present=m.name in names) for m in members
    ]
    known = {member.name for member in members}
    guests = [Presence(MemberId(new_id()), n, guest=True) for n in names if n not in known]
    return (*expected, *guests)


def names_typed(text: str) -> tuple[str, ...]:
    """Return what stands in `A, B (guest), C`, each once, in their order."""
    names = (one_line(name) for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if called(name)))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that stand in `A, B (guest), C`, each once, in their order."""
    return tuple(dict.fromkeys(map(called, names_typed(text))))


def called(typed: str) -> str:
    """Return a name without what says behind it how somebody comes: `Kofi (guest)`."""
    return _MARK.sub("", typed)


def visits(typed: str) -> bool:
    """Say whether a name is marked as that of somebody who is to be no more than a guest."""
    mark = _MARK.search(typed)
    return mark is not None and mark[1].casefold() != "new"


def hand_on(store: Store, head: SessionHead) -> tuple[SessionHead, tuple[Carried, ...]]:
    """Link the head to the community's last session and take over all that is open by now.

    A session that cannot be read does not keep the next from beginning.
    """
    from data.still_open import hand_over
    from data.store.traces import traces

    known = [each for each in traces(store, head.community).sessions if each.id != head.id]
    if not known:
        return head, ()
    return replace(head, previous=known[-1].id), hand_over(known, head.id)
