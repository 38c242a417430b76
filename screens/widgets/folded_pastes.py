"""Long pastes kept aside whole; in the bar a short label stands for each."""

import re

FOLD_OVER = 10_000
"""Characters a paste may have and still be put into the bar itself, where every key pays for it."""


class FoldedPastes:
    """The long pastes of one half-typed text."""

    def __init__(self) -> None:
        """Start with none."""
        self._whole: dict[str, str] = {}

    def fold(self, text: str) -> str:
        """Return `text`, or the label that stands for it where it is too long for the bar."""
        if len(text) <= FOLD_OVER:
            return text
        label = name = f"⟪pasted text of {len(text):,} characters⟫"
        number = 1
        while self._whole.setdefault(label, text) != text:
            number += 1
            label = f"{name[:-1]}, {number}⟫"
        return label

    def unfold(self, text: str) -> str:
        """Return `text` with each label replaced by what it stands for."""
        if not self._whole:
            return text
        return self._labels.sub(lambda match: self._whole[match.group()], text)

    def widened(self, line: str, start: int, end: int) -> tuple[int, int]:
        """Return the range grown so that it takes all of a label or nothing.

        An empty range within a label moves behind it.
        """
        if not self._whole:
            return start, end
        for match in self._labels.finditer(line):
            first, last = match.span()
            if start == end:
                start = end = last if first < start < last else start
            else:
                start = first if first < start < last else start
                end = last if first < end < last else end
        return start, end

    def forget(self) -> None:
        """Hold none any more."""
        self._whole.clear()

    @property
    def _labels(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self._whole)))
