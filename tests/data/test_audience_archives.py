"""Names taken out of minutes of real communities, where those are at hand; none is kept here."""

import json
import re

import pytest

from data.audience.common_words import AUXILIARIES
from data.audience.names import Names
from data.audience.taking_out import take_out
from tests.proof.corpus import CORPORA, _name

pytestmark = pytest.mark.skipif(
    not CORPORA.is_dir(),
    reason="minutes of real communities lie in ../shared/corpora where they are at hand",
)
_FOLDERS = sorted(path.parent.name for path in CORPORA.glob("*/sessions.jsonl"))


def _read(corpus: str) -> tuple[frozenset[str], list[str]]:
    """Return everybody on a roll, and all that was noted."""
    text = (CORPORA / corpus / "sessions.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line]
    names = {_name(attendee) for row in rows for attendee in row["attendees"]}
    return frozenset(filter(None, names)), [item["text"] for row in rows for item in row["items"]]


@pytest.mark.parametrize("corpus", _FOLDERS)
def test_nobody_of_the_roll_is_named_any_more(corpus: str) -> None:
    roll, texts = _read(corpus)
    names = Names(roll)
    parts = {word for name in roll for word in re.findall(r"[^\W\d_]{3,}", name) if word.istitle()}
    asked = {part for part in parts if part.casefold() not in AUXILIARIES}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(asked))})(?!\w)")
    left = [found for text in texts for found in pattern.findall(take_out(text, names).text)]
    assert not left


@pytest.mark.parametrize("corpus", _FOLDERS)
def test_little_is_taken_that_is_nobody(corpus: str) -> None:
    """A text is changed where a name, a handle or an address stands in it, else hardly ever."""
    roll, texts = _read(corpus)
    names = Names(roll)
    parts = [re.escape(word) for name in roll for word in re.findall(r"\w{2,}", name)]
    named = re.compile(rf"@|(?<!\w)(?:{'|'.join(parts) or '(?!)'})", re.IGNORECASE)
    calm = [text for text in texts if not named.search(text)]
    changed = [text for text in calm if take_out(text, names).text != text]
    assert len(changed) <= len(texts) / 100
