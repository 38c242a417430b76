"""`lctui backlog`: what waits to be learned, the most wanted first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from lctui.choosing import community_named
from lctui.items import in_columns, short_ids

if TYPE_CHECKING:
    from data.backlog import Wish
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which community, and for whom it is listed."""
    help_text = "its name (else the only one there is)"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """List requests, questions of talks that nobody answered, and topics."""
    from data.backlog import backlog_of

    wishes = backlog_of(shell.store, community_named(shell, args.community).id)
    if args.json:
        shell.say_json([_row(wish) for wish in wishes])
    elif not wishes:
        shell.warn('Nothing waits to be learned. Ask for it in a session: lctui note "~ food"')
    else:
        short = short_ids([wish.id for wish in wishes])
        shell.say(*in_columns((short[wish.id], wish.text, _told(wish)) for wish in wishes))


def _told(wish: Wish) -> str:
    votes = f"{wish.votes} vote{'s' if wish.votes > 1 else ''}" if wish.votes else ""
    carried = wish.item.carries_in_words if wish.item else ""
    return ", ".join(filter(None, (votes, wish.kind, wish.lineage, carried)))


def _row(wish: Wish) -> dict[str, Any]:
    return {
        "id": wish.id,
        "kind": wish.kind,
        "text": wish.text,
        "raised_by": wish.raised_by or None,
        "raised_on": wish.raised_on.isoformat() if wish.raised_on else None,
        "outside": wish.kind == "topic" and not wish.raised_by,
        "origin": wish.origin,
        "visits": list(wish.visits),
        "votes": wish.votes,
        "voted_on": wish.voted_on,
    }
