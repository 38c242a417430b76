"""What the lists of the plan screen show of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.clock.durations import tell_length
from data.refresh import FORMAT as REFRESH
from data.reports.plan_words import bring_lines, expected_names, people_lines
from data.timetable import (
    is_missed,
    later,
    length,
    local_start,
    remarks,
    tell_start,
    timetable,
)
from screens.plan.plan_list import Row

if TYPE_CHECKING:
    from data.carryover import Item
    from data.models.community import Community
    from data.models.community_records import Plan
    from data.models.records import Phase

ITEM, PHASE = "item:", "phase:"
"""What the ids of rows begin with that stand for a carried item, or for a phase."""
MOST_ITEMS = 60
"""Carried items that are listed; the session itself shows all of them."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what is told beside it."""

    community: Community
    plan: Plan
    items: tuple[Item, ...]
    """What the last session hands to this one."""
    lineage: str
    """Where the topic comes from."""
    format_title: str
    refresh: str = ""
    """Why the community should look at itself anew; empty while nothing asks for it."""


def fact_rows(planned: Planned, now: datetime) -> Iterator[Row]:
    """Yield what a plan says beside its agenda, then what is carried over."""
    plan, community = planned.plan, planned.community
    missed = is_missed(plan, now)
    yield Row("time", "When", tell_start(plan, now), _when_more(plan, missed), _style(missed))
    by = f"prepared by {plan.preparer}" if plan.preparer else "nobody prepares it yet"
    more = " · ".join(filter(None, (planned.lineage, by))) if plan.topic else ""
    yield Row("topic", "Topic", plan.topic or "none yet", more)
    yield Row("format", "Format", planned.format_title, _format_more(planned))
    yield Row("length", "Length", _length_told(plan))
    yield Row("roles", "Roles", " · ".join(people_lines(plan)) or "nobody yet")
    yield Row("expected", "Expected", _expected_told(community, plan))
    yield Row("place", "Place", plan.place or "none yet")
    yield Row("bring", "Bring", " · ".join(bring_lines(plan)) or "nothing")
    yield from _item_rows(planned)


def _when_more(plan: Plan, missed: bool) -> str:
    if missed:
        return "It was not begun. d moves it, s starts it now."
    return plan.zone if plan.start else ""


def _format_more(planned: Planned) -> str:
    if not planned.refresh:
        return ""
    if planned.plan.format == REFRESH:
        return f"{planned.refresh} f takes another."
    return f"{planned.refresh} “{REFRESH}” would be the format for that."


def _style(missed: bool) -> str:
    return "$warning" if missed else ""


def _length_told(plan: Plan) -> str:
    if not plan.seconds:
        return f"{tell_length(length(plan))}, as the agenda has it"
    start = local_start(plan)
    until = f", until {later(start, plan.seconds):%H:%M}" if start else ""
    return f"{tell_length(plan.seconds)} at most{until}"


def _expected_told(community: Community, plan: Plan) -> str:
    names, everybody = (
        expected_names(community, plan),
        len(expected_names(community, replace(plan, expected=()))),
    )
    if not everybody:
        return "nobody is on the list of members yet"
    if len(names) == everybody:
        return f"all {everybody}" if everybody > 1 else names[0]
    return f"{len(names)} of {everybody}: {', '.join(names)}"


def _item_rows(planned: Planned) -> Iterator[Row]:
    items = [item for item in planned.items if item.entry.id != planned.plan.topic_item]
    if not items:
        return
    resting = set(planned.plan.resting)
    yield Row("", "", f"Since last time · {len(items)} carried over · Enter lets one rest")
    for item in items[:MOST_ITEMS]:
        entry, rests = item.entry, item.entry.id in resting
        who = ", ".join(entry.owners) or entry.by or ""
        told = (who, item.carries_in_words, "rests this time" if rests else "")
        more = " · ".join(filter(None, told))
        style = "$foreground 60%" if rests else ""
        lead = f"{'–' if rests else '✓'} {entry.kind}"
        yield Row(f"{ITEM}{entry.id}", lead, entry.text, more, style)
    if len(items) > MOST_ITEMS:
        yield Row("", "", f"and {len(items) - MOST_ITEMS} more, all of them carried over")


def agenda_rows(plan: Plan) -> Iterator[Row]:
    """Yield the phases with the time at which each begins, and when all is over."""
    slots = timetable(plan.phases, local_start(plan))
    for name, slot in zip(row_ids(plan.phases), slots, strict=True):
        more, tail = _phase_more(slot.phase), tell_length(slot.phase.seconds)
        yield Row(name, slot.told, slot.phase.title, more, tail=tail)


def _phase_more(phase: Phase) -> str:
    """Return what is done in a phase and the first question that it asks."""
    what = "" if phase.activity == "open" else phase.activity
    asks = phase.prompts[0] if phase.prompts else ""
    others = f" (+{len(phase.prompts) - 1})" if len(phase.prompts) > 1 else ""
    return " · ".join(filter(None, (what, f"{asks}{others}")))


def end_told(plan: Plan) -> str:
    """Return how long all phases take together, and when they are over."""
    start, whole = local_start(plan), tell_length(length(plan))
    return f"{whole}, over at {later(start, length(plan)):%H:%M}" if start else f"{whole} in all"


def remarks_told(plan: Plan, now: datetime) -> Sequence[str]:
    """Return what speaks against the plan, each with its sign."""
    return tuple(f"! {remark}" for remark in remarks(plan, now))


def row_ids(phases: Sequence[Phase]) -> list[str]:
    """Return an id for the row of each phase; a file edited by hand may have two of one name."""
    ids: list[str] = []
    for phase in phases:
        name = f"{PHASE}{phase.id}"
        ids.append(name if name not in ids else f"{name}:{len(ids)}")
    return ids


def place_of(phases: Sequence[Phase], row: str) -> int | None:
    """Return where the phase of a row stands; None where the row is no phase."""
    ids = row_ids(phases)
    return ids.index(row) if row in ids else None
