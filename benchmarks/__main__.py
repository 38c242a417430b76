"""Prints every ratio beside the one that we set out to keep; gates nothing."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from tempfile import TemporaryDirectory

from benchmarks.row import Row

MODULES = (
    "store",
    "writers",
    "note",
    "keys",
    "recall",
    "long_session",
    "home",
    "scale",
    "listing",
    "idle",
    "news",
    "idle_together",
    "digest",
    "search",
    "actions",
    "importing",
)


def main(names: Iterable[str]) -> None:
    """Run the benchmarks named, or all, one after another."""
    print(f"{'what':<62}{'ms':>10}{'floor ms':>10}{'ratio':>8}{'at most':>9}")
    with TemporaryDirectory() as cache:  # nobody's own index is touched
        os.environ["LCTUI_CACHE"] = cache
        for name in names or MODULES:
            for row in import_module(f"benchmarks.{name}").run():
                print(told(row), flush=True)


def told(row: Row) -> str:
    """Return one row, its ratio marked where it is past what we set out to keep."""
    past = "  !" if row.ratio > row.limit else ""
    times = f"{row.measured * 1e3:>10.2f}{row.floor * 1e3:>10.2f}"
    return f"{row.name:<62}{times}{row.ratio:>8.3f}{row.limit:>9.2f}{past}"


if __name__ == "__main__":
    main(sys.argv[1:])
