"""One terminal, as it goes from one screen to the next: who writes at it, and how it came."""

from dataclasses import dataclass


@dataclass
class Seat:
    """Kept by the App for as long as it runs; the live screen changes it."""

    name: str = ""
    """Who writes here, as the roll spells it where it is on the roll; empty where nobody said."""
    asked: bool = False
    """Who writes here was said, or was left open on purpose."""
    joins: bool = False
    """It came to write beside others and takes the clock only when somebody presses its key."""
    returns: bool = False
    """Somebody asked for a session and was led to the one that goes on: to be told on arrival."""
