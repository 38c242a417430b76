"""`lctui join`: another terminal on the live session, to write beside others."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.errors import LctuiError
from lctui import fast_start
from lctui.choosing import live_session
from lctui.preflight import require_terminal

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, where several are live, and who writes."""
    session_help = "its title, day, name or id, or a unique beginning (else the live one)"
    parser.add_argument("session", nargs="?", metavar="SESSION", help=session_help)
    parser.add_argument("--as", dest="scribe", metavar="NAME", help="who writes here")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Open the app on the session; the clock stays with whoever runs it."""
    require_terminal()
    fast_start.begin()
    session = live_session(shell, args.session)
    store, ref = shell.store, session.ref
    session.close()
    _refuse_ended(session)
    from lctui.app import open_app
    from screens.live.seat import Seat

    return open_app(store, ref, seat=Seat(args.scribe or "", bool(args.scribe), joins=True))


def _refuse_ended(session: OpenSession) -> None:
    if session.ended:
        name = session.ref.path.name
        raise LctuiError(
            f"{name} has ended.", f"Read it: lctui show {name}, or review it from `lctui`."
        )
