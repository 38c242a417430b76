"""What is made of all of a community's settled sessions and stands in one row of the index.

It goes on from there: of sessions sealed since, only these are read. Where one of those that it was
made from is not as it was, it is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from data.store.deriving import ALL, Walk
from data.store.index_file import Kept
from data.store.settled import Signature, signature_of

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.refs import SessionRef
    from data.store.store import Store

T = TypeVar("T")
NOBODYS = Signature(0, 0, 0, 0)
"""Stands where there is no one file whose signature it could be."""


@dataclass(frozen=True, slots=True)
class Gathered(Generic[T]):
    """Something that is made of all settled sessions."""

    name: str
    """What it is called in the index; another number when it is spelled in another way."""
    nothing: T
    """What stands before any session."""
    more: Callable[[T, Walk, Sequence[SessionRef]], T]
    """Returns it with some sessions more, which the walk reads."""
    spell: Callable[[T], Any]
    """Returns it as JSON values."""
    build: Callable[[Any], T]
    """Returns it from those; ValueError, TypeError, KeyError, AttributeError or IndexError."""
    less: Callable[[T, Collection[str]], T] | None = None
    """Returns it without sessions of these stems that are being changed, where that can be told
    without reading the others anew."""


@dataclass(frozen=True, slots=True)
class _Made(Generic[T]):
    """It, with the files that it was made from."""

    covers: Mapping[str, Signature]
    value: T


def gathered(store: Store, community: CommunityId, walk: Walk, what: Gathered[T]) -> T:
    """Return it as the settled sessions are now, and have the index keep it."""
    return _Gathering(store, community, walk, what).value()


class _Gathering(Generic[T]):
    """Brings it up to date."""

    def __init__(self, store: Store, community: CommunityId, walk: Walk, what: Gathered[T]) -> None:
        self._index, self._community, self._walk, self._what = store.index, community, walk, what
        self._memory = store.derived.setdefault((community, what.name), {})

    def value(self) -> T:
        made = self._made()
        fresh = {stem for stem in self._walk.settled if stem not in made.covers}
        return self._more(made, fresh).value if fresh else made.value

    def _made(self) -> _Made[T]:
        """Return what was made before and still holds."""
        if ALL not in self._memory:
            self._memory[ALL] = NOBODYS, self._indexed()
        made: _Made[T] = self._memory[ALL][1]
        settled = self._walk.settled
        stale = {s for s, signature in made.covers.items() if settled.get(s) != signature}
        if stale and (less := self._less(stale)):
            left = {stem: s for stem, s in made.covers.items() if stem not in stale}
            return _Made(left, less(made.value, {stem.rpartition("/")[2] for stem in stale}))
        return _Made({}, self._what.nothing) if stale else made

    def _less(self, stale: set[str]) -> Callable[[T, Collection[str]], T] | None:
        """Return what takes these sessions out again; None where one of them is gone for good."""
        known = {str(ref.path) for ref in self._walk.refs}
        return self._what.less if stale <= known else None

    def _indexed(self) -> _Made[T]:
        row = self._index and self._index.read_one(self._community, ALL, self._what.name)
        with suppress(ValueError, TypeError, KeyError, AttributeError, IndexError):
            if row:
                covers, spelled = json.loads(row.told)
                kept = {self._walk.path(stem): Signature(*s) for stem, s in covers.items()}
                return _Made(kept, self._what.build(spelled))
        return _Made({}, self._what.nothing)

    def _more(self, made: _Made[T], fresh: set[str]) -> _Made[T]:
        """Return it with the sessions that were sealed since, and keep that."""
        refs = [ref for ref in self._walk.refs if str(ref.path) in fresh]
        every = {stem: self._walk.settled[stem] for stem in (*made.covers, *fresh)}
        more = _Made(every, self._what.more(made.value, self._walk, refs))
        self._memory[ALL] = NOBODYS, more
        self._keep(more, fresh)
        return more

    def _keep(self, made: _Made[T], fresh: set[str]) -> None:
        if not self._index:
            return
        covers = {self._walk.named(stem): signature for stem, signature in made.covers.items()}
        told = json.dumps((covers, self._what.spell(made.value)), separators=(",", ":"))

        def unchanged() -> list[tuple[str, str, Kept]]:
            same = all(signature_of(stem, self._walk.mark) == made.covers[stem] for stem in fresh)
            return [(ALL, self._what.name, Kept(NOBODYS, told))] if same else []

        self._index.write(self._community, unchanged, ())
