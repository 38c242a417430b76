"""Letters where letters are commands, and when they are words that somebody means to type."""

LULL = 1.0
"""Seconds after which a letter has nothing to do with the one before."""


class LetterRun:
    """Letters pressed one close upon the other.

    One that stands for nothing is a slip. With another one close to it, it is the sign of somebody
    who believes to be in the bar: from there on all of them are words.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.text = ""
        self.done: list[str] = []
        """Actions that ran before it was clear."""
        self._at = float("-inf")
        self._stray = False

    def press(self, letter: str, now: float, action: str = "") -> bool:
        """Take the letter at this second, with what it stands for; return whether it is a word's.

        No letter at all, as of an arrow, ends the run.
        """
        if not letter or now - self._at > LULL:
            self.end()
        self._at = now
        self.text += letter
        self._stray |= bool(letter) and not action
        words = self._stray and len(self.text) > 1
        if action and not words:
            self.done.append(action)
        return words

    def end(self) -> None:
        """Begin anew."""
        self.text, self.done, self._stray = "", [], False
