"""What a terminal sends reaches the key parser whole, whatever it is cut into and mixed with."""

import re
from importlib.metadata import version

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from lctui.terminal_input import FAST, PASTE_END, PASTE_START, SETTLED, STALLED, TerminalInput
from lctui.terminal_patches import GuardedParser

words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=FAST - 1)
keys = st.sampled_from(["\r", "\x7f", "\x11", "\x1b[A", "\x1bOP", "\x1b[24~", "\x1b[<0;3;4M"])
pastes = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(
    lambda text: f"{PASTE_START}{text}{PASTE_END}"
)
typed = st.lists(words | keys | pastes, max_size=6).map("\r".join)


def heard(*chunks: bytes) -> str:
    """What the parser is given, all chunks coming at once and silence after them."""
    source = TerminalInput()
    text = "".join(source.take(chunk, 0) for chunk in chunks)
    while source.waiting:
        text += source.rest(STALLED)
    return text


def told(text: str) -> list[tuple[str, str]]:
    """What the parser makes of it: keys and pastes."""

    def brief(message: Message) -> tuple[str, str]:
        if isinstance(message, Paste):
            return "paste", message.text
        return type(message).__name__, message.key if isinstance(message, Key) else ""

    parser = GuardedParser()
    return [brief(message) for message in (*(parser.feed(text) if text else ()), *parser.silence())]


def test_the_patches_are_made_for_this_textual() -> None:
    assert version("textual") == "8.2.8"


@given(typed, st.data())
def test_it_does_not_matter_where_a_read_cuts_what_was_typed(
    text: str, data: st.DataObject
) -> None:
    """One paste at a time: where two come in one read, the first one's end might be in its text."""
    assume(text.count(PASTE_END) < 2)
    sent = text.encode()
    cut = data.draw(st.integers(0, len(sent)))
    assert told(heard(sent[:cut], sent[cut:])) == told(heard(sent))


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_bytes_stop_it(sent: bytes, cut: int) -> None:
    told(heard(sent[:cut], sent[cut:]))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=FAST))
def test_text_faster_than_fingers_goes_in_at_once(text: str) -> None:
    assert told(heard(f"{text}\r{text}".encode())) == [
        ("paste", text),
        ("Key", "enter"),
        ("paste", text),
    ]


def test_enter_typed_before_the_terminal_was_ours_is_enter() -> None:
    source = TerminalInput(ahead=True)
    assert told(source.take(b"a\nb\n", 0) + source.take(b"\n", 0)) == [
        ("Key", "a"),
        ("Key", "enter"),
        ("Key", "b"),
        ("Key", "enter"),
        ("Key", "ctrl+j"),
    ]


@given(st.lists(words | keys, min_size=1).map(PASTE_END.join))
def test_an_end_inside_a_paste_makes_no_key_of_what_follows(text: str) -> None:
    events = told(heard(f"{PASTE_START}{text}{PASTE_END}".encode()))
    assert [kind for kind, _ in events] in (["paste"], [])
    body = re.sub(r"\x1b\[20[01]~", "", text).replace("\x1b", "␛")
    assert "".join(text for _, text in events) == body


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b\r", "alt+enter"),
        ("\x1bg", "alt+g"),
        ("\x1bG", "alt+shift+g"),
        ("\x1b\x7f", "ctrl+w"),
        ("\x1b[A", "up"),
        ("\x1bOP", "f1"),
    ],
)
def test_alt_and_a_key_are_known_though_more_follows_at_once(sent: str, key: str) -> None:
    assert told(heard(f"{sent}x".encode())) == [("Key", key), ("Key", "x")]


def test_escape_is_told_after_a_pause() -> None:
    parser = GuardedParser()
    assert list(parser.feed("\x1b")) == []
    assert [event.key for event in parser.silence() if isinstance(event, Key)] == ["escape"]


def test_what_is_typed_right_after_a_paste_are_keys() -> None:
    source = TerminalInput()
    assert source.take(f"{PASTE_START}pasted{PASTE_END}\r".encode(), 0) == ""
    assert source.rest(SETTLED / 2) == ""
    assert told(source.rest(SETTLED)) == [("paste", "pasted"), ("Key", "enter")]


def test_a_paste_that_stalls_is_taken_as_it_is() -> None:
    source = TerminalInput()
    assert source.take(f"{PASTE_START}half".encode(), 0) == ""
    assert source.rest(STALLED / 2) == ""
    assert told(source.rest(STALLED)) == [("paste", "half")]
    assert not source.waiting
