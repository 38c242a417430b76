"""`lctui vote ITEM N`: a show of hands for something to learn next."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.safe_text import one_line
from lctui.items import add_item_argument, find_wish
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For which item, and how many hands."""
    add_item_argument(parser)
    parser.add_argument("hands", metavar="N", type=int, help="how many hands are up for it")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Keep the number in the live session, else in the newest one; it stands for the one before."""
    from data.settling import newest_session
    from data.voting import MOST_HANDS, show_of_hands

    if not 0 <= args.hands <= MOST_HANDS:
        raise WrongUsage(f"Hands are counted from 0 to {MOST_HANDS}.")
    community, wish = find_wish(shell, args.item)
    session = newest_session(shell.store, community)
    sealed = not session.ref.live
    show_of_hands(session, wish.id, args.hands)
    if sealed:
        session.seal()
    session.close()
    shell.say(f"{args.hands}: {one_line(wish.text)}")
