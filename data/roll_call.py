"""Who is here, said while a session runs; and a guest who is to stay becomes a member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.models.community import Member
from data.models.ids import MemberId, new_id
from data.models.records import Presence
from data.safe_text import one_line
from data.zone import local

if TYPE_CHECKING:
    from datetime import datetime

    from data.store.open_session import OpenSession
    from data.store.store import Store


def welcome(session: OpenSession, people: Iterable[MemberId], guests: Iterable[str]) -> None:
    """Put these people of the roll down as here, and these names as guests: one action."""
    expected = (replace(session.people[identifier], present=True) for identifier in people)
    new = (Presence(MemberId(new_id()), one_line(name), guest=True) for name in guests)
    session.put(*expected, *new)


def become_member(store: Store, session: OpenSession, guest: Presence) -> None:
    """Make a guest a member of the session's community, known by the same id from then on.

    One action, which undo takes back in both.
    """
    make_members(store, session, (guest,))


def guests_of(session: OpenSession) -> tuple[Presence, ...]:
    """Return the guests who came."""
    return tuple(who for who in session.people.values() if who.guest and who.present)


def make_members(
    store: Store, session: OpenSession, guests: Iterable[Presence], now: datetime | None = None
) -> None:
    """Make guests members as one action, since the day of `now` where that is given."""
    community = store.community_of(session)
    since = local(now, session.head).date() if now else None
    with session.together():
        for guest in guests:
            if guest.id not in community.members:
                community.put(Member(guest.id, guest.name, since=since))
            session.change(guest, guest=False)
