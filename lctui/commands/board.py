"""`lctui board`: the wall display of a session; nothing private on it, nothing to press."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING

from data.errors import NotFound
from lctui.choosing import find_session, going_on, live_session, several
from lctui.preflight import require_terminal

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session; without one it shows the live one, and waits where none is."""
    help_text = "its title, day, name or id, or a unique beginning (else whichever is live)"
    parser.add_argument("session", nargs="?", metavar="SESSION", help=help_text)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Open the board; it goes from one session to the next unless one was named."""
    require_terminal()
    ref = _named(args.session, shell)
    from lctui.board_app import open_board

    return open_board(shell.store, ref)


def _named(name: str | None, shell: Shell) -> SessionRef | None:
    """Return the session of that name; None, to follow what is live, where none is given."""
    if name and name != "live":
        with suppress(NotFound):
            session = live_session(shell, name)
            session.close()
            return session.ref
        return find_session(shell, name)
    if len(shell.store.live()) > 1 and len(going := going_on(shell)) > 1:
        raise several(going)
    return None
