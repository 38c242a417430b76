"""What a terminal sends, made harmless before Textual's key parser sees it."""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

PASTE_START = "\x1b[200~"
PASTE_END = "\x1b[201~"

FAST = 32
"""As many characters in one read were not pressed one by one: they go in as one paste."""
SETTLED = 0.1
"""Seconds after which the last end of a paste seen was its end."""
STALLED = 1.0
"""Seconds of silence after which a paste without an end is taken as it is."""

_UNFINISHED = re.compile(r"\x1b(?:O|\[[\d;:<?]{0,30})?\Z")
_PICTURES = {0x00: "\u2400", 0x1B: "\u241b"}
_RUN = re.compile(rf"(?<![\x1b\x20-\x7e\x80-\U0010ffff])[^\x00-\x1f\x7f]{{{FAST},}}")


class TerminalInput:
    """Turns bytes into text with whole escape sequences and well-formed pastes.

    An invalid byte becomes U+FFFD. A paste ends at its last end mark, not at one in its text, and
    nothing in it is a key or a command. Text that arrives faster than fingers becomes a paste of
    its own, line by line, so that a terminal without paste brackets does not freeze the screen.
    """

    def __init__(self, *, ahead: bool = False) -> None:
        """`ahead`: what comes first was typed before the terminal was ours, Enter a line feed."""
        self._ahead = ahead
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._unfinished = ""
        self._paste: list[str] | None = None
        self._tail = ""
        self._heard = 0.0
        self._ended: float | None = None

    @property
    def waiting(self) -> bool:
        """Something is held back until more comes or time has passed."""
        return bool(self._unfinished) or self._paste is not None

    def take(self, data: bytes, now: float) -> str:
        """Return what can be parsed of all that came until `now` (seconds, monotonic)."""
        self._heard = now
        if self._ahead:
            data, self._ahead = data.replace(b"\n", b"\r"), False
        return "".join(self._sorted(self._unfinished + self._decode(data), now))

    def rest(self, now: float) -> str:
        """Return what was held back, once nothing more is to be expected of it."""
        if self._paste is None:
            text, self._unfinished = self._unfinished, ""
            return text
        settled = self._ended is not None and now - self._ended >= SETTLED
        if settled or now - self._heard >= STALLED:
            return "".join(self._closed(now))
        return ""

    def _sorted(self, text: str, now: float) -> Iterator[str]:
        self._unfinished = ""
        if self._paste is None:
            text, start, pasted = text.partition(PASTE_START)
            if not start and (cut := _UNFINISHED.search(text)):
                text, self._unfinished = text[: cut.start()], cut.group()
            yield _RUN.sub(rf"{PASTE_START}\g<0>{PASTE_END}", text)
            if not start:
                return
            self._paste, text = [], pasted
        yield from self._pasted(text, now)

    def _pasted(self, text: str, now: float) -> Iterator[str]:
        assert self._paste is not None
        self._paste.append(text)
        if PASTE_END in self._tail + text:
            self._ended = now
        self._tail = (self._tail + text)[-len(PASTE_END) :]
        if self._tail == PASTE_END:
            yield from self._closed(now)

    def _closed(self, now: float) -> Iterator[str]:
        """Yield the paste up to its last end, then what was typed after it."""
        text = "".join(self._paste or ())
        self._paste, self._tail, self._ended = None, "", None
        body, end, after = text.rpartition(PASTE_END)
        body = body if end else after
        body = body.replace(PASTE_END, "").replace(PASTE_START, "").translate(_PICTURES)
        yield f"{PASTE_START}{body}{PASTE_END}"
        if end and after:
            yield from self._sorted(after, now)
