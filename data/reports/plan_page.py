"""A plan as a page to send round, in Markdown: what people said shows exactly as they said it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from data.carryover import Item, since_last_time
from data.clock.durations import tell_length
from data.reports.document import published
from data.reports.escape import escape
from data.reports.minutes import nameless
from data.reports.plan_words import bring_lines, expected_names, people_lines
from data.timetable import length, local_start, tell_span, timetable

if TYPE_CHECKING:
    from data.models.community import Community
    from data.models.community_records import Plan


def plan_page(community: Community, plan: Plan, items: Iterable[Item], lineage: str = "") -> str:
    """Return the page: when and where, what about, the agenda, who does and brings what.

    `items` is what the session will come back to, `lineage` where its topic comes from.
    """
    return "\n".join(_page(community, plan, tuple(items), lineage)) + "\n"


def _page(community: Community, plan: Plan, items: tuple[Item, ...], lineage: str) -> Iterator[str]:
    yield f"# {escape(plan.topic or community.name)}"
    yield ""
    for label, words in _facts(community, plan, lineage):
        yield f"- {escape(f'{label}: {words}')}"
    yield from ("", "## Agenda", "")
    for slot in timetable(plan.phases, local_start(plan)):
        yield f"- {escape(f'{slot.told} {slot.phase.title} ({tell_length(slot.phase.seconds)})')}"
        yield from (f"  - {escape(prompt)}" for prompt in slot.phase.prompts)
    for title, lines in (("Please bring", bring_lines(plan)), ("Roles", people_lines(plan))):
        yield from _listed(title, lines)
    yield from _carried(plan, items)
    yield from _listed("Expected", expected_names(community, plan))


def _facts(community: Community, plan: Plan, lineage: str) -> Iterator[tuple[str, str]]:
    facts = (
        ("Community", community.name),
        ("When", f"{tell_span(plan)} {plan.zone}".rstrip() if plan.start else tell_span(plan)),
        ("Length", tell_length(length(plan))),
        ("Where", plan.place),
        ("Prepared by", plan.preparer),
        ("The topic", lineage),
    )
    yield from ((label, words) for label, words in facts if words)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    if told := tuple(lines):
        yield from ("", f"## {title}", "", *(f"- {escape(line)}" for line in told))


def _carried(plan: Plan, items: Iterable[Item]) -> Iterator[str]:
    """Tell what the session comes back to, without what rests or may not leave the store.

    What it is about is told before.
    """
    left = {*plan.resting, plan.topic_item}
    told = [nameless(i) for i in items if i.entry.id not in left and published([i.entry])]
    if told:
        yield from ("", "## Since last time", "")
    for group in since_last_time(told):
        yield f"- {escape(group.title)}"
        yield from (f"  - {escape(_item(item))}" for item in group.items)


def _item(item: Item) -> str:
    entry = item.entry
    who = ", ".join(entry.owners) if entry.owners else ""
    who = who or (entry.by if entry.by and entry.kind != "commitment" else "")
    return f"{entry.text} ({who})" if who else entry.text
