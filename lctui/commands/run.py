"""`lctui run`: goes live at once, as facilitator, on screen."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui import fast_start
from lctui.preflight import require_terminal
from lctui.starting import add_options, begin_as_told

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say beforehand what there is to say; all of it can be left out."""
    add_options(parser)
    parser.add_argument("--as", dest="scribe", metavar="NAME", default="", help="who writes here")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Begin the session and open the app on it."""
    require_terminal()
    fast_start.begin()
    session = begin_as_told(args, shell)
    store, ref = shell.store, session.ref
    session.close()
    from lctui.app import open_app
    from screens.live.seat import Seat

    return open_app(store, ref, seat=Seat(args.scribe))
