"""`#private`, `#anon` and `#role` in past minutes mean what they mean in a captured line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from data.capture.nameless import without_names
from data.capture.people import People
from data.capture.tokens import LEVELS, read_tokens
from data.importing.drafts import Statement
from data.importing.marks import GOES_ON
from data.importing.naming import HANDLE
from data.importing.past import Item
from data.importing.roster import Roster

NAMED = "named"
_MAY_BE = re.compile(r"#(?:private|anon|role)", re.IGNORECASE)
_LABEL = re.compile(r"[^:：]{1,40}[:：]\s*|[^-–—]{1,40}\s+[-–—]+\s+")
_SIGNED = re.compile(r"\s*(?:[-–—]+\s*|\()@?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}\)?[.]?$")
_DAY = date(2000, 1, 1)
"""Levels have no day; the grammar wants one."""
_NOBODY = People(())


def without_level(text: str) -> tuple[str, str]:
    """Return a text without the words that say who may know it, and the strictest of them.

    Of an anonymous line who says it goes too, before it and behind it.
    """
    if not _MAY_BE.search(text):
        return text, NAMED
    tokens = [t for t in read_tokens(text, _NOBODY, _DAY) if t.kind == "level"]
    level = strictest(token.value for token in tokens)
    before = text[: tokens[0].start] if tokens else ""
    for token in reversed(tokens):
        text = f"{text[: token.start].rstrip()} {text[token.end :].lstrip()}".strip()
    if level == "anon":
        label = _LABEL.fullmatch(before)
        text = text[len(before.rstrip()) :].strip() if label else text
        text = _SIGNED.sub("", text) or text
    return text, level


def strictest(levels: Iterable[str]) -> str:
    """Return the strictest of several levels."""
    held = set(levels)
    return next((level for level in LEVELS if level in held), NAMED)


class Levels:
    """Knows the level of each statement of a session: its own, or that of what it lies under."""

    def __init__(self, roster: Roster) -> None:
        """Take everybody, whose names an anonymous line must not tell."""
        self._roster = roster
        self._level = NAMED
        self._open: list[tuple[int, str]] = []

    def taken(self, statement: Statement) -> Statement:
        """Return a statement without the words for its level, which is kept for its items."""
        statement, level = _lowered(statement)
        part = statement.part
        self._open = [(depth, each) for depth, each in self._open if depth < part.depth]
        before = self._level if GOES_ON.match(part.text) else NAMED
        self._level = strictest([level, before, *(each for _, each in self._open)])
        if self._level != NAMED:
            self._open.append((part.depth, self._level))
        return statement

    def kept(self, item: Item) -> Item:
        """Return an item of the statement with its level; an anonymous one without any name."""
        if self._level != "anon":
            return item if self._level == NAMED else replace(item, level=self._level)
        handles = tuple(HANDLE.findall(item.text))
        text = without_names(item.text, self._roster.people, handles)
        return replace(item, text=text, level="anon", by="", owners=())


def _lowered(statement: Statement) -> tuple[Statement, str]:
    """Return a statement without the words for its level, and the level, also of its headings."""
    part = statement.part
    text, own = without_level(part.text)
    cells = [without_level(cell) for cell in part.cells]
    over = (without_level(heading)[1] for heading in statement.headings)
    level = strictest([own, *(each for _, each in cells), *over])
    if level == NAMED:
        return statement, level
    part = replace(part, text=text, cells=tuple(cell for cell, _ in cells))
    return replace(statement, part=part), level
