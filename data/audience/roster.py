"""Everybody's names in a community: who belongs to it, came, or was only ever written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.audience.names import Names
from data.models.community_records import OtherName, Plan, StandingRole, Topic, Tradition

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.open_community import OpenCommunity
    from data.store.store import Store


def names_known(store: Store, community: CommunityId) -> Names:
    """Return the names of a community and of all its sessions. NotFound, DamagedFile, StoreFailed.

    A session that cannot be read is left out: nothing can be told of it either.
    """
    from data.store.index import NAMES, derived

    opened = store.open_community(community)
    met = (name for names in derived(store, community, NAMES) for name in names)
    members = tuple(opened.members.values())
    return Names(
        full=frozenset(name for name in (*_on_record(opened), *met) if name.strip()),
        initials=frozenset(member.initials for member in members if member.initials),
        organisations=frozenset(m.organisation for m in members if m.organisation),
        spared=opened.community.name,
    )


def _on_record(opened: OpenCommunity) -> Iterator[str]:
    yield from (member.name for member in opened.members.values())
    yield from (name.name for name in opened.table(OtherName).values())
    yield from (role.name for role in opened.table(StandingRole).values())
    yield from (topic.raised_by for topic in opened.table(Topic).values())
    yield from (tradition.brings for tradition in opened.table(Tradition).values())
    for plan in opened.table(Plan).values():
        yield from (plan.preparer, *(name for _, name in plan.roles))
        yield from (bring.who for bring in plan.bring)
