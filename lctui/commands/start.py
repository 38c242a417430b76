"""`lctui start`: goes live at once, without a screen."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.standing import standing, tell_standing
from lctui.starting import add_options, begin_as_told

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say beforehand what there is to say; all of it can be left out."""
    add_options(parser)
    parser.add_argument("--json", action="store_true", help="print what `status --json` prints")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Begin the session and say where it stands."""
    session = begin_as_told(args, shell, _leave_planned)
    if args.json:
        shell.say_json(standing(session, shell.now))
    else:
        shell.say(*tell_standing(session, shell.now), f"Live as {session.ref.path.name}.")
    session.close()


def _leave_planned(shell: Shell, told: str) -> bool:
    """Say that a plan for another time stays one: from a script nobody can be asked."""
    shell.warn(f"What is planned stays planned: {told}. (--planned begins it.)")
    return False
