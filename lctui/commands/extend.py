"""`lctui extend MIN`: gives the running phase more minutes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.meeting import press
from lctui.choosing import add_session_option, live_session
from lctui.moments import typed_seconds
from lctui.standing import tell_standing

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much more, as people write it."""
    add = parser.add_argument
    add("more", type=typed_seconds, metavar="MIN", help="5, 1h10 or 90s; -2 takes minutes away")
    add_session_option(parser)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Extend the phase and say where it stands."""
    session = live_session(shell, args.session)
    press(session, "extend", shell.now, seconds=args.more)
    shell.say(*tell_standing(session, shell.now)[1:])
    session.close()
