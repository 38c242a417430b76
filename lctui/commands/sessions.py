"""`lctui sessions`: all sessions, newest first, each with what it can be named by."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING, Any

from data.glance import Glance, by_beginning, glances_listed
from data.safe_text import one_line
from data.store.refs import TO_THE_MINUTE
from lctui.choosing import community_named
from lctui.moments import tell_day, tell_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.store.refs import SessionRef
    from lctui.shell import Shell

A_DAY = len("2026-11-24")


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
    known = glances_listed(shell.store, refs)
    refs = by_beginning(refs, known)
    if args.json:
        shell.say_json([_row(r, names.get(r.community, r.community), known[r]) for r in refs])
        return
    if not refs:
        shell.warn('There are no sessions yet. Hold one: lctui run "Name of your community".')
    whose = names if len(names) > 1 and community is None else {}
    called = _short_names(refs, shell.store.sessions() if community else refs)
    width = max((len(name) for name in called.values()), default=0)
    shell.say(*(_line(r, f"{called[r]:{width}}", known[r], whose.get(r.community)) for r in refs))


def _short_names(refs: Sequence[SessionRef], every: Sequence[SessionRef]) -> dict[SessionRef, str]:
    """Return by what each can be named: its minute or, where that is not known, its day.

    Where others share that it is the whole name.
    """
    shared = Counter(ref.started[:cells] for ref in every for cells in (A_DAY, TO_THE_MINUTE))
    short = {ref: ref.started[: TO_THE_MINUTE if ref.has_hour else A_DAY] for ref in refs}
    return {ref: name if shared[name] == 1 else ref.path.name for ref, name in short.items()}


def _row(ref: SessionRef, community: str, known: Glance) -> dict[str, Any]:
    return {
        "name": ref.path.name,
        "community": community,
        "title": known.title,
        "started": (known.began or ref.local).replace(tzinfo=None).isoformat(timespec="minutes"),
        "status": "live" if ref.live else "closed",
    }


def _line(ref: SessionRef, name: str, known: Glance, community: str | None) -> str:
    live = "  live" if ref.live else ""
    began = known.began or (ref.local if ref.has_hour else None)
    when = tell_moment(began) if began else tell_day(ref.local)
    whose = f"  ({one_line(community)})" if community else ""
    return f"{name}  {when:21}  {one_line(known.title)}{whose}{live}"
