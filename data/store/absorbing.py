"""Absorbing: changes that were read elsewhere (a backup, a copy), made fit for a journal of ours.

They keep their own stamps, so absorbing in any order and again gives the same state.
"""

from collections.abc import Iterable

from data.store.changes import ANONYMOUS, Change
from data.store.hlc import EARLIEST, FIRST, after
from data.store.merge import HANDMADE, History


def lacking(history: History, changes: Iterable[Change], writer: str) -> list[Change]:
    """Return the changes that a history lacks, as `writer` keeps them; the nameless stay so."""
    return [
        fit
        for change in changes
        if not history.knows(change) and not history.knows(fit := _fitted(change, writer))
    ]


def stays(history: History, changes: Iterable[Change], writer: str) -> list[Change]:
    """Add to a history what it lacks of some changes; return what of that counts, as `writer`'s."""
    fresh = lacking(history, changes, writer)
    for change in fresh:
        history.add(change)
    return [change for change in fresh if history.knows(change)]


def _fitted(change: Change, writer: str) -> Change:
    """Return a change as a journal can hold it.

    An edit by hand carries the stamp of what it overrides, and wins by its writer's name alone:
    here it gets the stamp that follows.
    """
    if change.writer == ANONYMOUS:
        return change
    at = FIRST if change.at == EARLIEST else change.at
    return change._replace(at=after(at, at) if change.writer == HANDMADE else at, writer=writer)
