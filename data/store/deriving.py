"""Walking through a community's sessions with what is derived from each at hand.

It comes from the index where the session's file has not changed since; a session that is being
changed, or that another machine's copy stands beside, is always read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from data.errors import NotFound, StoreFailed
from data.models.ids import CommunityId
from data.store.index_file import Kept
from data.store.listing import newest, one_by_one
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.settled import Signature, living_as, settled_in, signature_of

if TYPE_CHECKING:
    from data.store.store import Store

T = TypeVar("T")
ALL = "*"
"""Stands in the place of a session's stem for what is derived from all of them."""
LIVING = "living"
"""Under what is remembered, in memory alone, of sessions that are being changed."""
_A_MOMENT = timedelta(seconds=1)
"""What one screen asks of a live session several times is told by one clock."""
_FEW = 5
"""Sessions up to which the index is asked for each, rather than for all."""
_BATCH = 50
"""Sessions after which what was read is kept, so that who leaves meanwhile loses little."""


@dataclass(frozen=True, slots=True)
class Derivation(Generic[T]):
    """Something that is derived from a session. A new one is a row of DERIVATIONS."""

    name: str
    """What it is called in the index; another number when it is spelled in another way."""
    of: Callable[[OpenSession, datetime], T]
    """Derives it from an open session with its entries, by now. DamagedFile."""
    spell: Callable[[T], Any]
    """Returns it as JSON values."""
    build: Callable[[Any], T]
    """Returns it from those; ValueError, TypeError, KeyError or AttributeError where it cannot."""


class Walk:
    """One walk."""

    def __init__(
        self, store: Store, community: CommunityId, every: Sequence[Derivation[Any]], now: datetime
    ) -> None:
        """Look which sessions stand still; of one that must be read `every` is derived."""
        self._store, self._community, self._every, self._now = store, community, every, now
        self._sessions = store.sessions_dir(community)
        self.mark = store.persons(community).mark
        """By whom, of people with several names, the sessions are read."""
        self.settled = settled_in(self._sessions, self.mark)
        """The signatures of what stands still, by the sessions' paths without suffix."""
        self.progress: Callable[[int, int], None] = lambda _done, _all: None
        """Told how many of the sessions that are wanted were looked at; what it raises ends it."""
        self._fresh: list[tuple[str, str, Kept]] = []
        self._rows: dict[str, dict[str, Kept]] = {}
        self._asked: Counter[str] = Counter()

    @cached_property
    def refs(self) -> list[SessionRef]:
        """The sessions, newest first."""
        return self._store.sessions(self._community)

    @property
    def one_by_one(self) -> Iterator[SessionRef]:
        """The same, listed only as far as somebody asks for more."""
        return one_by_one(self._store.sessions_dirs(self._community))

    @cached_property
    def unsettled(self) -> list[SessionRef]:
        """Those of them that must be read, newest first."""
        return newest({self._community: self._sessions}, but=self.settled)

    def each(self, what: Derivation[T], refs: Iterable[SessionRef] | None = None) -> Iterator[T]:
        """Yield what is derived from each session that can be read, or from each of these."""
        for ref in self.one_by_one if refs is None else refs:
            with suppress(StoreFailed, NotFound):
                yield self._one(ref, what)

    def _one(self, ref: SessionRef, what: Derivation[T]) -> T:
        stem, memory = str(ref.path), self._memory(what.name)
        signature = self.settled.get(stem)
        remembered = memory.get(stem)
        found: T | None = None
        if signature and remembered and remembered[0] == signature:
            found = remembered[1]
        elif signature:
            found = self._built(stem, signature, what)
        if signature is None:
            found = self._living(ref)[what.name]
        elif found is None:
            found = self._read(ref, signature)[what.name]
        else:
            memory[stem] = signature, found
        return found

    def _memory(self, name: str) -> dict[str, tuple[Any, Any]]:
        return self._store.derived.setdefault((self._community, name), {})

    def _built(self, stem: str, signature: Signature, what: Derivation[T]) -> T | None:
        """Return it from the index, where that knows the file as it is now."""
        row = self._row(self.named(stem), what.name)
        if row and row.signature == signature:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                return what.build(json.loads(row.told))
        return None

    def _row(self, stem: str, name: str) -> Kept | None:
        """Return what the index has of it: the first few one by one, then all at once."""
        index, rows = self._store.index, self._rows.get(name)
        if index is None:
            return None
        if rows is None and self._asked[name] < _FEW:
            self._asked[name] += 1
            return index.read_one(self._community, stem, name)
        if rows is None:
            rows = self._rows[name] = index.read(self._community, name)
        return rows.get(stem)

    def _living(self, ref: SessionRef) -> dict[str, Any]:
        """Return what a session that is being changed says, for a moment as it was read last."""
        memory, stem, now = self._memory(LIVING), str(ref.path), living_as(ref.path, self.mark)
        remembered = memory.get(stem)
        if now and remembered and remembered[0] == now:
            read_at, found = remembered[1]
            if abs(self._now - read_at) <= _A_MOMENT:
                every: dict[str, Any] = found
                return every
        found = self._read(ref, None)
        memory[stem] = now, (self._now, found)
        return found

    def _read(self, ref: SessionRef, signature: Signature | None) -> dict[str, Any]:
        """Return what the session itself says. NotFound, DamagedFile, StoreFailed."""
        session = self._store.open(ref)
        try:
            found = {what.name: what.of(session, self._now) for what in self._every}
        finally:
            session.close()
        if signature:
            for name, value in found.items():
                self._memory(name)[str(ref.path)] = signature, value
            if not session.damage:
                self._take_note(self.named(str(ref.path)), signature, found)
        return found

    def _take_note(self, stem: str, signature: Signature, found: dict[str, Any]) -> None:
        if self._store.index:
            for what in self._every:
                told = json.dumps(what.spell(found[what.name]), separators=(",", ":"))
                self._fresh.append((stem, what.name, Kept(signature, told)))
            if len(self._fresh) >= _BATCH * len(self._every):
                self.keep()

    def keep(self) -> None:
        """Let the index know what was read, and forget what is gone; it may refuse."""
        index = self._store.index
        if index and (self._fresh or self._asked):
            known = {self.named(stem) for stem in self.settled} | {ALL}
            gone = index.stems(self._community) - known
            if self._fresh or gone:
                index.write(self._community, self._unchanged, gone | ({ALL} if gone else set()))
        self._fresh = []

    def _unchanged(self) -> list[tuple[str, str, Kept]]:
        """Return what was read of files that are by now as they were before."""
        return [f for f in self._fresh if self._as_it_is(f[0]) == f[2].signature]

    def _as_it_is(self, name: str) -> Signature | None:
        return signature_of(self.path(name), self.mark)

    def named(self, stem: str) -> str:
        """Return what the index calls a session."""
        return stem[len(str(self._sessions)) + 1 :]

    def path(self, name: str) -> str:
        """Return the path without suffix of what the index calls so."""
        return f"{self._sessions}/{name}"
