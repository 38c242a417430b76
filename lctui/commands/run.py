"""`lctui run`: goes live at once, as facilitator, on screen; or back into what is live."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.errors import LctuiError, StillLive
from lctui import fast_start
from lctui.choosing import going_on
from lctui.preflight import require_terminal
from lctui.starting import add_options, begin_as_told

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say beforehand what there is to say; all of it can be left out."""
    add_options(parser)
    parser.add_argument("--as", dest="scribe", metavar="NAME", default="", help="who writes here")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Begin the session, or go back into the one that goes on, and open the app on it."""
    require_terminal()
    fast_start.begin()
    store, (ref, goes_on) = shell.store, _session(args, shell)
    from lctui.app import open_app
    from screens.live.seat import Seat

    return open_app(store, ref, seat=Seat(args.scribe, returns=goes_on))


def _session(args: argparse.Namespace, shell: Shell) -> tuple[SessionRef, bool]:
    """Return the session to open, and whether it went on before: so after a crash, say."""
    going = [] if args.community else going_on(shell)
    for session in going:
        session.close()
    if len(going) == 1:
        return going[0].ref, True
    try:
        session = begin_as_told(args, shell, _ask_planned)
    except StillLive as still:
        return still.ref, True
    session.close()
    return session.ref, False


def _ask_planned(shell: Shell, told: str) -> bool:
    """Offer what is planned for another time."""
    shell.say(f"Planned is {told}.")
    try:
        answer = input("Enter begins it now; o and Enter begins another, and it stays planned: ")
    except EOFError as error:
        hint = "Say which one: lctui run --planned or --unplanned."
        raise LctuiError("Nothing was begun.", hint) from error
    return answer.strip().casefold() not in ("o", "other", "another", "n", "no")
