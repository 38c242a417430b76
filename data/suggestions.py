"""What a plan proposes from what the community knows: its topic, and who takes which role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.backlog import Wish
    from data.models.ids import EntryId
    from data.models.summary import Summary
    from data.store.open_community import OpenCommunity
    from data.store.store import Store

from data.days import day_told

MOST_TOLD = 2
"""People of whom it is told when they held a role."""


def top_wish(
    store: Store, community: OpenCommunity, wishes: Iterable[Wish] | None = None
) -> Wish | None:
    """Return what stands first in the learning backlog and is not planned yet; None: nothing.

    `wishes` are the backlog, where it is at hand.
    """
    from data.backlog import backlog_of
    from data.models.community_records import Plan

    planned = {p.topic_item for p in community.table(Plan).values() if not p.begun}
    known = backlog_of(store, community.id) if wishes is None else wishes
    return next((wish for wish in known if wish.id not in planned), None)


def lineage_of(wishes: Iterable[Wish], topic: str, item: EntryId | None) -> str:
    """Return where a topic comes from, in words: who raised it, when, and how many votes it has.

    Empty where there is no topic.
    """
    if not topic:
        return ""
    wish = next((wish for wish in wishes if wish.id == item), None)
    if wish is None:
        return "taken from the backlog" if item else "brought in from outside"
    return told_wish(wish)


def told_wish(wish: Wish) -> str:
    """Return `raised by Ana Ruiz on 3 Nov 2026, 4 votes`."""
    if wish.kind == "topic" and wish.raised_by == "":
        raised = "brought in from outside"
    else:
        who = f"raised by {wish.raised_by}" if wish.raised_by else "raised"
        on = f" on {day_told(wish.raised_on)}" if wish.raised_on else ""
        raised = f"{who}{on}"
    votes = f"{wish.votes} {'vote' if wish.votes == 1 else 'votes'}" if wish.votes else "no votes"
    return f"{raised}, {votes}"


def refresh_reason(
    store: Store,
    community: OpenCommunity,
    now: datetime,
    known: Sequence[Summary] | None = None,
) -> str:
    """Return in a sentence why the community should look at itself anew; empty while nothing asks.

    The format for that is then proposed. `known` are its sessions as `digests` tells them, where
    they are at hand.
    """
    from data.refresh import refresh_due
    from data.store.digests import digests

    told = digests(store, community.id, now) if known is None else known
    return refresh_due(community, told, now.astimezone().date()) or ""


def roles_by_turns(
    store: Store, community: OpenCommunity, known: Sequence[Summary] | None = None
) -> tuple[tuple[str, str], ...]:
    """Return pairs of a role and a full name: who has not held it lately; `known` is as there."""
    from data.planning import roll
    from data.rotation import ROTATING, last_held, suggest
    from data.store.digests import digests

    willing = {member.id: member.willing for member in community.members.values()}
    held = last_held(digests(store, community.id) if known is None else known)
    found = suggest(ROTATING, roll(community.community, ()), held, willing)
    return tuple((one.role, one.name) for one in found)


def held_last(store: Store, community: OpenCommunity) -> dict[str, str]:
    """Return for each role whose turn it would be: `in turn: Ben, never yet; Ana, 2 …`."""
    from data.rotation import ROTATING, ago_words, last_held
    from data.store.digests import digests

    held = last_held(digests(store, community.id))
    members = [member for member in community.members.values() if not member.left]
    told = {}
    for role in ROTATING:
        times = sorted(members, key=lambda m: -(held.get((m.id, role)) or 10**6))
        words = (f"{m.name}, {ago_words(held.get((m.id, role)))}" for m in times[:MOST_TOLD])
        told[role] = f"in turn: {'; '.join(words)}"
    return told
