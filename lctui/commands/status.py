"""`lctui status`: where the live session stands, for people and for status bars."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.choosing import add_session_option, live_session
from lctui.standing import standing, tell_standing
from lctui.standing_here import here, tell_here

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, where several are live, and for whom it is told."""
    add_session_option(parser)
    parser.add_argument("--json", action="store_true", help="for programs: lengths in seconds")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Tell it; where nothing is live that is said on standard error, with status 1."""
    session = live_session(shell, args.session)
    rows = here(session)
    if args.json:
        shell.say_json(standing(session, shell.now) | {"here": rows})
    else:
        shell.say(*tell_standing(session, shell.now), *tell_here(rows))
    session.close()
