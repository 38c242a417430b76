"""Plans as `lctui plan` writes them: in lines, as pages, for calendars, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from data.models.community_records import Plan
from data.suggestions import lineage_of

if TYPE_CHECKING:
    from data.backlog import Wish
    from data.store.open_community import OpenCommunity
    from data.store.store import Store


@dataclass(frozen=True, slots=True)
class CommunityPlans:
    """Plans of one community, and what is told beside them."""

    community: OpenCommunity
    plans: Sequence[Plan]
    wishes: Sequence[Wish]
    """The learning backlog, for where topics come from."""

    def lineage(self, plan: Plan) -> str:
        """Return where a topic comes from."""
        return lineage_of(self.wishes, plan.topic, plan.topic_item)


def plans_text(
    store: Store,
    kind: str | None,
    planned: Sequence[CommunityPlans],
    now: datetime,
    *,
    many: bool,
) -> str:
    """Return plans as md, ics or json, else in lines; `many` makes a list of the JSON.

    LctuiError where a single plan for a calendar has no date.
    """
    if kind == "ics":
        return _ics(planned, now, many=many)
    if kind == "json":
        return _json(planned, now, many=many)
    told = [
        _page(store, each, plan) if kind == "md" else _lines(each, plan, now, many=many)
        for each in planned
        for plan in each.plans
    ]
    return "\n".join(told) or "Nothing is planned.\n"


def _ics(planned: Sequence[CommunityPlans], now: datetime, *, many: bool) -> str:
    from data.reports.calendar import plan_ics, plans_ics

    every = [
        (each.community.community, plan, len(each.community.versions(plan.id, Plan.TABLE)))
        for each in planned
        for plan in each.plans
    ]
    if many:
        return plans_ics(every, now)
    community, plan, version = every[0]
    return plan_ics(community, plan, now, version)


def _json(planned: Sequence[CommunityPlans], now: datetime, *, many: bool) -> str:
    from data.reports.plan_json import plan_json

    told = [plan_json(each.community.community, p, now) for each in planned for p in each.plans]
    return json.dumps(told if many else told[0], ensure_ascii=False, indent=2)


def _page(store: Store, each: CommunityPlans, plan: Plan) -> str:
    from data.outlook import open_items
    from data.reports.plan_page import plan_page

    items = open_items(store, each.community.id)
    return plan_page(each.community.community, plan, items, each.lineage(plan))


def _lines(each: CommunityPlans, plan: Plan, now: datetime, *, many: bool) -> str:
    from data.reports.plan_lines import plan_lines

    lines = plan_lines(each.community.community, plan, now, each.lineage(plan))
    return "\n".join((*lines, *((f"Id: {plan.id}",) if many else ()), ""))
