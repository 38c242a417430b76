"""Which community and which session a verb means."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from data.errors import LctuiError, NotFound, StoreFailed
from data.models.community import Community
from data.safe_text import safe

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from lctui.shell import Shell


def live_session(shell: Shell, name: str | None = None) -> OpenSession:
    """Open the session named, else the one that is live; its entries are not read.

    NotFound where there is no such session, or where several are live.
    """
    if name and name != "live":
        return _named(shell, name)
    going = going_on(shell)
    if len(going) == 1:
        return going[0]
    if not going:
        raise NotFound("No session is live.", 'Start one: lctui start "Name of your community".')
    raise several(going)


def _named(shell: Shell, name: str) -> OpenSession:
    """Open the session of that name; else the one that goes on in the community of that name."""

    def of_community() -> SessionRef | None:
        wanted = safe(name).casefold()
        begun = [s for s in going_on(shell) if s.head.community_name.casefold().startswith(wanted)]
        return begun[0].ref if len(begun) == 1 else None

    return shell.store.open(session_called(shell, name, of_community), entries=False)


def several(going: Sequence[OpenSession]) -> NotFound:
    """Return the error that names the sessions which are live."""
    names = [session.ref.path.name for session in going]
    return NotFound(
        f"Several sessions are live: {', '.join(names)}.",
        f"Say which one: lctui join {names[0]}; note and the clock take it as --session.",
    )


def find_session(shell: Shell, name: str) -> SessionRef:
    """Return the session of that name, or the one of the community of that name that ended last.

    NotFound, with a guess at what was meant.
    """
    from data.store.finding import best

    if name == "live":
        return live_session(shell).ref

    def of_community() -> SessionRef | None:
        known = shell.store.communities()
        meant = best(known, name, lambda c: c.name) or best(known, name, lambda c: c.id)
        return last_ended(shell, meant[0].id) if len(meant) == 1 else None

    return session_called(shell, name, of_community)


def session_called(
    shell: Shell, name: str, of_community: Callable[[], SessionRef | None] = lambda: None
) -> SessionRef:
    """Return the session of a file name, an id, or the one beginning of them; of a title or a day.

    A whole title goes before a community's name, and that before how a title begins.
    NotFound, with those that may be meant.
    """
    from data.sessions_called import SessionsCalled

    if name == "last":
        return last_ended(shell)
    try:
        return shell.store.find(name)
    except NotFound as error:
        unknown = error
    refs = shell.store.sessions()
    called = SessionsCalled(shell.store, refs)
    found = called.wholly(safe(name), shell.now.astimezone().date())
    if not found and (meant := of_community()):
        return meant
    found = found or called.beginning(safe(name))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(ref.path.name for ref in found[:_SHOWN])
        title = f"There is more than one session “{safe(name)}”: {names}."
        raise NotFound(title, "Name it as it stands here, or as much of that as is its own.")
    close = close_name(name, [ref.path.name for ref in refs])
    raise NotFound(unknown.title, f"Did you mean {close}?" if close else unknown.hint)


_SHOWN = 5
"""Sessions that are named where several may be meant."""
LOOKED_AT = 12
"""Sessions begun last among which is the one that ended last: few overlap."""


def last_ended(shell: Shell, community: CommunityId | None = None) -> SessionRef:
    """Return the closed session that ended last. NotFound where none is closed."""
    closed = [ref for ref in shell.store.sessions(community) if not ref.live][:LOOKED_AT]
    if len(closed) < 2:
        return shell.store.find("last", community)
    from data.store.index import summaries_at

    known = summaries_at(shell.store, closed)
    ended = {ref: known[ref].ended if ref in known else _ended(shell, ref) for ref in closed}
    told = [(moment, ref) for ref, moment in ended.items() if moment is not None]
    return max(told, key=lambda pair: pair[0])[1] if told else closed[0]


def _ended(shell: Shell, ref: SessionRef) -> datetime | None:
    from data.meeting import clock_of

    try:
        session = shell.store.open(ref, entries=False)
    except StoreFailed:
        return None
    session.close()
    return clock_of(session, shell.now).ended


def add_session_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the session where several are live."""
    help_text = "which session: its title, day, name or id, or a unique beginning; last; live"
    parser.add_argument("--session", metavar="S", help=help_text)


def going_on(shell: Shell) -> list[OpenSession]:
    """Open the sessions that go on, not those that ended and were opened again to amend.

    A damaged one raises its StoreFailed only where no other goes on.
    """
    opened, damaged = [], []
    for ref in shell.store.live():
        try:
            opened.append(shell.store.open(ref, entries=False))
        except StoreFailed as error:
            damaged.append(error)
    going = [session for session in opened if not session.ended]
    if damaged and not going:
        raise damaged[0]
    return going


def community_named(shell: Shell, name: str | None) -> Community:
    """Return the community of that name, or the only one there is; NotFound otherwise."""
    if name:
        return shell.store.find_community(name)
    communities = shell.store.communities()
    if len(communities) == 1:
        return communities[0]
    if not communities:
        raise NotFound("There is no community yet.", 'Make one: lctui new "Riverside Circle"')
    names = ", ".join(f"“{community.name}”" for community in communities)
    raise LctuiError("There are several communities.", f"Say which one: {names}.")


def close_name(name: str, known: list[str]) -> str:
    """Return the known name that was probably meant, or nothing."""
    from difflib import get_close_matches

    folded = {other.casefold(): other for other in known}
    close = get_close_matches(safe(name).casefold(), folded, n=1, cutoff=0.75)
    return folded[close[0]] if close else ""
