"""Dialogs in which letters are commands: words typed there are heard by who opened it."""

from collections.abc import Callable

from textual import events


def _nobody(_letter: str, _action: str, _at: float) -> bool:
    """Take every letter for a command."""
    return False


class Overheard:
    """`heard` is told each letter, with what it stands for and when, and says if it is a word's."""

    heard: Callable[[str, str, float], bool] = staticmethod(_nobody)

    def is_word(self, event: events.Key, action: str = "") -> bool:
        """Say whether a key is part of words, which are no business of this dialog then."""
        return event.is_printable and self.heard(event.character or "", action, event.time)
