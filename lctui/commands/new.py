"""`lctui new NAME`: makes a community."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.planning import found, names_typed

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only the name is needed."""
    parser.add_argument("name", metavar="NAME", help="what the community calls itself")
    parser.add_argument("--members", default="", metavar='"A, B, C"', help="who belongs to it")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Make it and say how to go on."""
    community = found(shell.store, args.name, names_typed(args.members))
    shell.say(
        f"Made “{community.name}” ({community.id}).",
        f"Hold its first session: lctui run {community.id}",
    )
