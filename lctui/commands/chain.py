"""`lctui chain ITEM`: the way of an item through every session that it touched."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from data.errors import NotFound
from data.safe_text import one_line, safe
from lctui.items import add_item_argument, find_item, find_wish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.chain import Chain
    from data.models.ids import CommunityId, EntryId
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which item."""
    add_item_argument(parser)
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it, the session in which it was said first."""
    from data.chain import chain_of

    community, item = _find(shell, args.item)
    chain = chain_of(shell.store, community, item)
    if chain is None or chain.level == "private":
        raise NotFound(
            "That entry has no way: it was neither handed on nor asked nor voted on.",
            "lctui since and lctui backlog list what has.",
        )
    if args.json:
        shell.say_json(_in_json(chain))
    else:
        shell.say(*_lines(chain))


def _find(shell: Shell, name: str) -> tuple[CommunityId, EntryId]:
    """Return what is open, or any entry of the store, settled or not. NotFound."""
    from data.models.ids import EntryId
    from data.store.entry_search import entries_called
    from data.store.finding import only

    with suppress(NotFound):
        community, item = find_item(shell, name)
        return community, item.entry.id
    with suppress(NotFound):
        community, wish = find_wish(shell, name)
        return community, wish.id
    refs = shell.store.sessions()
    known = entries_called(shell.store, name, refs) if name.strip() else []
    hint = "lctui show SESSION --json tells the ids of its entries."
    ref, identifier = only(known, f"entry “{safe(name)}”", hint, lambda one: one[1])
    return ref.community, EntryId(identifier)


def _in_json(chain: Chain) -> dict[str, Any]:
    return {
        "text": chain.text,
        "kind": chain.kind,
        "carried": chain.carried,
        "sessions": [
            {
                "id": link.session,
                "name": link.stem,
                "title": link.title,
                "number": link.number,
                "on": link.on and link.on.isoformat(),
                "lines": [{"what": what, "words": words} for what, words in link.lines],
            }
            for link in chain.links
        ],
    }


def _lines(chain: Chain) -> Iterator[str]:
    yield one_line(chain.text)
    for link in chain.links:
        yield f"{link.on or ''}  {link.stem}"
        for word, words in link.lines:
            yield f"    {word}: {one_line(words)}" if words else f"    {word}"
