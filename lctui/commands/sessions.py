"""`lctui sessions`: all sessions, newest first, from their file names alone."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from lctui.choosing import community_named
from lctui.moments import tell_day, tell_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.store.refs import SessionRef
    from data.store.store import Store
    from lctui.shell import Shell

READ = 50
"""Sessions that no index knows yet and that are read for their title, the newest."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which community, and for whom they are listed."""
    help_text = "its name (else all communities)"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """List them; an empty list says how to fill it."""
    community = community_named(shell, args.community).id if args.community else None
    refs = shell.store.sessions(community)
    for sentence in shell.store.damage():
        shell.warn(sentence)
    names = {c.id: c.name for c in shell.store.communities()}
    if args.json:
        titles = _titles(shell.store, refs)
        shell.say_json([_row(r, names.get(r.community, r.community), titles[r]) for r in refs])
        return
    if not refs:
        shell.warn('There are no sessions yet. Hold one: lctui run "Name of your community".')
    width = max((len(ref.path.name) for ref in refs), default=0)
    shell.say(*(_line(ref, names.get(ref.community, ref.community), width) for ref in refs))


def _titles(store: Store, refs: Sequence[SessionRef]) -> dict[SessionRef, str]:
    """Return the sessions' titles; a file name has but the beginning of what it was at first."""
    from data.glance import glance_of, glances_at_hand

    known = glances_at_hand(store, refs)
    for ref in [ref for ref in refs if ref not in known][:READ]:
        if read := glance_of(store, ref):
            known[ref] = read
    return {ref: known[ref].title if ref in known else ref.title for ref in refs}


def _row(ref: SessionRef, community: str, title: str) -> dict[str, Any]:
    return {
        "name": ref.path.name,
        "community": community,
        "title": title,
        "started": ref.local.isoformat(timespec="minutes"),
        "status": "live" if ref.live else "closed",
    }


def _line(ref: SessionRef, community: str, width: int) -> str:
    live = "  live" if ref.live else ""
    when = tell_moment(ref.local) if ref.has_hour else tell_day(ref.local)
    return f"{ref.path.name:{width}}  {when:21}  {community}{live}"
