"""Letters where letters are commands, and when they are words that somebody means to type."""

from collections.abc import Callable
from math import inf

LULL = 1.0
"""Seconds after which a letter has nothing to do with the one before."""


def _nothing() -> None:
    """Take nothing back."""


class LetterRun:
    """Letters pressed one close upon the other.

    One that stands for nothing is a slip. With another one close to it, it is the sign of somebody
    who believes to be in the bar: from there on all of them are words. So are more different ones
    than anybody presses there as commands.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.text = ""
        self.done: list[str] = []
        """Actions that ran before it was clear, and that `back` does not take back."""
        self.back: Callable[[], object] = _nothing
        """Takes back what they did."""
        self._at = float("-inf")
        self._stray = False

    def press(
        self,
        letter: str,
        now: float,
        action: str = "",
        back: Callable[[], object] = _nothing,
        most: float = inf,
    ) -> bool:
        """Take the letter at this second, with what it stands for; return whether it is a word's.

        `back` takes back all that is done from here on: the one of the run's first letter counts.
        `most` is how many different letters may be commands here. No letter at all, as of an
        arrow, ends the run.
        """
        if not letter or now - self._at > LULL:
            self.end()
        if not self.text:
            self.back = back
        self._at = now
        self.text += letter
        self._stray |= bool(letter) and not action
        many = len(set(filter(str.isalpha, self.text))) > most
        words = (self._stray or many) and len(self.text) > 1
        if action and not words:
            self.done.append(action)
        return words

    def can_take_back(self) -> None:
        """Forget what ran last: `back` sees to it."""
        if self.done:
            self.done.pop()

    def end(self) -> None:
        """Begin anew."""
        self.text, self.done, self.back, self._stray = "", [], _nothing, False
