"""`lctui brief COMMUNITY`: one page for those who release people."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.commands.digest import FORMATS
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


arrange = days_joined
"""Lets a day that begins with a dash stand behind its option."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which community and time, for whom, as what, where to."""
    parser.epilog = (
        "It tells why the group meets, how many hours that takes, and what changed so far. "
        "It is written for the sponsor unless another --audience is named."
    )
    add_community(parser)
    add_span(parser)
    add_audience(parser)
    add_output(parser, FORMATS)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it, write it, or say what it would withhold."""
    write(args, shell, "brief")
