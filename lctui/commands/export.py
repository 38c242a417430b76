"""`lctui export SESSION…`: minutes, to standard output or into one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lctui.reading import report

if TYPE_CHECKING:
    from lctui.shell import Shell

KINDS = ("md", "txt", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sessions, as what, and where to."""
    help_text = "names, ids or unique beginnings of them; last; live"
    parser.add_argument("sessions", nargs="+", metavar="SESSION", help=help_text)
    parser.add_argument("--to", choices=KINDS, help="md (the usual), txt or json")
    parser.add_argument("-o", dest="path", type=Path, metavar="PATH", help="the file to write")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Write them all as one text; several as JSON are a list."""
    kind = args.to or _kind_of(args.path) or "md"
    text = report(shell, kind, args.sessions)
    if args.path is None:
        shell.say(text.rstrip("\n"))
        return
    from data.store.outfile import write_out

    write_out(args.path, text)
    shell.say(f"Wrote {args.path}.")


def _kind_of(path: Path | None) -> str | None:
    """Return the kind that the file's name asks for."""
    suffix = path.suffix.removeprefix(".").lower() if path else ""
    return suffix if suffix in KINDS else None
