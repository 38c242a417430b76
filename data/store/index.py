"""What is derived from each session, for those who ask for it: hundreds at once, from the index."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from data.errors import NotFound, StoreFailed
from data.models import summary_text
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.records import Entry
from data.models.summary import Summary
from data.store import heard_notes, owed_words
from data.store.deriving import LIVING, Derivation, Walk
from data.store.heard_notes import notes_in
from data.store.names_met import names_of
from data.store.owed_words import words_in
from data.store.settled import Signature, living_as, signature_of
from data.store.summing_up import summary_of
from data.store.uncollected import uncollected
from data.tallying import Tally, tally_of

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store

T = TypeVar("T")

SUMMARY = Derivation("summary/2", summary_of, summary_text.spell, summary_text.build)
WORDS = Derivation("words/1", words_in, owed_words.spell, owed_words.build)
NOTES = Derivation("notes/1", notes_in, heard_notes.spell, heard_notes.build)
TALLY: Derivation[Tally] = Derivation(
    "tally/2",
    lambda session, _now: tally_of(
        session.entries.values(), session.people.values(), session.persons
    ),
    list,
    lambda told: Tally(told[0], tuple(told[1]), tuple(told[2]), tuple(told[3])),
)
NAMES: Derivation[tuple[str, ...]] = Derivation("names/1", names_of, list, tuple)

DERIVATIONS: tuple[Derivation[Any], ...] = (SUMMARY, WORDS, NOTES, TALLY, NAMES)
"""All that is derived when a session is read anyway."""


@uncollected()
def summaries(
    store: Store, community: CommunityId, *, limit: int | None = None, now: datetime | None = None
) -> list[Summary]:
    """Return what each session of a community was, newest first; `limit` wants the newest alone.

    A session that cannot be read is left out. What the clock of a live one says is told by `now`.
    """
    return list(islice(derived(store, community, SUMMARY, now), limit))


def summary_at(store: Store, ref: SessionRef) -> Summary | None:
    """Return a session's summary as far as it is at hand; None where the session must be read."""
    return summaries_at(store, [ref]).get(ref)


def summaries_at(store: Store, refs: Sequence[SessionRef]) -> dict[SessionRef, Summary]:
    """Return the summaries of those sessions of which they are at hand."""
    found: dict[SessionRef, Summary] = {}
    for community in dict.fromkeys(ref.community for ref in refs):
        own = [ref for ref in refs if ref.community == community]
        found |= _at_hand(store, community, own)
    return found


def _at_hand(
    store: Store, community: CommunityId, refs: Sequence[SessionRef]
) -> Iterator[tuple[SessionRef, Summary]]:
    """Yield them with their sessions; what no memory holds, the index is asked for at once."""
    memory = store.derived.setdefault((community, SUMMARY.name), {})
    begins = len(str(store.sessions_dir(community))) + 1
    wanted: dict[str, tuple[SessionRef, Signature]] = {}
    mark = store.persons(community).mark
    for ref in refs:
        stem = str(ref.path)
        signature = signature_of(stem, mark)
        if signature is None:
            if living := living_summary(store, ref):
                yield ref, living
        elif stem in memory and memory[stem][0] == signature:
            yield ref, memory[stem][1]
        else:
            wanted[stem[begins:]] = ref, signature
    rows = store.index.read_some(community, wanted, SUMMARY.name) if store.index else {}
    for name, row in rows.items():
        ref, signature = wanted[name]
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            if row.signature == signature:
                summary = SUMMARY.build(json.loads(row.told))
                memory[str(ref.path)] = signature, summary
                yield ref, summary


def living_summary(store: Store, ref: SessionRef) -> Summary | None:
    """Return what a session that is being changed was when it was read last, if it still is so."""
    remembered = store.derived.get((ref.community, LIVING), {}).get(str(ref.path))
    mark = store.persons(ref.community).mark
    if remembered is None or not remembered[0] or remembered[0] != living_as(ref.path, mark):
        return None
    found: Summary = remembered[1][1][SUMMARY.name]
    return found


def said(
    store: Store, community: CommunityId, wanted: Mapping[SessionId, Collection[EntryId]]
) -> dict[EntryId, Entry]:
    """Return the entries of these ids, each looked for in its session; what is not there is not."""
    found: dict[EntryId, Entry] = {}
    elsewhere: dict[SessionId, set[EntryId]] = {}
    for words in derived(store, community, WORDS) if wanted else ():
        for identifier in wanted.get(words.session, ()):
            if entry := words.entry(identifier):
                found[identifier] = entry
            else:
                elsewhere.setdefault(words.session, set()).add(identifier)
    for ref in store.sessions(community) if elsewhere else ():
        if ids := elsewhere.get(store.id_of(ref)):
            with suppress(StoreFailed, NotFound):
                session = store.open(ref)
                found |= {i: session.entries[i] for i in ids if i in session.entries}
                session.close()
    return found


def derived(
    store: Store, community: CommunityId, what: Derivation[T], now: datetime | None = None
) -> Iterator[T]:
    """Yield what is derived from each session that can be read, newest first."""
    walk = Walk(store, community, DERIVATIONS, now or datetime.now(UTC))
    try:
        yield from walk.each(what)
    finally:
        walk.keep()
