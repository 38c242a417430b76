"""What a form asks for: its fields, and what is said about what stands in them."""

from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 10_000
"""Characters of the longest text that a field takes; it says so, and cuts nothing."""

Explain = Callable[[str], str]
"""Returns the sentence to stand under a field; ValueError, with another, for what will not do."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of a few things to choose."""

    id: str
    """What the form returns."""
    title: str
    help: str = ""


def anything(_text: str) -> str:
    """Take every text without comment."""
    return ""


def needed(sentence: str) -> Explain:
    """Return what takes every text but an empty one; `sentence` says why."""

    def explain(text: str) -> str:
        if not text:
            raise ValueError(sentence)
        return ""

    return explain


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing that is asked."""

    id: str
    """Under which the form returns it; letters, digits and hyphens."""
    label: str
    """One or two words, sentence case."""
    value: str = ""
    """What stands in it at first; of a choice the Pick.id."""
    example: str = ""
    """Shown where nothing is typed."""
    explain: Explain = anything
    picks: tuple[Pick, ...] = ()
    """Makes it a choice."""
    takes_letters: bool = True
    """Whether letters go to the pick that begins so; else they are commands of the screen."""
    suggested: tuple[str, ...] = ()
    """Whole texts that typing completes to, → takes one over."""
    long: bool = False
    """A few lines, wrapped; Alt+Enter starts a new one."""

    def said_of(self, text: str) -> str:
        """Return the sentence to stand under it; ValueError for what will not do."""
        if len(text) > LONGEST:
            raise ValueError(f"At most {LONGEST:,} characters; this has {len(text):,}.")
        return self.explain(text)
