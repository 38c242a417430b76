"""What is asked before a session."""

from dataclasses import dataclass


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
    """Names as typed."""
