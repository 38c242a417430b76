"""Who is here, said while a session runs; and a guest who is to stay becomes a member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.capture.people import People
from data.models.community import Member
from data.models.ids import MemberId, new_id
from data.models.kinds import KIND_BY_SIGIL
from data.models.records import Presence
from data.planning import called
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


def seat(session: OpenSession, typed: str) -> str:
    """Put whoever writes at a terminal on the roll, as a guest where nobody is called so.

    Return the name as the roll spells it; of a name that may be several people's, what was typed.
    Until a roll is taken everybody on it counts as here, and so does somebody new.
    """
    typed = called(typed)
    people = People(tuple(who.name for who in session.people.values()))
    name, taken = people.find(typed), any(who.present for who in session.people.values())
    if name is None and typed and not people.matches(typed):
        session.put(Presence(MemberId(new_id()), typed, guest=True, present=taken))
    for person in session.people.values():
        if taken and person.name == name and not person.present:
            session.change(person, present=True)
    return name or typed


def become_member(store: Store, session: OpenSession, guest: Presence) -> None:
    """Make a guest a member of the session's community, known by the same id from then on.

    One action, which undo takes back in both.
    """
    make_members(store, session, (guest,))


def is_line(typed: str) -> bool:
    """Say whether what stands where a name is asked for is a line: `+ the torch`, `Ana: yes`."""
    return typed[:1] in KIND_BY_SIGIL or typed.startswith("/") or ": " in typed


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


def named_on(
    people: Iterable[Presence], names: Iterable[str]
) -> tuple[list[Presence], tuple[str, ...]]:
    """Return whom several names mean, each by itself, and those that mean nobody."""
    roll = tuple(people)
    known = People(tuple(person.name for person in roll))
    found = {name: known.find(name) for name in names}
    meant = [person for person in roll if person.name in found.values()]
    return meant, tuple(name for name in found if found[name] is None)


def fitting(
    people: Iterable[Presence], names: Iterable[str]
) -> tuple[list[Presence], tuple[str, ...]]:
    """Return whom a half-typed name may mean, and the name where nobody has it in full."""
    roll, typed = tuple(people), tuple(names)
    found = [person for person in roll if all(_fits(person.name, name) for name in typed)]
    known = {person.name.casefold() for person in roll}
    return found, tuple(name for name in typed if name.casefold() not in known)


def _fits(name: str, typed: str) -> bool:
    wanted = typed.casefold()
    return any(part.startswith(wanted) for part in (name.casefold(), *name.casefold().split()))
