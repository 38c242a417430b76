"""What the plan screen reads of the store before it can show anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.backlog import Wish, backlog_in
from data.models.community_records import Plan
from data.models.ids import CommunityId, SessionId
from data.outlook import stand_of
from data.planned import new_plan, plans_of, worked_out
from data.store.digests import digests
from data.store.uncollected import uncollected
from data.suggestions import lineage_of, refresh_reason
from screens.plan.rows import Planned

if TYPE_CHECKING:
    from data.carryover import Item
    from data.formats.loader import Format
    from data.models.summary import Summary
    from data.store.open_community import OpenCommunity
    from data.store.store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """A community that is open, a proposal for the plan that is shown, and what it is made from."""

    community: OpenCommunity
    proposal: Plan
    """Has the id of the plan that is shown."""
    wishes: tuple[Wish, ...]
    """The learning backlog."""
    items: tuple[Item, ...]
    """What is carried over."""
    formats: tuple[Format, ...]
    """What can be run."""
    refresh: str
    """Why the community should look at itself anew; empty while nothing asks for it."""

    def told_of(self, plan: Plan) -> Planned:
        """Return a plan with what is told beside it."""
        titles = {known.id: known.title for known in self.formats}
        return Planned(
            community=self.community.community,
            plan=plan,
            items=self.items,
            lineage=lineage_of(self.wishes, plan.topic, plan.topic_item),
            format_title=titles.get(plan.format, plan.format),
            refresh=self.refresh,
        )


@uncollected()
def load(
    store: Store, community_id: CommunityId, wanted: SessionId | None, now: datetime
) -> Loaded:
    """Read what there is; the plan is the one that is wanted, else the next, else a new one.

    NotFound, DamagedFile, StoreFailed.
    """
    community = store.open_community(community_id)
    plans = plans_of(community, now)
    plan = next((p for p in plans if p.id == wanted), None) or next(iter(plans), None)
    stand = stand_of(store, community_id, now=now)
    wishes = backlog_in(stand, community)
    past = digests(store, community_id, now)
    return Loaded(
        community=community,
        proposal=_proposed(store, community, plan, now, wishes, past=past),
        wishes=wishes,
        items=stand.items,
        formats=_formats(store, community_id),
        refresh=refresh_reason(store, community, now, past),
    )


def load_other(store: Store, loaded: Loaded, plan: Plan | None, now: datetime) -> Loaded:
    """Return the same with another plan; None is a new one."""
    return replace(loaded, proposal=_proposed(store, loaded.community, plan, now, loaded.wishes))


def formats_again(store: Store, loaded: Loaded) -> Loaded:
    """Return the same with the formats that there are by now."""
    return replace(loaded, formats=_formats(store, loaded.community.id))


def _formats(store: Store, community: CommunityId) -> tuple[Format, ...]:
    """Return what can be run; the library that reads formats takes longer than the first paint."""
    from data.formats.loader import list_formats

    return list_formats([store.formats_dir(community)])


def _proposed(
    store: Store,
    community: OpenCommunity,
    plan: Plan | None,
    now: datetime,
    wishes: Sequence[Wish],
    *,
    past: Sequence[Summary] | None = None,
) -> Plan:
    if plan is None:
        return new_plan(store, community, now, wishes, past=past)
    return worked_out(store, community, plan, now, wishes, past=past)
