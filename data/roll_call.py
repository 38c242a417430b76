"""Who is here, said while a session runs; and a guest who is to stay becomes a member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.models.community import Member
from data.models.ids import MemberId, new_id
from data.models.records import Presence
from data.safe_text import one_line

if TYPE_CHECKING:
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
    community = store.community_of(session)
    with session.together():
        if guest.id not in community.members:
            community.put(Member(guest.id, guest.name))
        session.change(guest, guest=False)
