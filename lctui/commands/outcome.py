"""`lctui outcome ITEM OUTCOME [WORDS]`: what became of an item, and what surprised."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.safe_text import one_line, safe
from lctui.items import add_item_argument, find_item

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which item, what became of it, and what surprised."""
    add_item_argument(parser)
    help_text = "what became of it (left out: lists what can be said)"
    parser.add_argument("outcome", nargs="?", metavar="OUTCOME", help=help_text)
    parser.add_argument("words", nargs="*", metavar="WORDS", help="what surprised")
    parser.add_argument("--as", dest="by", metavar="NAME", help="who writes this down")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Keep it in the live session, else in the newest one."""
    from data.carryover import outcomes_for
    from data.settling import hear, newest_session, outcome_called

    community, item = find_item(shell, args.item)
    if args.outcome is None:
        shell.say(*(f"{one.id:13} {one.title}" for one in outcomes_for(item.entry.kind)))
        return
    outcome = outcome_called(item, args.outcome)
    session = newest_session(shell.store, community)
    session.by = safe(args.by or "")
    sealed = not session.ref.live
    hear(session, item.entry.id, outcome.id, shell.now, " ".join(args.words))
    if sealed:
        session.seal()
    session.close()
    shell.say(f"{outcome.title}: {one_line(item.entry.text)}")
