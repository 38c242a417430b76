"""Takes the names out of many texts, and keeps an account of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from data.audience.names import Names
from data.audience.taking_out import TakenOut, take_out
from data.audience.withheld import Withheld


class Scrubber:
    """One for each report; without names it leaves every text as it is."""

    def __init__(self, names: Names | None) -> None:
        """Take everybody's names, or None where this audience is told them."""
        self._names = names
        self._known: dict[tuple[str, bool], str] = {}
        self._count = 0
        self._changed: dict[str, str] = {}
        self._left: Counter[str] = Counter()

    def text(self, text: str) -> str:
        """Return a text without names."""
        return self._told(text, said=False)

    def said(self, text: str) -> str:
        """Return what was said without names; whoever speaks in it (`Zoe: …`) is one too."""
        return self._told(text, said=True)

    def _told(self, text: str, *, said: bool) -> str:
        if self._names is None or not text:
            return text
        if (text, said) not in self._known:
            taken = take_out(text, self._names, said=said)
            self._known[text, said] = self._note(text, taken)
        return self._known[text, said]

    def perhaps(self, text: str | None) -> str | None:
        """Return the same where there is a text."""
        return None if text is None else self.text(text)

    def each(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return several."""
        return tuple(self.text(text) for text in texts)

    def without(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return those of several words, such as tags, that name nobody."""
        return tuple(word for word in words if self.text(word) == word)

    def _note(self, text: str, taken: TakenOut) -> str:
        self._count += taken.names
        self._left.update(taken.left)
        if taken.text != text:
            self._changed[text] = taken.text
        return taken.text

    @property
    def withheld(self) -> Withheld:
        """What was taken out so far."""
        changed = tuple(self._changed.items())
        return Withheld(names=self._count, changed=changed, left=dict(self._left))
