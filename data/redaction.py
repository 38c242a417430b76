"""Redaction: an entry keeps its place, its kind and its time; its words are gone for good."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from data.capture.cut import LONGEST_ENTRY, size
from data.models.records import Entry, FollowUp

_PLACES = ("kind", "at", "phase", "prompt", "by", "level", "depth")
"""What the parts of one line that was too long for an entry share."""
_SLACK = 10_000
"""Bytes by which an entry's text may be shorter than what was typed."""
_RUN = 5
"""So many words in a row that are the same hardly come about by chance."""
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
"""A word; of a script without spaces, a character."""


def told_date(day: date) -> str:
    """Return a day as a tombstone tells it, `22 Nov 2026`."""
    return f"{day.day} {day:%b %Y}"


def tombstone_text(day: date) -> str:
    """Return what stands where the words stood."""
    return f"[redacted {told_date(day)}]"


def is_tombstone(text: str) -> bool:
    """Say whether a text is what stands where words stood."""
    return re.match(r"\[redacted \d{1,2} \w+ \d{4}\]", text) is not None


def tombstone_of(entry: Entry, day: date) -> Entry:
    """Return what is left of an entry. An action among them is owed no longer."""
    settled = entry.status if entry.status in (None, "done") else "dropped"
    return Entry(
        id=entry.id,
        kind=entry.kind,
        text=tombstone_text(day),
        at=entry.at,
        phase=entry.phase,
        prompt=entry.prompt,
        status=settled,
        level=entry.level,
        depth=entry.depth,
        redacted=day,
    )


def tombstone_note(followup: FollowUp, day: date) -> FollowUp:
    """Return what is left of what was heard about an entry: the outcome and the day."""
    return FollowUp(followup.id, followup.outcome, followup.at, tombstone_text(day))


def parts_of(entry: Entry, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return all entries that one line was cut into because of its length, this one among them."""
    ids = [one.id for one in entries]
    if entry.id not in ids:
        return (entry,)
    first = last = ids.index(entry.id)
    while first > 0 and _goes_on(entries[first - 1], entries[first]):
        first -= 1
    while last + 1 < len(entries) and _goes_on(entries[last], entries[last + 1]):
        last += 1
    return tuple(entries[first : last + 1])


def _goes_on(one: Entry, other: Entry) -> bool:
    """Say whether an entry is the rest of the one before, for which there was no room there."""
    if any(getattr(one, place) != getattr(other, place) for place in _PLACES):
        return False
    next_line = size(other.text.split("\n", 1)[0])
    return size(one.typed or one.text) + min(next_line, LONGEST_ENTRY // 4) > LONGEST_ENTRY - _SLACK


class Words:
    """Words that were taken out, to be found again wherever else they stand."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Take every wording there was."""
        self.texts = tuple(dict.fromkeys(filter(str.strip, texts)))
        """The wordings, each once."""
        self._whole = [words for text in self.texts if (words := _words(text))]
        self._runs = {run for words in self._whole for run in _runs(words)}

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.texts)

    def stand_in(self, text: str) -> bool:
        """Say whether a text holds some of these words, or is the beginning of them."""
        words = _words(text)
        if not words or not self._runs:
            return False
        if any(run in self._runs for length in range(1, _RUN + 1) for run in _runs(words, length)):
            return True
        begun = " ".join(words)
        return any(" ".join(whole[: len(words)]).startswith(begun) for whole in self._whole)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str], length: int = _RUN) -> Iterable[tuple[str, ...]]:
    length = min(length, len(words))
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))
