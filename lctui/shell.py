"""What a verb works with: the store, the time, and a way to say things."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from data.errors import LctuiError
from data.safe_text import safe
from lctui.paths import cache_folder, state_folder, store_folder

if TYPE_CHECKING:
    from data.store.store import Store


STORE_OPTION = "--store"
"""Names the folder that holds everything, before or after the verb."""


class WrongUsage(LctuiError):
    """The words after the verb cannot be meant; exit status 2."""


class Shell:
    """The surroundings of one call of a verb."""

    def __init__(self, store: str | None = None) -> None:
        """Take the folder given by `--store`; nothing is opened before it is asked for."""
        self._given = store

    @cached_property
    def store(self) -> Store:
        """The store named by `--store`, by LCTUI_STORE or by the platform; StoreFailed if none."""
        from data.store.store import Store

        store = Store(store_folder(self._given))
        store.state, store.cache = state_folder, cache_folder
        store.check()
        return store

    @property
    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)

    def say(self, *lines: str) -> None:
        """Print lines to standard output, at once."""
        for line in lines:
            sys.stdout.write(f"{safe(line)}\n")
        sys.stdout.flush()

    def say_marked(self, line: str, spans: Iterable[tuple[int, int]]) -> None:
        """Print a line with parts of it in bold, where a terminal shows that."""
        bold, usual = ("\x1b[1m", "\x1b[22m") if sys.stdout.isatty() else ("", "")
        told, place = "", 0
        for start, end in spans:
            told += f"{safe(line[place:start])}{bold}{safe(line[start:end])}{usual}"
            place = end
        sys.stdout.write(f"{told}{safe(line[place:])}\n")
        sys.stdout.flush()

    def say_json(self, value: Any) -> None:
        """Print a value as JSON, readable by people too."""
        import json

        self.say(json.dumps(value, ensure_ascii=False, indent=2))

    def warn(self, sentence: str) -> None:
        """Say something on standard error."""
        complain(sentence)

    def hush(self) -> None:
        """Print nothing any more, as nobody reads it."""
        hush()


def hush() -> None:
    """Send standard output nowhere, so that leaving does not fail on what nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def complain(sentence: str) -> None:
    """Print a sentence to standard error, where it is not in the way of what was asked for."""
    told = f"lctui: {safe(sentence)}"
    print(_folded(told) if sys.stderr.isatty() else told, file=sys.stderr)


def _folded(text: str) -> str:
    """Return a text with line ends where a terminal would break it within a word."""
    from shutil import get_terminal_size
    from textwrap import TextWrapper

    wrap = TextWrapper(get_terminal_size().columns, break_long_words=False, break_on_hyphens=False)
    return "\n".join(wrap.fill(line) for line in text.split("\n"))
