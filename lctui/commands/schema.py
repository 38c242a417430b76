"""`lctui schema`: the JSON Schema that an exported session follows."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it."""
    from data.reports.shape import json_schema

    shell.say_json(json_schema())
