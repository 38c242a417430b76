"""Whether there is a terminal at all, asked before a screen or a session is made."""

import os
import sys

from data.errors import LctuiError

_NO_SCREEN = {"dumb", "unknown"}
"""Values of TERM that promise no cursor to move."""


class NoTerminal(LctuiError):
    """The screens cannot be drawn here."""


def require_terminal() -> None:
    """Raise NoTerminal where input or output is piped, or the terminal cannot move its cursor."""
    hint = "`lctui note`, `status`, `show` and `export` work without one."
    if not all(map(_is_terminal, (0, 1, 2))):
        raise NoTerminal(
            "lctui needs a terminal, and its input or output goes to a file or a pipe.", hint
        )
    if os.environ.get("TERM") in _NO_SCREEN:
        raise NoTerminal(f"This terminal (TERM={os.environ['TERM']}) cannot show a screen.", hint)


def _is_terminal(descriptor: int) -> bool:
    stream = (sys.__stdin__, sys.__stdout__, sys.__stderr__)[descriptor]
    return stream is not None and not stream.closed and os.isatty(descriptor)
