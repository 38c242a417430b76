"""How a promise came to be as it is: its own versions, and those of all that was heard of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from data.carryover import outcome_title
from data.errors import LctuiError
from data.ledger import Promise
from data.models.levels import NAMELESS
from data.models.records import FollowUp
from data.store.open_session import OpenSession
from data.store.records_view import Version
from data.store.refs import SessionRef
from data.store.store import Store
from screens.widgets.history_dialog import HistoryDialog, entry_told, said_at

_EVER = datetime.min.replace(tzinfo=UTC)


def versions_of(
    store: Store, refs: Mapping[str, SessionRef], promise: Promise, *, heard: bool = True
) -> tuple[Version, ...]:
    """Return its versions, the oldest first; `heard` with those of what sessions heard.

    A session that cannot be read is left out. No name is told where none may be.
    """
    stems = dict.fromkeys((promise.stem, *(w.stem for w in promise.heard if heard)))
    found = [v for stem in stems if stem in refs for v in _in(store, refs[stem], promise)]
    ordered = sorted(found, key=lambda version: version.at or _EVER)
    return tuple(map(_nameless, ordered)) if promise.entry.level in NAMELESS else tuple(ordered)


def _in(store: Store, ref: SessionRef, promise: Promise) -> Iterator[Version]:
    with suppress(LctuiError):
        session: OpenSession = store.open(ref)
        try:
            if ref.path.name == promise.stem:
                yield from said_at(promise.entry, session.versions(promise.id))
            yield from session.versions(promise.id, FollowUp.TABLE)
        finally:
            session.close()


def _nameless(version: Version) -> Version:
    fields = {n: v for n, v in version.fields.items() if n not in ("by", "owners", "helpers")}
    return Version(version.at, version.writer, fields)


def promise_history(promise: Promise, versions: Sequence[Version]) -> HistoryDialog:
    """Return the dialog that shows them."""
    told = partial(_told, promise)
    return HistoryDialog("What it said before", versions, told, datetime.astimezone)


def amended_lines(versions: Iterable[Version]) -> list[str]:
    """Return what was changed of an entry since it was said, a line each."""
    lines = []
    for version in list(versions)[1:]:
        if told := entry_told(version.fields):
            at = f"{version.at.astimezone():%d %b %Y %H:%M}" if version.at else "at first"
            lines.append("  ".join(filter(None, (at, version.by, told))))
    return lines


def _told(promise: Promise, fields: Mapping[str, object]) -> str:
    if not fields.keys() & {"outcome", "note"}:
        return entry_told(fields)
    outcome = fields.get("outcome")
    title = outcome_title(promise.entry.kind, str(outcome)) if outcome else ""
    gone = "taken back" if fields.get("removed") else ""
    return ": ".join(filter(None, (gone or title, str(fields.get("note") or ""))))
