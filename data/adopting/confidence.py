"""What somebody should know before words that were said in confidence are everybody's."""

import re
from collections.abc import Iterable, Iterator

from data.models.records import Entry

PRIVATE = "It was said in private: adopted, its words are seen by everybody."
NAMELESS = "It was said without a name, and its words hold one: {}."
NAMES = "Its words name {}."


def in_confidence(entry: Entry, named: tuple[str, ...]) -> Iterator[str]:
    """Yield the cautions that go with a decision whose words hold these names."""
    if entry.level == "private":
        yield PRIVATE
    if named:
        told = NAMES if entry.level == "named" else NAMELESS
        yield told.format(", ".join(named))


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return whose names, in full or the first one alone, stand in a text."""
    return tuple(name for name in names if _holds(text, name.partition(" ")[0]))


def _holds(text: str, first: str) -> bool:
    return bool(first) and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", text) is not None
