"""`lctui export SESSION…`: minutes, to standard output or into one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lctui.reading import minutes_named, written
from lctui.report_options import add_audience, preview, text_of

if TYPE_CHECKING:
    from lctui.shell import Shell

KINDS = ("md", "html", "txt", "json", "csv", "ics", "taskwarrior", "todotxt")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sessions, as what, and where to."""
    help_text = "titles, days, names or ids, or unique beginnings; last; live"
    parser.add_argument("sessions", nargs="+", metavar="SESSION", help=help_text)
    help_text = "as what; else the ending of the file's name says it, else it is md"
    parser.add_argument("--to", choices=KINDS, help=help_text)
    add_audience(parser)
    parser.add_argument("-o", dest="path", type=Path, metavar="PATH", help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace the file that is there")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Write them all as one text; several as JSON are a list.

    Without an audience all is told but what is private, as the entries' own levels have it.
    """
    kind = args.to or kind_meant(args.path)
    minutes = minutes_named(shell, args.sessions)
    if args.audience is None and not args.chatham and not args.preview:
        give_out(shell, written(shell, kind, minutes), args.path, force=args.force)
        return
    from data.digest.draft import minutes_draft

    draft = minutes_draft(shell.store, minutes, args.audience or "", chatham=args.chatham)
    if args.preview:
        shell.say(*preview(draft))
    else:
        give_out(shell, text_of(shell, draft, kind), args.path, force=args.force)


def kind_meant(path: Path | None, usual: str = "md") -> str:
    """Return the format that the file's name asks for. WrongUsage where it is none of ours."""
    from data.reports.registry import ENDINGS
    from lctui.shell import WrongUsage

    if path is None or not path.suffix:
        return usual
    name = path.name.lower()
    for ending, kind in ENDINGS.items():
        if name == ending.removeprefix(".") or name.endswith(ending):
            return kind
    hint = f"Say which one you want: --to {', '.join(KINDS)}"
    raise WrongUsage(f"No format ends in {path.suffix}.", hint)


def give_out(shell: Shell, told: str | bytes, path: Path | None, *, force: bool) -> None:
    """Put a report into a file, or print it just as the file would hold it. StoreFailed."""
    if path is None:
        sys.stdout.write(told if isinstance(told, str) else told.decode())
        sys.stdout.flush()
        return
    from data.store.outfile import write_out

    write_out(path, told, replace=force)
    shell.say(f"Wrote {path}.")
