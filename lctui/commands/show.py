"""`lctui show SESSION`: one session, to read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.reading import minutes_named, written

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, and for whom."""
    help_text = "its title, day, name or id, or a unique beginning; last; live"
    parser.add_argument("session", metavar="SESSION", help=help_text)
    parser.add_argument("--json", action="store_true", help="as `lctui schema` describes")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it as plain text."""
    text = written(shell, "json" if args.json else "txt", minutes_named(shell, [args.session]))
    shell.say(text.rstrip("\n"))
