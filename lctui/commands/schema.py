"""`lctui schema`: the JSON Schema of exported sessions, or of a format's file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of what."""
    help_text = "of exported sessions, one or several (the usual), or of the file of a format"
    parser.add_argument(
        "of", nargs="?", choices=("session", "format"), default="session", help=help_text
    )


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it."""
    if args.of == "format":
        from data.formats.schema import json_schema
    else:
        from data.reports.shape import json_schema

    shell.say_json(json_schema())
