"""lctui that nothing hurries: `python -m tests.terminal.patient VERB …`.

What it gives others, and itself when it leaves, some seconds for takes longer on a busy machine.
"""

import sys

from lctui import guard, held_terminal, key_order
from lctui.__main__ import main


def be_patient(seconds: float = 600.0) -> None:
    """Wait that long for what hangs, rather than being slow."""
    guard.GRACE = held_terminal._PATIENCE = key_order.PATIENCE = seconds


if __name__ == "__main__":
    be_patient()
    sys.exit(main())
