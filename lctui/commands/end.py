"""`lctui end`: the session is over; its file is sealed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.meeting import end
from lctui.choosing import add_session_option, live_session

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only which session, where several are live."""
    add_session_option(parser)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """End it and say how to get its minutes."""
    session = live_session(shell, args.session)
    if not session.ref.live:
        session.close()
        hint = f"Its minutes: lctui export {session.ref.path.stem}"
        raise LctuiError(f"{session.ref.path.stem} has ended already.", hint)
    session.load_entries()
    count, name = len(session.entries), session.ref.path.name
    end(session, shell.now)
    session.close()
    entries = "1 entry" if count == 1 else f"{count} entries"
    shell.say(f"Ended {name} with {entries}.", f"Its minutes: lctui export {name}")
