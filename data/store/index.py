"""What is derived from each session, for those who ask for it: hundreds at once, from the index."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from data.errors import NotFound, StoreFailed
from data.models import summary_text
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.records import Entry
from data.models.summary import Summary
from data.store import owed_words
from data.store.deriving import LIVING, Derivation, Walk
from data.store.owed_words import words_in
from data.store.settled import living_as, signature_of
from data.store.summing_up import summary_of
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store

T = TypeVar("T")

SUMMARY = Derivation("summary/2", summary_of, summary_text.spell, summary_text.build)
WORDS = Derivation("words/1", words_in, owed_words.spell, owed_words.build)

DERIVATIONS: tuple[Derivation[Any], ...] = (SUMMARY, WORDS)
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
    stem = str(ref.path)
    signature = signature_of(stem)
    if signature is None:
        return living_summary(store, ref)
    memory = store.derived.setdefault((ref.community, SUMMARY.name), {})
    if stem in memory and memory[stem][0] == signature:
        remembered: Summary = memory[stem][1]
        return remembered
    name = stem[len(str(store.sessions_dir(ref.community))) + 1 :]
    row = store.index and store.index.read_one(ref.community, name, SUMMARY.name)
    if row and row.signature == signature:
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            found = SUMMARY.build(json.loads(row.told))
            memory[stem] = signature, found
            return found
    return None


def living_summary(store: Store, ref: SessionRef) -> Summary | None:
    """Return what a session that is being changed was when it was read last, if it still is so."""
    remembered = store.derived.get((ref.community, LIVING), {}).get(str(ref.path))
    if remembered is None or remembered[0] is None or remembered[0] != living_as(ref.path):
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
