"""What a list of sessions tells of each: its title, when it began, who came, how much was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.errors import LctuiError
from data.zone import local, zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

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
    began: datetime | None = None
    """When its clock began, as the one on its wall told it: a file's name may tell the plan."""


def glance_of(store: Store, ref: SessionRef) -> Glance | None:
    """Return what a session's head and clock tell, which its file name tells only roughly.

    None if it cannot be read.
    """
    from data.clock import started_at

    try:
        session = store.open(ref, entries=False)
    except LctuiError:
        return None
    session.close()
    head, began = session.head, started_at(session.head, session.clock)
    return Glance(head.title, head.number, began=began and local(began, head))


def glances_at_hand(store: Store, refs: Sequence[SessionRef]) -> dict[SessionRef, Glance]:
    """Return those sessions at a glance which the index or the memory knows."""
    from data.store.index import summaries_at

    return {ref: glance(summary) for ref, summary in summaries_at(store, refs).items()}


def glance(summary: Summary) -> Glance:
    """Return a session at a glance."""
    came = len(summary.present) or None
    began = summary.started and summary.started.astimezone(zone_named(summary.zone))
    return Glance(summary.title, summary.number, came, sum(summary.counts.values()), began)


READ = 50
"""Sessions that no index knows yet and that are read for what a list tells of them, the newest."""


def glances_listed(store: Store, refs: Sequence[SessionRef]) -> dict[SessionRef, Glance]:
    """Return every session at a glance; of some perhaps no more than what their names tell."""
    known = glances_at_hand(store, refs)
    for ref in [ref for ref in refs if ref not in known][:READ]:
        if read := glance_of(store, ref):
            known[ref] = read
    return {ref: known.get(ref) or Glance(ref.title) for ref in refs}


FIRST = 50
"""Sessions that are put in the order in which they began, of those that lists show: the names of
others tell it well enough.
"""


def in_order(store: Store, refs: Sequence[SessionRef]) -> list[SessionRef]:
    """Return sessions, newest first by their names, the newest of them as they really began."""
    newest, others = refs[:FIRST], refs[FIRST:]
    return [*by_beginning(newest, glances_at_hand(store, newest)), *others]


def by_beginning(
    refs: Iterable[SessionRef], known: Mapping[SessionRef, Glance]
) -> list[SessionRef]:
    """Return sessions, newest first by their names, as those that are known really began."""

    def began(ref: SessionRef) -> datetime:
        found = known.get(ref)
        moment = found.began if found else None
        return moment.replace(tzinfo=None) if moment else ref.local

    return sorted(refs, key=began, reverse=True)
