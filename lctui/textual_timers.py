"""What is to happen once happens, however late: Textual 8.2.8 leaves out a timer that is overdue.

Of those that fire again and again one may be left out. Of one that fires once nothing would be
left: a clock would stand still and a half-typed line not be kept, for as long as the screen stands,
because the machine was busy for a moment while the timer was set.
"""

from typing import Any

from textual.timer import Timer

_make = Timer.__init__


def leave_none_out() -> None:
    """Have every timer of this process that fires once do so."""
    overridden: Any = Timer
    overridden.__init__ = _make_sure


def _make_sure(timer: Timer, *given: Any, **named: Any) -> None:
    _make(timer, *given, **named)
    if timer._repeat == 0:
        timer._skip = False
