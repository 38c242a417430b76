"""`lctui backup FILE`: the whole store in one archive, also while sessions are live."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.numbers import count_of
from lctui.progress import Progress, few

if TYPE_CHECKING:
    from data.store.copying import Copied
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("path", type=Path, metavar="FILE", help="the archive to write, a .zip")
    help_text = "replace the archive that is there, once the new one is whole"
    parser.add_argument("--force", action="store_true", help=help_text)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Write it, read it back, and say what is in it."""
    from data.store.backing_up import back_up

    if args.path.resolve().is_relative_to(shell.store.root.resolve()):
        raise LctuiError(f"{args.path} lies in the store itself.", "Keep a backup somewhere else.")
    with Progress("sessions copied") as progress:
        copied = back_up(shell.store.root, args.path, replace=args.force, told=progress.step)
    for sentence in few(copied.left_out):
        shell.warn(sentence)
    size = _spelled_size(args.path.stat().st_size)
    shell.say(f"Backed up {_content(copied)} in {args.path} ({size}).")
    return 1 if copied.left_out else 0


def _content(copied: Copied) -> str:
    sessions = count_of(copied.sessions, "session")
    live = f" ({copied.live} live)" if copied.live else ""
    return f"{count_of(copied.communities, 'community', 'communities')} and {sessions}{live}"


def _spelled_size(size: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
