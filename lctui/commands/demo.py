"""`lctui demo`: a sample community to try things on, gone afterwards."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lctui import fast_start
from lctui.preflight import require_terminal

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say: a demo has a folder of its own, whatever `--store` says."""


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Open the app on a fresh sample, in the middle of a session."""
    require_terminal()
    fast_start.begin()
    from data.samples.sample import build_sample
    from data.store.store import Store
    from lctui.app import open_app

    with TemporaryDirectory(prefix="lctui-demo-", ignore_cleanup_errors=True) as folder:
        store = Store(Path(folder) / "store")
        ref = build_sample(store, shell.now)
        return open_app(store, ref)
