"""`lctui welcome COMMUNITY`: a page for somebody new."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lctui.choosing import community_named

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """To which community, and where to."""
    parser.epilog = "It names nobody who said anything, and nothing private is on it."
    help_text = "its name, where there are several"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    parser.add_argument("-o", dest="path", type=Path, metavar="PATH", help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace the file that is there")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it as Markdown, or write it."""
    from data.reports.welcome import welcome_page
    from data.store.outfile import write_out
    from data.welcoming import welcome_to

    community = community_named(shell, args.community)
    page = welcome_page(welcome_to(shell.store, community.id, shell.now))
    if args.path is None:
        shell.say(page.rstrip("\n"))
    else:
        write_out(args.path, page, replace=args.force)
        shell.say(f"Wrote {args.path}.")
