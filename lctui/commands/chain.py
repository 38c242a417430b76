"""`lctui chain ITEM`: the way of an item through every session that it touched."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from data.errors import NotFound
from data.models.levels import PRIVATE
from data.safe_text import one_line
from lctui.items import add_item_argument, entry_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.chain import Chain
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which item."""
    add_item_argument(parser)
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it, the session in which it was said first."""
    from data.chain import chain_of

    community, item = entry_called(shell, args.item)
    chain = chain_of(shell.store, community, item)
    if chain is None or chain.level == PRIVATE:
        raise NotFound(
            "That entry has no way: it was neither handed on nor asked nor voted on.",
            "lctui since and lctui backlog list what has.",
        )
    if args.json:
        shell.say_json(_in_json(chain))
    else:
        shell.say(*_lines(chain))


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
