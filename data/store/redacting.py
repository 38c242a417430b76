"""Redacting: an entry's words leave everything that a store holds, for good.

First the tombstone, durably: from then on no reader shows the words. Then every place that held
them, those last that tell which words they were, so that a redaction that a crash interrupted is
finished by asking for it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data.errors import LctuiError, StoreFailed
from data.models.records import Carried, Entry, FollowUp
from data.redaction import Words, tombstone_note, tombstone_of
from data.store.archive_purging import purge_archives, purge_backups
from data.store.aside import everything_aside
from data.store.backups import BACKUPS
from data.store.changes import Change, buries
from data.store.files import failed, read_file, replace_file
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.purging import Purged, purge, read_all, unfinished
from data.store.redacted import Redacted
from data.store.refs import SessionRef
from data.store.remains import Remains, said_in
from data.store.store import Store
from data.zone import local

_TRIES = 5
"""How often a session is purged again where somebody wrote of the entry meanwhile."""


def redact(store: Store, session: OpenSession, entries: Sequence[Entry], now: datetime) -> Redacted:
    """Redact entries of an open session. StoreFailed, where nothing else was done yet."""
    told, words = bury(session, entries, now)
    return clean(store, session.ref, told, words)


def bury(
    session: OpenSession, entries: Sequence[Entry], now: datetime
) -> tuple[tuple[Entry, ...], Words]:
    """Leave tombstones, durably; return them, with the words that are to go. StoreFailed.

    What this very session heard about the entries goes with them.
    """
    day = local(now, session.head).date()
    ids = [entry.id for entry in entries]
    told = [
        v.fields for i in ids for t in (Entry.TABLE, FollowUp.TABLE) for v in session.versions(i, t)
    ]
    said = said_in(Change("", "", "", "", fields) for fields in told if not buries(fields))
    words = Words(said)
    fresh = [tombstone_of(entry, day) for entry in entries if entry.redacted is None]
    heard = [session.followups[i] for i in ids if i in session.followups]
    notes = [tombstone_note(one, day) for one in heard if one.note]
    if fresh:
        session.redact(day, *fresh, *notes)
    kept = (session.record(Entry.TABLE, identifier) for identifier in ids)
    return tuple(entry for entry in kept if isinstance(entry, Entry)), words


def clean(store: Store, ref: SessionRef, entries: tuple[Entry, ...], words: Words) -> Redacted:
    """Take the words of redacted entries out of every file; asked again, it finishes the rest.

    It needs no open session and may run in a thread of its own. Whatever else comes to hold words
    loses them here.
    """
    done = Redacted(entries)
    noted: list[str] = []
    named = list(_others(store, ref, entries))
    others = [one for one in named if _bury_notes(store, one, done, noted)]
    sessions = [Places.of(one.path) for one in (ref, *others)]
    readings = [read_all(places) for places in sessions]
    about = [(Entry.TABLE, entry.id) for entry in entries]
    remains = [Remains.of(reading, about=about) for reading in readings]
    counting = [change for one in remains for change in one.counting.every()]
    said = Words((*words.texts, *noted, *(text for one in remains for text in one.words.texts)))
    for one in remains:
        _purge_aside(store.root, replace(one, words=said), done)
    for places in sessions:
        _purge(places, done)
    _purge_copies(store, counting, done)
    _purge_index(store, done)
    done.stands |= dict.fromkeys(_elsewhere(store, ref, said, named))
    return done


def _others(store: Store, ref: SessionRef, entries: Iterable[Entry]) -> Iterator[SessionRef]:
    """Yield the other sessions of the community whose files name one of the entries."""
    ids = [entry.id.encode() for entry in entries]
    for other in store.sessions(ref.community):
        if other.path != ref.path and _names(Places.of(other.path), ids):
            yield other


def _names(places: Places, ids: Sequence[bytes]) -> bool:
    with suppress(OSError, StoreFailed):
        for path in (places.sealed, places.base, *places.journals()):
            with suppress(FileNotFoundError):
                raw = read_file(path)
                if any(identifier in raw for identifier in ids):
                    return True
    return False


def _bury_notes(store: Store, ref: SessionRef, done: Redacted, noted: list[str]) -> bool:
    """Redact what a later session noted about the entries, and take note of the words.

    Say whether it ever noted anything.
    """
    try:
        session = store.open(ref, entries=False)
        try:
            for entry in done.entries:
                done.notes += _bury_note(session, entry, noted)
                _tell_terminals(session, entry)
            return any(session.versions(entry.id, FollowUp.TABLE) for entry in done.entries)
        finally:
            session.close()
    except LctuiError as error:
        done.unreached[error.title] = None
        return False


def _bury_note(session: OpenSession, entry: Entry, noted: list[str]) -> bool:
    """Redact what a session noted about an entry; say whether there was anything."""
    versions = session.versions(entry.id, FollowUp.TABLE)
    notes = [note for version in versions if (note := version.fields.get("note"))]
    followup = session.record(FollowUp.TABLE, entry.id)
    buried = any(buries(version.fields) for version in versions)
    if buried or not (notes and isinstance(followup, FollowUp) and entry.redacted):
        return False
    noted += notes
    session.redact(entry.redacted, tombstone_note(followup, entry.redacted))
    return True


def _tell_terminals(session: OpenSession, entry: Entry) -> None:
    """Let the open terminals of a session that the entry was handed to know of it."""
    carried = session.record(Carried.TABLE, entry.id)
    known = any(buries(v.fields) for v in session.versions(entry.id, Carried.TABLE))
    if isinstance(carried, Carried) and entry.redacted and session.ref.live and not known:
        session.redact(entry.redacted, carried)


def _purge(places: Places, done: Redacted) -> None:
    """Purge a session; again where somebody who did not know yet wrote of the entry meanwhile."""
    for _ in range(_TRIES):
        purged = Purged()
        try:
            purged = purge(places)
            more = unfinished(places)
        except StoreFailed as error:
            done.unreached[error.title] = None
            more = False
        done.files |= purged.files
        done.unreached |= purged.unreached
        if not more:
            return


def _purge_aside(root: Path, remains: Remains, done: Redacted) -> None:
    """Take the words out of what doctor or sealing set aside."""
    for path in everything_aside(root):
        try:
            raw = read_file(path)
            if (data := remains.file(path, raw)) != raw:
                replace_file(path, data)
                done.files[path] = None
        except OSError as error:
            done.unreached[failed(error, "take words out of", path).title] = None


def _purge_copies(store: Store, counting: Sequence[Change], done: Redacted) -> None:
    """Take the words out of the backups and of what was rescued outside the store."""
    purged = purge_archives([rescued.path for rescued in store.rescues.waiting()], counting)
    try:
        purged.add(purge_backups(store.root / BACKUPS, counting))
    except StoreFailed as error:
        done.unreached[error.title] = None
    done.backups |= purged.files
    done.unreached |= purged.unreached


def _purge_index(store: Store, done: Redacted) -> None:
    """Take the index away: what it holds is read again, and what was read before is not written."""
    store.derived.clear()
    if store.index:
        try:
            store.index.remove()
        except OSError as error:
            done.unreached[failed(error, "take words out of", store.index.path).title] = None


def _elsewhere(
    store: Store, ref: SessionRef, words: Words, named: Iterable[SessionRef]
) -> Iterator[str]:
    """Yield where the same words stand in their own right, and what to do about it."""
    yield from _topics(store, ref, words, named)
    with suppress(LctuiError):
        session = store.open(ref)
        head = session.head
        if words.stand_in(head.title) or words.stand_in(head.topic or ""):
            yield "The session's title says the same and stays; /topic changes it while it is live."
        same = [e for e in session.entries.values() if not e.redacted and words.stand_in(e.text)]
        if same:
            told = ", ".join(entry.id for entry in same)
            yield f"Other entries of the session say the same and stay: {told}."
        session.close()
    with suppress(LctuiError):
        from data.adopting.texts import texts_of

        community = store.open_community(ref.community)
        if any(words.stand_in(text) for text in texts_of(community)):
            yield (
                f"“{community.community.name}” has adopted the same words, and they stay: "
                "what was agreed is the community's, to be changed there."
            )


def _topics(
    store: Store, ref: SessionRef, words: Words, named: Iterable[SessionRef]
) -> Iterator[str]:
    """Yield the plans and the later sessions that have the words as their topic."""
    from data.models.community_records import Plan

    with suppress(LctuiError):
        plans = store.open_community(ref.community).table(Plan).values()
        if any(words.stand_in(plan.topic) for plan in plans):
            yield "A plan has the same topic, which stays; t in the plan changes it."
    for other in named:
        with suppress(LctuiError):
            session = store.open(other, entries=False)
            if words.stand_in(session.head.topic or ""):
                yield f"The session {other.path.name} has the same topic, which stays."
            session.close()
