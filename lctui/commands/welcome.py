"""`lctui welcome COMMUNITY`: a page for somebody new."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.report_options import add_audience, add_community, add_output, write

if TYPE_CHECKING:
    from lctui.shell import Shell

FORMATS = ("md", "html", "txt")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """To which community, for whom, as what, where to."""
    parser.epilog = (
        "It tells why the group meets, how it talks and what it was about lately, and names nobody "
        "who said anything. Nothing private is on it. --preview shows what an audience would not "
        "be told."
    )
    add_community(parser)
    add_audience(parser)
    add_output(parser, FORMATS)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it, write it, or say what it would withhold."""
    write(args, shell, "welcome")
