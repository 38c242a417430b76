"""`lctui restore FILE`: what a backup holds comes back; nothing that is here is lost."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.numbers import count_of
from lctui.progress import Progress, few

if TYPE_CHECKING:
    from data.store.restoring import CameIn, Restored
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which backup, and what to do with what is here already."""
    parser.add_argument("path", type=Path, metavar="FILE", help="the archive to restore")
    help_text = "add to the store what it lacks of the archive; nothing in it is lost or replaced"
    parser.add_argument("--merge", action="store_true", help=help_text)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Restore into an empty store; merge into one with things in it, if that is wanted."""
    from data.store.archive import read_archive
    from data.store.restoring import Restoring

    with read_archive(args.path) as archive:
        restoring = Restoring(shell.store, archive)
        plain = restoring.is_plain
        if not (plain or args.merge):
            with Progress("sessions compared") as progress:
                would = restoring.compare(progress.step)
            _offer(would, shell)
        with Progress("sessions restored") as progress:
            restored = restoring.merge(progress.step)
    for sentence in few(restored.left):
        shell.warn(sentence)
    if not plain:
        news = _news(restored)
        shell.say(*(_told(came) for came in news if not came.added))
        shell.say(*few(_told(came) for came in news if came.added))
    shell.say(f"{'Restored' if plain else 'Merged'}: {_sum(restored)}.")
    return 1 if restored.left else 0


def _offer(found: Restored, shell: Shell) -> None:
    """Say what a merge would do and ask for it; LctuiError where it is not wanted."""
    shell.warn(f"This store has things in it. A merge would bring: {_sum(found)}.")
    if is_answered():
        sys.stderr.write("Merge? Nothing that is here is lost. y/N ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().casefold() in ("y", "yes"):
            return
    raise LctuiError("Nothing was restored.", "Merge them: give --merge as well.")


def is_answered() -> bool:
    """Say whether a person is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _news(restored: Restored) -> list[CameIn]:
    return [session for session in restored.sessions if session.added or session.changes]


def _told(came: CameIn) -> str:
    if came.added:
        return f"{came.session}: added with {count_of(came.entries, 'entry', 'entries')}"
    entries = count_of(came.entries, "entry", "entries")
    return f"{came.session}: {count_of(came.changes, 'change')} came in, about {entries}"


def _sum(restored: Restored) -> str:
    added = sum(session.added for session in restored.sessions)
    changed = len(_news(restored)) - added
    same = len(restored.sessions) - added - changed
    parts = [
        restored.communities
        and f"{count_of(len(restored.communities), 'community', 'communities')} added",
        added and f"{count_of(added, 'session')} added",
        changed and f"{count_of(restored.changes, 'change')} in {count_of(changed, 'session')}",
        same and f"nothing new in {count_of(same, 'session')}",
    ]
    return ", ".join(part for part in parts if part) or "nothing"
