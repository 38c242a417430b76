"""`lctui`: the home screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lctui import fast_start
from lctui.preflight import require_terminal

if TYPE_CHECKING:
    import argparse

    from lctui.shell import Shell


def run(_args: argparse.Namespace | None, shell: Shell) -> int:
    """Open the app on its home screen."""
    require_terminal()
    fast_start.begin()
    store = shell.store
    from lctui.app import open_app

    return open_app(store, None)
