"""Which carried item a verb means, and how it is listed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from data.carryover import Item
from data.models.ids import SHORTEST_END, CommunityId, EntryId, ends_so
from data.safe_text import one_line, safe

if TYPE_CHECKING:
    from data.backlog import Wish
    from lctui.shell import Shell

T = TypeVar("T")
_WAITING = "lctui since and lctui backlog list what waits, with the ids."


def add_item_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names an item."""
    help_text = "its id, or any unique beginning or end of it, as since and backlog print it"
    parser.add_argument("item", metavar="ITEM", help=help_text)


def find_item(shell: Shell, name: str) -> tuple[CommunityId, Item]:
    """Return an item that is open, or was handed to the newest session, with its community.

    NotFound.
    """
    known = [(c.id, i) for c in shell.store.communities() for i in _items(shell, c.id).values()]
    return only_called(shell, name, known, lambda pair: pair[1].entry.id, _WAITING)


def find_wish(shell: Shell, name: str) -> tuple[CommunityId, Wish]:
    """Return a wish of a backlog, with its community. NotFound."""
    return only_called(shell, name, _wishes(shell), lambda pair: pair[1].id, _WAITING)


def entry_called(shell: Shell, name: str) -> tuple[CommunityId, EntryId]:
    """Return what is open or waits, or any entry of the store, settled or not. NotFound."""
    from data.store.finding import called, only

    store = shell.store
    known = {i: c.id for c in store.communities() for i in _items(shell, c.id)}
    known |= {wish.id: community for community, wish in _wishes(shell)}
    if not any(ends_so(identifier, name) for identifier in known):
        known |= _anywhere(shell, name)
    hint = "lctui search and show SESSION --json tell the ids of entries."
    found = only(called(known, name, str), f"entry “{safe(name)}”", hint)
    return known[found], found


def only_called(
    shell: Shell, name: str, known: Iterable[T], id_of: Callable[[T], EntryId], hint: str
) -> T:
    """Return the one of these that is meant by its id. NotFound.

    A beginning that anything else in the store has too means nothing here either: what was copied
    from another list may have meant that.
    """
    from data.store.finding import called, only

    what = f"item “{safe(name)}”"
    found = called(known, name, id_of)
    if len(found) == 1 and not ends_so(id_of(found[0]), name):
        only(sorted({id_of(found[0]), *_anywhere(shell, name)}), what, hint)
    return only(found, what, hint, id_of)


def _anywhere(shell: Shell, name: str) -> dict[EntryId, CommunityId]:
    from data.store.entry_search import entries_called

    found = entries_called(shell.store, name, shell.store.sessions()) if name.strip() else []
    return {EntryId(identifier): ref.community for ref, identifier in found}


def _wishes(shell: Shell) -> list[tuple[CommunityId, Wish]]:
    from data.backlog import backlog_of

    known = shell.store.communities()
    return [(c.id, wish) for c in known for wish in backlog_of(shell.store, c.id)]


def _items(shell: Shell, community: CommunityId) -> dict[EntryId, Item]:
    from data.outlook import open_items

    items = {item.entry.id: item for item in open_items(shell.store, community)}
    for ref in shell.store.sessions(community, limit=1):
        session = shell.store.open(ref)
        items |= {item.entry.id: item for item in shell.store.items(session)}
        own = ((i, e) for i, e in session.entries.items() if i in session.followups)
        items |= {i: Item(e, session.head.id, e.at, (), session.followups[i]) for i, e in own}
        session.close()
    return items


def short_ids(ids: Collection[str]) -> dict[str, str]:
    """Return for each id its end, by which it can be called.

    The end is chance, the beginning the time: so an end that is told here names nothing else in
    the store, whatever is listed beside it. Where two of these ids end alike it is longer.
    """
    ordered, short = sorted(ids, key=lambda each: each[::-1]), {}
    for place, identifier in enumerate(ordered):
        beside = (*ordered[max(0, place - 1) : place], *ordered[place + 1 : place + 2])
        shared = max((_shared(identifier[::-1], other[::-1]) for other in beside), default=0)
        short[identifier] = identifier[-max(SHORTEST_END, shared + 1) :]
    return short


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def in_columns(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield rows of an id, words and what stands dim behind them, the ids in a column."""
    every = list(rows)
    width = max((len(identifier) for identifier, _, _ in every), default=0)
    for identifier, words, aside in every:
        told = f"  ({one_line(aside)})" if aside else ""
        yield f"{identifier:{width}}  {one_line(words)}{told}"
