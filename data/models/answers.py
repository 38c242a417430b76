"""What is asked before a session."""

from dataclasses import dataclass
from datetime import datetime

DEFAULT_NAME = "Our learning community"
"""What a community is called until somebody gives it a name."""


@dataclass(frozen=True, slots=True)
class StartAnswers:
    """Enough to plan a session and go live."""

    community: str
    """Its name; a new one is made."""
    topic: str
    seconds: int | None
    """Length in all; None leaves the format's own."""
    format: str
    present: tuple[str, ...]
    """Names as typed, also `Kofi (guest)`."""
    at: datetime | None = None
    """When it was planned to start; None is now."""
