"""What is left of a community's sessions for what is handed on, all in one row of the index.

It is made from the summaries once, and goes on from there: of sessions sealed since, only these
are read. Where one of those that it was made from is not as it was, it is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.condensing import Trace, condensed
from data.models.codec import from_fields
from data.models.ids import CommunityId, EntryId
from data.models.records import Entry
from data.models.summary import Summary
from data.store.deriving import ALL, Walk
from data.store.index import DERIVATIONS, SUMMARY, WORDS
from data.store.index_file import Kept
from data.store.settled import Signature, living_as, signature_of
from data.store.trace_text import build, spell
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.store.store import Store

_NAME = "traces/2"
_LIVE = "live"
_NOBODYS = Signature(0, 0, 0, 0)
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


@dataclass(frozen=True, slots=True)
class _Made:
    """Traces with the files that they were made from."""

    covers: Mapping[str, Signature]
    traces: Traces


@uncollected()
def traces(store: Store, community: CommunityId, now: datetime | None = None) -> Traces:
    """Return what is left of all sessions that can be read; of a live one, all of it."""
    walk = Walk(store, community, DERIVATIONS, now or datetime.now(UTC))
    try:
        return _Tracing(store, community, walk).traces()
    finally:
        walk.keep()


class _Tracing:
    """Brings the traces up to date."""

    def __init__(self, store: Store, community: CommunityId, walk: Walk) -> None:
        self._store, self._community, self._walk = store, community, walk
        self._memory = store.derived.setdefault((community, _NAME), {})

    def traces(self) -> Traces:
        made = self._made()
        fresh = {stem for stem in self._walk.settled if stem not in made.covers}
        if fresh:
            made = self._more(made, fresh)
        live = self._live()
        if not live.sessions:
            return made.traces
        both = (*made.traces.sessions, *live.sessions)
        every = tuple(sorted(both, key=lambda trace: trace.stem))
        return Traces(every, {**made.traces.words, **live.words})

    def _live(self) -> Traces:
        """Return what is being changed, as it was read last where nothing was kept since."""
        paths = [r.path for r in self._walk.refs if str(r.path) not in self._walk.settled]
        now = [living_as(path) for path in paths]
        remembered = self._memory.get(_LIVE)
        if remembered and None not in now and remembered[1][0] == (paths, now):
            found: Traces = remembered[1][1]
            return found
        found = self._read(lambda stem: stem not in self._walk.settled)
        self._memory[_LIVE] = _NOBODYS, ((paths, now), found)
        return found

    def _made(self) -> _Made:
        """Return what was made before and still holds."""
        if ALL not in self._memory:
            self._memory[ALL] = _NOBODYS, self._indexed()
        made: _Made = self._memory[ALL][1]
        settled = self._walk.settled
        holds = all(settled.get(stem) == signature for stem, signature in made.covers.items())
        return made if holds else _Made({}, Traces(()))

    def _indexed(self) -> _Made:
        row = self._store.index and self._store.index.read_one(self._community, ALL, _NAME)
        with suppress(ValueError, TypeError, KeyError, AttributeError, IndexError):
            if row:
                covers, sessions, words = json.loads(row.told)
                kept = {self._walk.path(stem): Signature(*s) for stem, s in covers.items()}
                return _Made(kept, Traces(build(sessions), dict(words)))
        return _Made({}, Traces(()))

    def _more(self, made: _Made, fresh: set[str]) -> _Made:
        """Return it with the sessions that were sealed since, and keep that."""
        read = self._read(lambda stem: stem in fresh)
        both = (*made.traces.sessions, *read.sessions)
        sessions = condensed(sorted(both, key=lambda trace: trace.stem))
        words = {**made.traces.words, **read.words}
        left = {o.id for s in sessions for o in s.owed} & words.keys()
        every = {stem: self._walk.settled[stem] for stem in (*made.covers, *fresh)}
        more = _Made(every, Traces(sessions, {i: words[i] for i in left}))
        self._memory[ALL] = _NOBODYS, more
        self._keep(more, fresh)
        return more

    def _keep(self, made: _Made, fresh: set[str]) -> None:
        if not self._store.index:
            return
        covers = {self._walk.named(stem): signature for stem, signature in made.covers.items()}
        value = covers, spell(made.traces.sessions), made.traces.words
        told = json.dumps(value, separators=(",", ":"))

        def unchanged() -> list[tuple[str, str, Kept]]:
            same = all(signature_of(stem) == made.covers[stem] for stem in fresh)
            return [(ALL, _NAME, Kept(_NOBODYS, told))] if same else []

        self._store.index.write(self._community, unchanged, ())

    def _read(self, wanted: Any) -> Traces:
        """Return the sessions of the wanted stems, whole, with the words of what they hand on."""
        refs = [ref for ref in self._walk.refs if wanted(str(ref.path))]
        sessions = tuple(_whole(s) for s in self._walk.each(SUMMARY, refs))
        words: dict[EntryId, Mapping[str, Any]] = {}
        for each in self._walk.each(WORDS, refs):
            words.update(each.fields)
        return Traces(sessions, words)


def _whole(s: Summary) -> Trace:
    return Trace(s.stem, s.id, s.phases, s.owed, tuple(s.carried), s.heard, s.offered, s.votes)
