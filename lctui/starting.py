"""What `run` and `start` share: their options, and beginning a session from them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.errors import NotFound
from data.meeting import begin
from data.models.community import Community
from data.planning import found, names_in
from lctui.choosing import close_names, community_named
from lctui.moments import typed_minutes, typed_moment

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from lctui.shell import Shell


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how a session can be told beforehand."""
    add = parser.add_argument
    add("community", nargs="?", metavar="COMMUNITY", help="its name; it is made if it is new")
    add("--format", metavar="F", help="name or file of a format (else the community's own)")
    add("--topic", metavar="T", help="what it is about; it becomes the session's title")
    add("--minutes", type=typed_minutes, metavar="N", help="how long in all: 90 or 1h30")
    add("--at", type=typed_moment, metavar="TIME", help="when it was planned to start: 14:30")
    add("--present", default="", metavar='"A, B, C"', help="who is here")


def begin_as_told(args: argparse.Namespace, shell: Shell) -> OpenSession:
    """Begin a session; its clock waits where it was planned for later."""
    from data.formats.loader import load_format

    present = names_in(args.present)
    community = _community(args.community, present, shell)
    name = args.format or community.format
    now = shell.now
    return begin(
        shell.store,
        community,
        format=load_format(name, [shell.store.formats_dir(community.id)]),
        topic=args.topic,
        minutes=args.minutes,
        at=args.at,
        present=present,
        now=now,
        start_clock=args.at is None or args.at <= now,
    )


def _community(name: str | None, present: tuple[str, ...], shell: Shell) -> Community:
    """Return the community, made if it is new; a name much like another is said."""
    try:
        return community_named(shell, name)
    except NotFound:
        if not name:
            raise
    alike = close_names(name, [community.name for community in shell.store.communities()])
    community = found(shell.store, name, present)
    also = f" (not to be mixed up with “{alike}”)" if alike else ""
    shell.warn(f"Made the community “{community.name}”{also}.")
    return community
