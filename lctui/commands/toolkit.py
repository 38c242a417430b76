"""`lctui toolkit COMMUNITY --topic T`: all that is known on one topic, as a guide."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.commands.digest import FORMATS
from lctui.report_options import add_audience, add_community, add_output, write

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which community, on what, for whom, as what, where to."""
    parser.epilog = (
        "It says how far each practice has come (raised, tried by one, tried by several, agreed) "
        "and names the session behind every line. Words of the topic, its tag, and sessions held "
        "on it and nothing else are looked for."
    )
    add_community(parser)
    parser.add_argument("--topic", metavar="T", required=True, help="what it is about")
    parser.add_argument("--all", action="store_true", help="everything, however long it gets")
    add_audience(parser)
    add_output(parser, FORMATS)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it, write it, or say what it would withhold."""
    write(args, shell, "toolkit")
