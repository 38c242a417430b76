"""Walking through a community's sessions with what is derived from each at hand.

It comes from the index where the session's file has not changed since; a session that is being
changed, or that another machine's copy stands beside, is always read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from data.errors import NotFound, StoreFailed
from data.models.ids import CommunityId
from data.store.index_file import Kept
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.settled import Signature, settled_in, signature_of

if TYPE_CHECKING:
    from data.store.store import Store

T = TypeVar("T")
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
        self._settled = settled_in(self._sessions)
        self._fresh: list[tuple[str, str, Kept]] = []
        self._rows: dict[str, Kept] | None = None

    def each(self, what: Derivation[T]) -> Iterator[T]:
        """Yield what is derived from each session that can be read, newest first."""
        for ref in self._store.sessions(self._community):
            with suppress(StoreFailed, NotFound):
                yield self._one(ref, what)

    def _one(self, ref: SessionRef, what: Derivation[T]) -> T:
        stem, memory = str(ref.path), self._memory(what.name)
        signature = self._settled.get(stem)
        remembered = memory.get(stem)
        found: T | None = None
        if signature and remembered and remembered[0] == signature:
            found = remembered[1]
        elif signature:
            found = self._built(stem, signature, what)
        if found is None:
            found = self._read(ref, signature)[what.name]
        elif signature:
            memory[stem] = signature, found
        return found

    def _memory(self, name: str) -> dict[str, tuple[Signature, Any]]:
        return self._store.derived.setdefault((self._community, name), {})

    def _built(self, stem: str, signature: Signature, what: Derivation[T]) -> T | None:
        """Return it from the index, where that knows the file as it is now."""
        row = self._indexed(what.name).get(self._named(stem))
        if row and row.signature == signature:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                return what.build(json.loads(row.told))
        return None

    def _indexed(self, name: str) -> dict[str, Kept]:
        if self._rows is None:
            index = self._store.index
            self._rows = index.read(self._community, name) if index else {}
        return self._rows

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
                self._take_note(self._named(str(ref.path)), signature, found)
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
        known = {self._named(stem) for stem in self._settled}
        gone = [stem for stem in self._rows or () if stem not in known]
        if self._store.index and (self._fresh or gone):
            self._store.index.write(self._community, self._unchanged, gone)
        self._fresh, self._rows = [], None if gone else self._rows

    def _unchanged(self) -> list[tuple[str, str, Kept]]:
        """Return what was read of files that are by now as they were before."""
        return [f for f in self._fresh if signature_of(self._sessions / f[0]) == f[2].signature]

    def _named(self, stem: str) -> str:
        return stem[len(str(self._sessions)) + 1 :]
