"""What holds for any line that anybody may type."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.capture.entry import continued, mended, turned_into
from data.capture.line import Line
from data.capture.people import People
from data.capture.preview import preview
from data.capture.words import read_words
from data.models.kinds import KINDS
from data.safe_text import safe
from tests.data.capture_help import ROOM, TUESDAY, kept, lines, read

_CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
_PIECES = ("word ", "@a ", "@ana ", '@"', "@a'", "王@", "@@ ", "#a ", "#anon ", "a: ", "s/", "due:")
_QUOTED = re.compile(r'(?:@|\b(?:due|for):)"[^"\n]*"', re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"(?<=\s)and(?=\s+@)", re.IGNORECASE)
_TOKEN = re.compile(r"\S*[@#]\S*|\W*(?:due|for):\S+", re.IGNORECASE)


def words_of(typed: str) -> list[str]:
    """Return the words of a line that can be in no token."""
    text = _QUOTED.sub(" ", _BETWEEN_NAMES.sub(" ", safe(typed)))
    text = re.sub("|".join(f"@{name}" for name in ROOM.names), " ", text, flags=re.IGNORECASE)
    chunks = (chunk for chunk in text.split() if not _TOKEN.match(chunk))
    return [word for chunk in chunks for word in re.findall(r"\w+", chunk)]


def lost(typed: str, line: Line) -> bool:
    """Say whether a word is missing from the text, apart from tokens and who speaks."""
    said = [match.end() for match in re.finditer("[:：]", typed)] if line.named else []
    return not any(is_in(words_of(typed[start:]), line) for start in (0, *said))


def is_in(words: list[str], line: Line) -> bool:
    """Say whether the words stand in the text, in this order."""
    position = 0
    for word in words:
        position = line.text.find(word, position) + len(word)
        if position < len(word):
            return False
    return True


@given(lines | st.text())
def test_no_line_is_refused_and_no_word_lost(typed: str) -> None:
    line = read(typed)
    assert bool(line.text) == bool(safe(typed).strip())
    assert line.nameless or not lost(safe(typed), line)


@given(lines | st.text())
def test_reading_a_line_again_says_the_same(typed: str) -> None:
    line = read(typed)
    assert read(typed) == read(line.typed) == line


@given(lines)
def test_no_token_is_left_in_a_text_that_was_read(typed: str) -> None:
    text = read_words(typed.replace("\n", " "), ROOM, TUESDAY).text
    assert read_words(text, ROOM, TUESDAY).text in (text, "")


@given(lines | st.text(), st.sampled_from(KINDS))
def test_everything_that_can_be_done_with_a_line_can_be_done_with_any(
    typed: str, kind: object
) -> None:
    line, entry = read(typed, turn="Ana Ruiz"), kept(typed)
    assert preview(line) or not line.text
    assert "\n" not in preview(line) or "\n" in line.typed
    continued(entry, line, ROOM)
    turned_into(entry, getattr(kind, "id", "note"), ROOM)


@given(lines, st.text(max_size=5), lines)
def test_any_entry_can_be_mended(typed: str, old: str, new: str) -> None:
    entry = kept(typed)
    again = mended(entry, old, new, ROOM, TUESDAY)
    if old and old not in (entry.typed or "") + entry.text:
        assert again is entry


@pytest.mark.parametrize("piece", [*"x(\\/. \n", *_PIECES])
def test_ten_thousand_characters_are_read_at_once(piece: str) -> None:
    typed = piece * (10_000 // len(piece))
    started = time.thread_time()
    assert read(typed).typed == typed
    assert time.thread_time() - started < 2, "thousands of times as long where it goes back again"


def _real_lines() -> Iterator[tuple[str, People]]:
    for path in sorted(_CORPORA.glob("*/sessions.jsonl")):
        for row in path.open(encoding="utf-8"):
            session = json.loads(row)
            names = (re.split(r"\s*[/(@]|\s-\s", who)[0].strip() for who in session["attendees"])
            people = People(tuple(filter(None, names)))
            yield from ((item["text"], people) for item in session["items"])


@pytest.mark.skipif(not _CORPORA.is_dir(), reason="the real minutes are not on this machine")
def test_of_real_minutes_no_word_is_lost() -> None:
    for typed, people in _real_lines():
        line = read(typed, people=people)
        assert line.text
        assert not lost(typed, line), typed
        assert preview(line)
