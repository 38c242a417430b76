"""What a plan proposes from what the community knows: its topic, and who takes which role."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.backlog import Wish
    from data.models.ids import EntryId
    from data.models.records import Phase
    from data.store.open_community import OpenCommunity
    from data.store.store import Store


def top_wish(store: Store, community: OpenCommunity) -> Wish | None:
    """Return what stands first in the learning backlog; None where it is empty."""
    from data.backlog import backlog_of

    return next(iter(backlog_of(store, community.id)), None)


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
        on = f" on {wish.raised_on.day} {wish.raised_on:%b %Y}" if wish.raised_on else ""
        raised = f"{who}{on}"
    return f"{raised}, {wish.votes} {'vote' if wish.votes == 1 else 'votes'}"


def roles_by_turns(
    store: Store, community: OpenCommunity, phases: tuple[Phase, ...]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of a role and a full name: who has not held it lately."""
    return ()


def held_last(store: Store, community: OpenCommunity) -> dict[str, str]:
    """Return for each role who had it last and when, in words."""
    return {}
