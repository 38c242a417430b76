"""The tallies of all sessions of a community, in one row of the index; and what insights read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.insights.material import Material, Meeting
from data.measuring import Course, courses_of
from data.models.community_records import Goal, Measure, Reading
from data.models.ids import CommunityId, SessionId
from data.models.summary import Summary
from data.store.deriving import Walk
from data.store.digests import counted
from data.store.gathering import Gathered, gathered
from data.store.index import DERIVATIONS, SUMMARY, TALLY
from data.store.refs import SessionRef
from data.store.uncollected import uncollected
from data.tallying import OFTEN, Tally
from data.zone import local_zone, zone_named

if TYPE_CHECKING:
    from data.store.open_community import OpenCommunity
    from data.store.store import Store

Tallies = Mapping[SessionId, Tally]
NOTHING = Tally({}, (), (), ())


@uncollected()
def material_of(store: Store, community: CommunityId, now: datetime | None = None) -> Material:
    """Return what a community's insights are made of. LctuiError where it cannot be opened."""
    now = now or datetime.now(UTC)
    opened = store.open_community(community)
    tallies = tallies_of(store, community, now)
    today = now.astimezone(zone_named(local_zone(now))).date()
    found = sorted(counted(store, community, now), key=lambda summary: (summary.stem, summary.id))
    return Material(
        opened.community.name,
        today,
        tuple(_meetings(found, tallies)),
        sum(not (m.left or m.removed) for m in opened.community.members),
        tuple(_courses(opened)),
        max(0, store.count(community) - len(found)),
    )


def _courses(opened: OpenCommunity) -> Iterator[tuple[str, Course]]:
    """Yield each measure with its goal's title and its readings, goal by goal."""
    goals = {g.id: g for g in opened.table(Goal).values()}
    measures = opened.table(Measure).values()
    courses = courses_of(measures, opened.table(Reading).values())
    for goal in goals.values():
        yield from ((goal.title, courses[m.id]) for m in measures if m.goal == goal.id)


def _meetings(found: Iterable[Summary], tallies: Tallies) -> Iterator[Meeting]:
    for summary in found:
        tally = tallies.get(summary.id, NOTHING)
        private = set(tally.private)
        owed = tuple(each for each in summary.owed if each.id not in private)
        yield Meeting(replace(summary, owed=owed, counts=tally.kinds), tally)


def tallies_of(store: Store, community: CommunityId, now: datetime) -> Tallies:
    """Return the tally of each session that can be read."""
    walk = Walk(store, community, DERIVATIONS, now)
    try:
        settled = gathered(store, community, walk, _TALLIES)
        return {**settled, **_read(walk, walk.unsettled)}
    finally:
        walk.keep()


def _more(before: Tallies, walk: Walk, refs: Sequence[SessionRef]) -> Tallies:
    return {**before, **_read(walk, refs)}


def _read(walk: Walk, refs: Sequence[SessionRef]) -> Tallies:
    found: dict[SessionId, Tally] = {}
    for ref in refs:
        for summary, tally in zip(walk.each(SUMMARY, [ref]), walk.each(TALLY, [ref]), strict=False):
            found[summary.id] = tally._replace(
                planned=sum(phase.planned for phase in summary.phases),
                taken=sum(phase.taken for phase in summary.phases) if summary.started else 0,
                carried=len(summary.carried),
                often=sum(len(each.visits) >= OFTEN for each in summary.carried),
            )
    return found


def _spell(known: Tallies) -> list[Any]:
    """Return them as JSON has them: each person once, however many sessions they spoke in."""
    people: dict[str, int] = {}
    rows = [
        [i, t.kinds, [people.setdefault(p, len(people)) for p in t.spoke], *t[2:]]
        for i, t in known.items()
    ]
    return [list(people), rows]


def _build(spelled: Any) -> Tallies:
    people, rows = spelled
    return {
        i: Tally(kinds, tuple([people[p] for p in spoke]), tuple(tags), tuple(private), *rest)
        for i, kinds, spoke, tags, private, *rest in rows
    }


_TALLIES: Gathered[Tallies] = Gathered("tallies/2", {}, _more, _spell, _build)
