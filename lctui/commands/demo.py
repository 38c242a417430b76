"""`lctui demo`: a sample community to try things on, gone afterwards."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui import fast_start
from lctui.preflight import require_terminal
from lctui.throwaway import Throwaway

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: a demo has a folder of its own, whatever `--store` says."""


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Open the app on a fresh sample, in the middle of a session."""
    require_terminal()
    fast_start.begin()
    from lctui.app import open_app

    sample = Throwaway()
    try:
        return open_app(*sample.open(shell.now))
    finally:
        sample.remove()
