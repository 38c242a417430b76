"""What is left of a community's sessions for what is handed on, all in one row of the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.condensing import Trace, condensed
from data.models.codec import from_fields
from data.models.ids import CommunityId, EntryId
from data.models.records import Entry
from data.models.summary import Summary
from data.store.deriving import Walk
from data.store.gathering import NOBODYS, Gathered, gathered
from data.store.index import DERIVATIONS, SUMMARY, WORDS
from data.store.refs import SessionRef
from data.store.settled import living_as
from data.store.trace_text import build, spell
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.store.store import Store

_LIVE, _BOTH = "live", "both"
Words = Mapping[EntryId, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Traces:
    """What is left of a community's sessions, the oldest first."""

    sessions: tuple[Trace, ...]
    words: Words = field(default_factory=dict)
    """The fields of what is not settled, by the entry's id."""

    def kind(self, identifier: EntryId) -> str | None:
        """Return the Kind.id of an entry that is not settled; None where its words are not here."""
        fields = self.words.get(identifier)
        return fields.get("kind") if fields else None

    def entry(self, identifier: EntryId) -> Entry | None:
        """Return an entry that is not settled; None where its words are not among them."""
        with suppress(ValueError, TypeError):
            if fields := self.words.get(identifier):
                return from_fields(Entry, fields, id=identifier)
        return None


@uncollected()
def traces(
    store: Store,
    community: CommunityId,
    now: datetime | None = None,
    *,
    but: SessionRef | None = None,
) -> Traces:
    """Return what is left of all sessions that can be read; of a live one, all of it.

    It is the very same object as before where nothing was kept since.
    `but` is a live session that is not looked at: who asks has it open.
    """
    walk = Walk(store, community, DERIVATIONS, now or datetime.now(UTC))
    try:
        settled = gathered(store, community, walk, _TRACES)
        live = _live(store, community, walk, but)
    finally:
        walk.keep()
    return _both(store, community, settled, live) if live.sessions else settled


def _both(store: Store, community: CommunityId, settled: Traces, live: Traces) -> Traces:
    """Return them as one; the very same as last time where neither is another by now."""
    memory = store.derived.setdefault((community, _TRACES.name), {})
    parts, both = memory.get(_BOTH, (None, None))
    if parts is None or parts[0] is not settled or parts[1] is not live:
        every = sorted((*settled.sessions, *live.sessions), key=lambda trace: trace.stem)
        both = Traces(tuple(every), {**settled.words, **live.words})
        memory[_BOTH] = (settled, live), both
    found: Traces = both
    return found


def _live(store: Store, community: CommunityId, walk: Walk, but: SessionRef | None) -> Traces:
    """Return what is being changed, as it was read last where nothing was kept since."""
    refs = [ref for ref in walk.unsettled if ref.path != (but and but.path)]
    as_it_is = [(ref.path, living_as(ref.path, walk.mark)) for ref in refs]
    memory = store.derived.setdefault((community, _TRACES.name), {})
    remembered = memory.get(_LIVE)
    known = all(living is not None for _, living in as_it_is)
    if remembered and known and remembered[1][0] == as_it_is:
        found: Traces = remembered[1][1]
        return found
    found = _read(walk, refs)
    memory[_LIVE] = NOBODYS, (as_it_is, found)
    return found


def _more(before: Traces, walk: Walk, refs: Sequence[SessionRef]) -> Traces:
    read = _read(walk, refs)
    both = (*before.sessions, *read.sessions)
    sessions = condensed(sorted(both, key=lambda trace: trace.stem))
    words = {**before.words, **read.words}
    left = {o.id for s in sessions for o in s.owed} & words.keys()
    return Traces(sessions, {i: words[i] for i in left})


def _read(walk: Walk, refs: Sequence[SessionRef]) -> Traces:
    """Return these sessions, whole, with the words of what they hand on."""
    sessions = tuple(_whole(s) for s in walk.each(SUMMARY, refs))
    words: dict[EntryId, Mapping[str, Any]] = {}
    for each in walk.each(WORDS, refs):
        words.update(each.fields)
    return Traces(sessions, words)


def _whole(s: Summary) -> Trace:
    return Trace(s.stem, s.id, s.phases, s.owed, tuple(s.carried), s.heard, s.offered, s.votes)


def _spell(known: Traces) -> list[Any]:
    return [spell(known.sessions), known.words]


def _build(spelled: Any) -> Traces:
    sessions, words = spelled
    return Traces(build(sessions), dict(words))


_TRACES = Gathered("traces/3", Traces(()), _more, _spell, _build)
