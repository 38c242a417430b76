"""What a list of sessions tells of each: its title, how many came and how much was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.errors import LctuiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.models.summary import Summary
    from data.store.refs import SessionRef
    from data.store.store import Store


class Glance(NamedTuple):
    """One session at a glance."""

    title: str
    number: int = 0
    """Which of its community it was; 0 where that is not known."""
    came: int | None = None
    """People there; None where no roll was taken or it is not known."""
    said: int | None = None
    """Entries; None where that is not known without reading the session."""


def glance_of(store: Store, ref: SessionRef) -> Glance | None:
    """Return what a session's head tells, which its file name tells only roughly.

    None if it cannot be read.
    """
    try:
        head = store.head(ref)
    except LctuiError:
        return None
    return Glance(head.title, head.number)


def glances_at_hand(store: Store, refs: Sequence[SessionRef]) -> dict[SessionRef, Glance]:
    """Return those sessions at a glance which the index or the memory knows."""
    from data.store.index import summaries_at

    return {ref: glance(summary) for ref, summary in summaries_at(store, refs).items()}


def glance(summary: Summary) -> Glance:
    """Return a session at a glance."""
    came = len(summary.present) or None
    return Glance(summary.title, summary.number, came, sum(summary.counts.values()))
