"""A plan as JSON: what the page tells, for programs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from data.reports.plan_words import expected_names
from data.timetable import day_of, length, local_start, remarks, timetable

if TYPE_CHECKING:
    from data.models.community import Community
    from data.models.community_records import Plan


def plan_json(community: Community, plan: Plan, now: datetime) -> dict[str, Any]:
    """Return the plan as plain values; times in ISO 8601 with their offset."""
    start, day = local_start(plan), day_of(plan)
    return {
        "id": plan.id,
        "community": community.name,
        "topic": plan.topic or None,
        "topic_item": plan.topic_item,
        "preparer": plan.preparer or None,
        "format": plan.format,
        "planned_start": start and start.isoformat(),
        "day": day and day.isoformat(),
        "zone": plan.zone,
        "planned_seconds": length(plan),
        "place": plan.place or None,
        "phases": [
            {
                "id": slot.phase.id,
                "title": slot.phase.title,
                "planned_seconds": slot.phase.seconds,
                "starts": slot.starts and slot.starts.isoformat(),
                "prompts": list(slot.phase.prompts),
            }
            for slot in timetable(plan.phases, start)
        ],
        "roles": [{"role": role, "name": name} for role, name in plan.roles],
        "expected": list(expected_names(community, plan)),
        "bring": [{"what": one.what, "who": one.who or None} for one in plan.bring],
        "remarks": list(remarks(plan, now)),
    }
