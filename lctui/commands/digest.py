"""`lctui digest COMMUNITY`: what was learned over a span."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.report_options import (
    add_audience,
    add_community,
    add_output,
    add_span,
    days_joined,
    write,
)

if TYPE_CHECKING:
    from lctui.shell import Shell

FORMATS = ("md", "html", "txt")
arrange = days_joined
"""Lets a day that begins with a dash stand behind its option."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which community and time, for whom, as what, where to."""
    parser.epilog = (
        "It tells what works, for whom and why, what did not and what that taught, decisions, "
        "measures and what is open. Private entries are never in it. --preview shows what an "
        "audience would not be told."
    )
    add_community(parser)
    add_span(parser)
    parser.add_argument("--all", action="store_true", help="everything, however long it gets")
    add_audience(parser)
    add_output(parser, FORMATS)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it, write it, or say what it would withhold."""
    write(args, shell, "digest")
