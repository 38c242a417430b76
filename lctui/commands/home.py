"""`lctui`: the home screen."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui import fast_start
from lctui.preflight import require_terminal

if TYPE_CHECKING:
    from lctui.shell import Shell


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Open the app on its home screen."""
    require_terminal()
    fast_start.begin()
    store = shell.store
    from lctui.app import open_app

    return open_app(store, None)
