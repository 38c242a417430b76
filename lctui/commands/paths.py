"""`lctui paths`: where things are kept."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.store.index_file import IndexFile
from lctui.crash_log import usual_crash_log
from lctui.paths import cache_folder, state_folder, store_choice

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For whom it is told."""
    parser.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print them, also where the store does not exist yet or cannot be opened."""
    store, named_by = store_choice(args.store)
    places = {
        "store": store,
        "communities": store / "communities",
        "backups": store / "backups",
        "set aside": store / "aside",
        "rescued": state_folder() / "rescued",
        "index": IndexFile(cache_folder(), store).path,
        "crash log": usual_crash_log(),
    }
    if args.json:
        shell.say_json({name: str(path) for name, path in places.items()})
        return
    shell.say(*(f"{name:12} {path}" for name, path in places.items()))
    there = "" if store.exists() else " It is made when the first thing is kept."
    shell.say(f"The store is named by {named_by}.{there}")
