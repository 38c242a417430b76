"""`lctui keys`: the keys and slash commands of every screen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lctui.shell import Shell
    from screens.commands import Command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For whom they are listed."""
    parser.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """List them by screen."""
    screens = dict(_commands())
    if args.json:
        shell.say_json({name: [_row(c) for c in commands] for name, commands in screens.items()})
        return
    for name, commands in screens.items():
        shell.say(name.capitalize(), *(_line(command) for command in commands), "")


def _commands() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Yield every screen's name and table; the table stands in the screen's `commands` module."""
    import screens

    for module in iter_modules(screens.__path__):
        if module.ispkg and find_spec(f"screens.{module.name}.commands"):
            yield module.name, import_module(f"screens.{module.name}.commands").COMMANDS


def _row(command: Command) -> dict[str, str]:
    keys, slash = command.key_label, f"{command.slash} {command.argument}".strip()
    return {"id": command.id, "keys": keys, "slash": slash, "help": command.help}


def _line(command: Command) -> str:
    row = _row(command)
    return f"  {row['keys']:12} {row['slash']:18} {row['help']}".rstrip()
