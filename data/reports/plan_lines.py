"""A plan in plain lines, as a shell prints it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from data.clock.durations import tell_length
from data.reports.plan_words import bring_lines, called, expected_names, people_lines
from data.timetable import local_start, remarks, tell_span, tell_start, timetable

if TYPE_CHECKING:
    from data.models.community import Community
    from data.models.community_records import Plan


def plan_lines(
    community: Community, plan: Plan, now: datetime, lineage: str = ""
) -> tuple[str, ...]:
    """Return the lines; `lineage` is where the topic comes from."""
    return tuple(_lines(community, plan, now, lineage))


def _lines(community: Community, plan: Plan, now: datetime, lineage: str) -> Iterator[str]:
    yield called(community, plan)
    distance = tell_start(plan, now).partition(" · ")[2]
    told = (tell_span(plan), plan.zone if plan.start else "", f"· {distance}" if distance else "")
    yield " ".join(filter(None, told))
    yield ""
    titles = max((len(phase.title) for phase in plan.phases), default=0)
    for slot in timetable(plan.phases, local_start(plan)):
        yield f"{slot.told:>5}  {slot.phase.title:{titles}}  {tell_length(slot.phase.seconds)}"
    yield ""
    everybody = len([member for member in community.members if not member.left])
    names = expected_names(community, plan)
    facts = (
        ("Topic", lineage),
        ("Prepared by", plan.preparer),
        ("Where", plan.place),
        ("Roles", ", ".join(people_lines(plan))),
        ("Expected", "" if len(names) == everybody else ", ".join(names)),
        ("Bring", ", ".join(bring_lines(plan))),
    )
    yield from (f"{label}: {words}" for label, words in facts if words)
    yield from (f"! {remark}" for remark in remarks(plan, now))
