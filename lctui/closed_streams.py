"""What a caller closed is opened to nowhere: else the next file that is opened would stand there.

A sentence that is printed could then be written into a file of the store.
"""

import io
import os
import sys


def open_closed_streams() -> None:
    """Let standard input, output and error be something in any case."""
    if sys.stdin is None:
        _point_at_nowhere(0, os.O_RDONLY)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r", closefd=False)))
    if sys.stdout is None:
        sys.stdout = _writer(1)
    if sys.stderr is None:
        sys.stderr = _writer(2)


def _writer(number: int) -> io.TextIOWrapper:
    _point_at_nowhere(number, os.O_WRONLY)
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)))


def _point_at_nowhere(number: int, flags: int) -> None:
    nowhere = os.open(os.devnull, flags)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    os.set_inheritable(number, True)
