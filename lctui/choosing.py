"""Which community and which session a verb means."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.errors import LctuiError, NotFound
from data.meeting import clock_of
from data.models.community import Community
from data.safe_text import safe

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from lctui.shell import Shell


def live_session(shell: Shell, name: str | None = None, *, entries: bool = False) -> OpenSession:
    """Open the session named, or else the one that is live; NotFound where that is not one."""
    if name:
        return shell.store.open(find_session(shell, name), entries=entries)
    going = [s for ref in shell.store.live() if (s := _going(shell, ref, entries))]
    if len(going) == 1:
        return going[0]
    if not going:
        raise NotFound("No session is live.", 'Start one: lctui start "Name of your community".')
    names = ", ".join(session.ref.path.name for session in going)
    raise NotFound(f"Several sessions are live: {names}.", "Say which one: --session NAME.")


def add_session_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the session where several are live."""
    help_text = "which session: its name, id or any unique beginning, last, live"
    parser.add_argument("--session", metavar="S", help=help_text)


def _going(shell: Shell, ref: SessionRef, entries: bool) -> OpenSession | None:
    """Open a session that stands open; None for one that ended and was opened again to amend."""
    session = shell.store.open(ref, entries=entries)
    if clock_of(session, shell.now).status != "ended":
        return session
    session.close()
    return None


def community_named(shell: Shell, name: str | None) -> Community:
    """Return the community of that name, or the only one there is; NotFound otherwise."""
    if name:
        return shell.store.find_community(name)
    communities = shell.store.communities()
    if len(communities) == 1:
        return communities[0]
    if not communities:
        raise NotFound("There is no community yet.", 'Name one: lctui start "Riverside Circle".')
    names = ", ".join(f"“{community.name}”" for community in communities)
    raise LctuiError("There are several communities.", f"Say which one: {names}.")


def find_session(shell: Shell, name: str) -> SessionRef:
    """Return the session of that name; NotFound, with a guess at what was meant, otherwise."""
    try:
        return shell.store.find(name)
    except NotFound as error:
        close = close_name(name, [ref.path.name for ref in shell.store.sessions()])
        raise NotFound(error.title, f"Did you mean {close}?" if close else error.hint) from error


def close_name(name: str, known: list[str]) -> str:
    """Return the known name that was probably meant, or nothing."""
    from difflib import get_close_matches

    folded = {other.casefold(): other for other in known}
    close = get_close_matches(safe(name).casefold(), folded, n=1, cutoff=0.75)
    return folded[close[0]] if close else ""
