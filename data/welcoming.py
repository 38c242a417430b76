"""Gathers what a newcomer is told of a community."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from data.backlog import backlog_of
from data.clock.durations import tell_length
from data.errors import LctuiError
from data.models.levels import PRIVATE
from data.plan_agenda import format_for
from data.planned import next_plan
from data.reports.welcome import LATEST, Sitting, Welcome
from data.reports.words import told_date
from data.store.index import said, summaries
from data.timetable import tell_span
from data.zone import zone_named

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.models.summary import Summary
    from data.store.open_community import OpenCommunity
    from data.store.store import Store

_INSIGHTS = 3
"""What stood out in a session, at most so many."""


def welcome_to(
    store: Store, community: CommunityId, now: datetime, *, place: bool = True
) -> Welcome:
    """Return what a newcomer's page says, with the place of the next session or without it.

    NotFound, DamagedFile, StoreFailed.
    """
    opened = store.open_community(community)
    known = summaries(store, community, now=now)
    latest = [summary for summary in known if summary.held and not summary.live][:LATEST]
    wishes = [w for w in backlog_of(store, community) if w.kind != "question"]
    sittings = [_sitting(store, summary) for summary in latest]
    return Welcome(
        community=opened.community,
        format=_format(store, opened),
        sittings=tuple(sitting for sitting, _ in sittings),
        questions=_questions(store, community, known, latest),
        wishes=tuple(wish.text for wish in wishes),
        next_session=_next(opened, known, now, place=place),
        private=sum(private for _, private in sittings),
    )


def _format(store: Store, opened: OpenCommunity) -> tuple[str, ...]:
    """Return the usual phases; none where the community's format cannot be used."""
    with suppress(LctuiError):
        phases = format_for(store, opened).plan(None)
        return tuple(f"{phase.title}, {tell_length(phase.seconds)}" for phase in phases)
    return ()


def _sitting(store: Store, summary: Summary) -> tuple[Sitting, int]:
    """Return a session as it is told, and how much that is private stays out of it."""
    begun = summary.started or summary.planned_start
    day = begun.astimezone(zone_named(summary.zone)).date() if begun else None
    insights, private = _insights(store, summary)
    return Sitting(day, summary.topic or summary.title, insights), private


def _insights(store: Store, summary: Summary) -> tuple[tuple[str, ...], int]:
    """Return what stood out, without names, and how much of it may not leave the store."""
    if not summary.counts.get("insight"):
        return (), 0
    with suppress(LctuiError):
        session = store.open(store.find(summary.stem, summary.community))
        told = [e for e in session.entries.values() if e.kind == "insight" and not e.redacted]
        session.close()
        open_ones = tuple(e.text for e in told if e.level != PRIVATE)
        return open_ones[:_INSIGHTS], len(told) - len(open_ones)
    return (), 0


def _questions(
    store: Store, community: CommunityId, known: Iterable[Summary], latest: Sequence[Summary]
) -> tuple[str, ...]:
    """Return the questions of the latest sessions that nobody answered."""
    heard = {each.id for summary in known for each in summary.heard if each.outcome != "not-yet"}
    wanted = {
        summary.id: [
            o.id for o in summary.owed if _is_open_question(o.kind, o.level, o.id in heard)
        ]
        for summary in latest
    }
    return tuple(entry.text for entry in said(store, community, wanted).values())


def _is_open_question(kind: str, level: str, heard: bool) -> bool:
    return kind == "question" and level != PRIVATE and not heard


def _next(opened: OpenCommunity, known: Sequence[Summary], now: datetime, *, place: bool) -> str:
    """Return when the next session is: by its plan, else as the last one said."""
    if plan := next_plan(opened, now):
        return ", ".join(filter(None, (tell_span(plan), plan.place if place else "", plan.topic)))
    said_last = known[0].next_date if known else None
    return told_date(said_last) if said_last and said_last >= now.date() else ""
