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
class PlanReports:
    """What is needed to write a community's plans."""

    store: Store
    community: OpenCommunity
    wishes: Sequence[Wish]
    """The learning backlog, for where topics come from."""
    now: datetime

    def text(self, kind: str | None, plans: Sequence[Plan], *, many: bool) -> str:
        """Return them as md, ics or json, else in lines; `many` makes a list of the JSON."""
        if kind == "ics":
            return self._ics(plans, many=many)
        if kind == "json":
            return self._json(plans, many=many)
        told = self._page if kind == "md" else self._lines
        return "\n".join(told(plan) for plan in plans) or "Nothing is planned.\n"

    def _ics(self, plans: Sequence[Plan], *, many: bool) -> str:
        from data.reports.calendar import plan_ics, plans_ics

        known = self.community.community
        numbered = [(p, len(self.community.versions(p.id, Plan.TABLE))) for p in plans]
        if not many:
            return plan_ics(known, plans[0], self.now, numbered[0][1])
        return plans_ics(known, numbered, self.now)

    def _json(self, plans: Sequence[Plan], *, many: bool) -> str:
        from data.reports.plan_json import plan_json

        told = [plan_json(self.community.community, plan, self.now) for plan in plans]
        return json.dumps(told if many else told[0], ensure_ascii=False, indent=2)

    def _page(self, plan: Plan) -> str:
        from data.outlook import open_items
        from data.reports.plan_page import plan_page

        items = open_items(self.store, self.community.id)
        return plan_page(self.community.community, plan, items, self._lineage(plan))

    def _lines(self, plan: Plan) -> str:
        from data.reports.plan_lines import plan_lines

        lines = plan_lines(self.community.community, plan, self.now, self._lineage(plan))
        return "\n".join(lines) + "\n"

    def _lineage(self, plan: Plan) -> str:
        return lineage_of(self.wishes, plan.topic, plan.topic_item)
