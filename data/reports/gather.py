"""From the store to the minutes of a session: with what it was handed and what came of it later."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from data.amended_facts import PRESENT, TITLE, amended_facts
from data.asked import votes_in
from data.errors import LctuiError, StoreFailed
from data.help_words import offers_by_item
from data.items import as_heard
from data.models.clock_told import FactsTold
from data.models.community import Community
from data.models.community_records import Plan, Revisit
from data.models.ids import EntryId, SessionId
from data.models.records import FollowUp
from data.reports.between import Between, between, level_told, unknown
from data.reports.minutes import Minutes, Numbered, minutes_of
from data.reports.shape import AmendedDocument, RereadDocument
from data.reshaped import lasting
from data.revisiting import came_to, rereads, results_in_words
from data.still_open import may_be_owed
from data.timetable import day_of
from data.zone import local

if TYPE_CHECKING:
    from data.carryover import Item
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store


def minutes_from(
    store: Store, session: OpenSession, now: datetime, handed: Iterable[Item] | None = None
) -> Minutes:
    """Return the minutes of a session, as any of REPORTS takes them.

    `handed` is what was handed to it, where that is at hand.
    """
    later = later_followups(store, session)
    items = store.items(session) if handed is None else as_heard(handed, session)
    minutes = minutes_of(
        session,
        now,
        items,
        later,
        offers=session.offers.values(),
        dots=session.dots.values(),
        adopted=session.adopted.values(),
        agenda=lasting(session),
        next_plan=_next_plan(store, session, now),
        loop=_loop(store, session, items),
    )
    reread = ({"what": w, "result": r} for w, r in _reread(store, session).items())
    told = list(map(RereadDocument.model_validate, reread))
    facts = {"amended": _amended(session), "reread": told}
    return replace(minutes, document=minutes.document.model_copy(update=facts))


def reread_told(store: Store, session: OpenSession) -> str:
    """Return `purpose affirmed; ground rules amended`; empty where the session reread nothing."""
    return results_in_words(_reread(store, session))


def _reread(store: Store, session: OpenSession) -> dict[str, str]:
    """Return what was reread, each with the result.

    The community is looked at only where the agenda has a part for it.
    """
    if session.head.facts_told:
        return dict(session.head.facts_told.reread)
    if not any(map(rereads, session.head.phases)):
        return {}
    try:
        revisits = store.community_of(session).table(Revisit).values()
    except LctuiError:
        return {}
    return came_to(revisits, session.head.id)


def _amended(session: OpenSession) -> AmendedDocument | None:
    """Return what was changed since the end, here or where it was held."""
    amended, before = amended_facts(session), session.head.facts_told or FactsTold()
    changed = amended.last.at if amended else None
    on = local(changed, session.head).date() if changed else before.amended_on
    fields = {*before.amended, *(amended.fields if amended and changed else ())}
    what = [field for field in (TITLE, PRESENT) if field in fields]
    return AmendedDocument.model_validate({"what": what, "on": on}) if what and on else None


def _loop(store: Store, session: OpenSession, items: Iterable[Item]) -> Between:
    """Return what a session was handed and heard, as far as it may be told."""
    from data.store.index import summaries

    carried, heard = session.carried.values(), session.followups.values()
    said = (*session.entries.values(), *(item.entry for item in items))
    levels = {entry.id: level_told(entry) for entry in said}
    if unknown(levels, carried, heard):
        known = summaries(store, session.ref.community)
        levels = {owed.id: owed.level for each in known for owed in each.owed} | levels
    offers = offers_by_item(session.offers.values())
    return between(levels, carried, heard, offers, votes_in(session.dots.values()))


def _next_plan(store: Store, session: OpenSession, now: datetime) -> Numbered | None:
    """Return what is planned for the day that the session named, or that day alone."""
    head = session.head
    start = head.next_start and local(head.next_start, head)
    day = start.date() if start else head.next_date
    if day is None or day < local(now, head).date():
        return None
    name = SessionId(str(uuid5(UUID(head.id), "next")))
    bare = Plan(name, start=head.next_start, day=None if start else day, zone=head.zone)
    try:
        community = store.community_of(session)
    except LctuiError:
        return Community(head.community, head.community_name), bare, 0
    plans = (plan for plan in community.table(Plan).values() if day_of(plan) == day)
    plan = next(plans, bare)
    return community.community, plan, len(community.versions(plan.id, Plan.TABLE))


def later_followups(store: Store, session: OpenSession) -> dict[EntryId, list[FollowUp]]:
    """Return what this session and later ones heard about its entries, the earliest first.

    Items pass from session to session, so the search ends where none of them was handed on; only
    among sessions of the same minute it goes on, for their order is unknown. A session that
    cannot be read is passed over.
    """
    said = session.entries.keys()
    heard = {id: [f] for id, f in session.followups.items() if id in said}
    if not any(may_be_owed(entry) for entry in session.entries.values()):
        return heard
    for ref in _not_before(store, session.ref):
        try:
            handed, told = _heard_in(store, ref, said)
        except StoreFailed:
            continue
        for followup in told:
            heard.setdefault(followup.id, []).append(followup)
        if not handed and ref.started > session.ref.started:
            break
    for followups in heard.values():
        followups.sort(key=lambda followup: followup.at)
    return heard


def _heard_in(store: Store, ref: SessionRef, said: Set[EntryId]) -> tuple[bool, list[FollowUp]]:
    """Return whether any of the entries was handed to a session, and what it heard of them."""
    from data.store.index import summary_at

    known = summary_at(store, ref)
    if known and said.isdisjoint(each.id for each in known.heard):
        return any(each.id in said for each in known.carried), []
    later = store.open(ref, entries=False)
    handed = not said.isdisjoint(later.carried)
    told = [later.followups[identifier] for identifier in said & later.followups.keys()]
    later.close()
    return handed, told


def _not_before(store: Store, ref: SessionRef) -> list[SessionRef]:
    """Return the community's other sessions from that minute on, the earliest first."""
    others = (other for other in store.sessions(ref.community) if other.path != ref.path)
    return sorted((o for o in others if o.started >= ref.started), key=lambda o: o.started)
