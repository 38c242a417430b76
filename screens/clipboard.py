"""Puts text on a clipboard and says honestly how far it got.

A clipboard tool may print over the screen, hang, or claim success on a dead display, so pyperclip
runs in a process of its own, silenced, with a time limit, and reads back what it wrote.
"""

from __future__ import annotations

import base64
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

PATIENCE = 4.0
"""Seconds after which a clipboard tool hangs, rather than being slow."""
OSC_52_LIMIT = 74_994
"""Bytes of base64 that terminals in the field still take."""

_COPY = """
import sys, pyperclip
text = sys.stdin.buffer.read().decode("utf-8")
pyperclip.copy(text)
sys.exit(0 if pyperclip.paste().replace("\\r\\n", "\\n") == text else 3)
"""


def copy(app: App[None], text: str) -> str | None:
    """Copy `text` and return a sentence on what became of it; None where no way was found.

    May take seconds: call it from a thread. Source of the limits: tried on tmux, xterm and X11.
    """
    if _copied_locally(text):
        return "Copied to the clipboard."
    if len(base64.b64encode(text.encode())) <= OSC_52_LIMIT:
        app.call_from_thread(app.copy_to_clipboard, text)
        return "Sent to the terminal's clipboard (OSC 52); not every terminal takes it."
    return None


def _copied_locally(text: str) -> bool:
    try:
        done = subprocess.run(
            [sys.executable, "-c", _COPY],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
