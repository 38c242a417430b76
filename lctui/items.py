"""Which carried item a verb means, and how it is listed."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from data.carryover import Item
from data.models.ids import CommunityId, EntryId
from data.safe_text import one_line, safe

if TYPE_CHECKING:
    from data.backlog import Wish
    from lctui.shell import Shell

T = TypeVar("T")
_SHORTEST = 8
"""Characters of an id that are printed at least."""


def add_item_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names an item."""
    help_text = "its id or any unique beginning of it, as since and backlog print it"
    parser.add_argument("item", metavar="ITEM", help=help_text)


def find_item(shell: Shell, name: str) -> tuple[CommunityId, Item]:
    """Return an item that is open, or was handed to the newest session, with its community.

    NotFound.
    """
    return _only(name, {c.id: _items(shell, c.id) for c in shell.store.communities()})


def find_wish(shell: Shell, name: str) -> tuple[CommunityId, Wish]:
    """Return a wish of a backlog, with its community. NotFound."""
    from data.backlog import backlog_of

    known = {
        c.id: {w.id: w for w in backlog_of(shell.store, c.id)} for c in shell.store.communities()
    }
    return _only(name, known)


def _only(name: str, known: dict[CommunityId, dict[EntryId, T]]) -> tuple[CommunityId, T]:
    from data.store.finding import best, only

    every = [(c, found) for c, items in known.items() for found in items.items()]
    named = best(every, name.strip(), lambda pair: pair[1][0])
    hint = "lctui since and lctui backlog list what waits, with the ids."
    community, (_, thing) = only(named, f"item “{safe(name)}”", hint, lambda pair: pair[1][0])
    return community, thing


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
    """Return for each id its shortest beginning that no other has."""
    ordered, short = sorted(ids), {}
    for place, identifier in enumerate(ordered):
        beside = (*ordered[max(0, place - 1) : place], *ordered[place + 1 : place + 2])
        shared = max((_shared(identifier, other) for other in beside), default=0)
        short[identifier] = identifier[: max(_SHORTEST, shared + 1)]
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
