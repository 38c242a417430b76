"""Those who came often become members, where that is wished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from data.capture.people import fold
from data.importing.found import Found
from data.importing.job import often_seen
from data.importing.past import PRESENT
from data.models.community import Community, Member
from data.models.ids import MemberId, new_id

if TYPE_CHECKING:
    from data.store.store import Store


def with_members(
    store: Store, community: Community, found: Sequence[Found], times: int
) -> Community:
    """Return the community with everybody as a member who came to so many of these sessions."""
    persons = store.persons(community.id)
    known = {fold(member.name) for member in community.members}
    often = [
        person
        for person in often_seen(found, times)
        if fold(person.name) not in known and not persons.member_called(person.name)
    ]
    first: dict[str, date | None] = {}
    for each in found:
        for person in each.past.people:
            if person.came == PRESENT:
                first.setdefault(person.name, each.past.date)
    new = tuple(
        Member(
            MemberId(new_id()),
            person.name,
            person.organisation,
            initials=person.initials,
            since=first[person.name],
        )
        for person in often
    )
    if not new:
        return community
    community = replace(community, members=(*community.members, *new))
    store.save_community(community)
    return community
