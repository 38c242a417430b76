"""`lctui next`, `back`, `pause`, `resume`: the clock from a script or a foot pedal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.meeting import clock_of, press
from lctui.choosing import add_session_option, live_session
from lctui.standing import tell_standing

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only which session, where several are live."""
    add_session_option(parser)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Press the key of the verb's name; `resume` also starts a clock that has not begun."""
    session = live_session(shell, args.session)
    state = clock_of(session, shell.now)
    if args.verb == "next" and state.current == len(state.phases) - 1:
        raise LctuiError("This is the last phase.", "End the session: lctui end")
    idle = state.status == "idle"
    kind = "start" if idle and args.verb == "resume" else args.verb
    press(session, kind, shell.now)
    shell.say(*tell_standing(session, shell.now)[1:])
    session.close()
