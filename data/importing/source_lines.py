"""The lines of a file without what is no part of the minutes: front matter, comments, link targets.

What goes is told as doubts, with its line. Code keeps its lines as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from data.importing.markup_html import Flattened, has_markup
from data.importing.past import Doubt
from data.safe_text import safe

_LINE_ENDS = re.compile("\r\n?|\n")
_KEY = re.compile(r"([A-Za-z][\w -]{0,40}?)(?::|\s=)(?:\s+(.*))?$")
_FENCE = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+)?(`{3,}|~{3,})(.*)$")
_COMMENT = re.compile(r"<!--(.*?)-->")
_TARGET = re.compile(r"\s{0,3}\[([^\]]+)\]:\s+(\S+)(?:\s+[\"'(].*)?\s*$")
_LONGEST_FRONT = 200


class SourceLine(NamedTuple):
    """A line with its number in the file, from 1."""

    number: int
    text: str
    code: bool = False


@dataclass(slots=True)
class Source:
    """A file in lines."""

    lines: list[SourceLine] = field(default_factory=list)
    facts: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Front matter: a key in lower case, its value and its line."""
    targets: dict[str, str] = field(default_factory=dict)
    """Where the reference links lead, by their name in lower case."""
    doubts: list[Doubt] = field(default_factory=list)


def source_of(text: str) -> Source:
    """Return the lines of a text as far as they say something."""
    source = Source()
    lines = [
        safe(line).replace("\n", " ") for line in _LINE_ENDS.split(text.removeprefix("\ufeff"))
    ]
    begin = _front_matter(lines, source)
    plain = _without_comments(enumerate(lines[begin:], begin + 1), source)
    told = list(_without_targets(plain, source))
    source.lines = list(Flattened(told)) if has_markup(text) else told
    return source


def _front_matter(lines: list[str], source: Source) -> int:
    """Take in what stands between two `---` or `+++` at the top; return where the minutes begin."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].rstrip() not in ("---", "+++"):
        return 0
    ends = range(first + 1, min(len(lines), first + _LONGEST_FRONT))
    last = next((n for n in ends if lines[n].rstrip() in (lines[first].rstrip(), "...")), 0)
    if not last or not any(_KEY.match(line) for line in lines[first + 1 : last]):
        return 0
    key = ""
    for number in range(first + 1, last):
        if match := _KEY.match(lines[number]):
            key = match[1].casefold()
            source.facts[key] = ((match[2] or "").strip().strip("\"'"), number + 1)
        elif key and lines[number].strip():
            value, line = source.facts[key]
            source.facts[key] = (f"{value} {lines[number].strip()}".strip(), line)
        elif lines[number].strip():
            source.doubts.append(Doubt(number + 1, lines[number].strip(), "front matter"))
    return last + 1


def _without_comments(lines: Iterator[tuple[int, str]], source: Source) -> Iterator[SourceLine]:
    """Yield the lines; what is hidden in HTML comments becomes doubts, what is code stays."""
    fence, hidden = "", _Hidden(source)
    for number, line in lines:
        shown = hidden.end_in(line)
        if shown is None:
            continue
        match = _FENCE.match(shown)
        if match and (not fence or (shown.strip().startswith(fence) and not match[2].strip())):
            fence = "" if fence else match[1]
            yield SourceLine(number, shown, code=True)
        elif fence:
            yield SourceLine(number, shown, code=True)
        elif "<!--" not in shown:
            yield SourceLine(number, shown)
        elif told := hidden.begin_in(number, shown):
            yield SourceLine(number, told)
    hidden.over()


class _Hidden:
    """A comment of HTML, which may go on over many lines."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._words: list[str] = []
        self._began = 0

    def end_in(self, line: str) -> str | None:
        """Return what a line shows behind the end of a comment; None where it shows nothing."""
        if not self._began:
            return line
        before, end, rest = line.partition("-->")
        self._words.append(before.strip())
        if end:
            self._tell("a comment")
        return rest if end and rest.strip() else None

    def begin_in(self, number: int, line: str) -> str:
        """Return what a line shows beside its comments; empty where it shows nothing."""
        for words in _COMMENT.findall(line):
            self._source.doubts.append(Doubt(number, words.strip(), "a comment"))
        shown, begun, rest = _COMMENT.sub("", line).partition("<!--")
        if begun:
            self._began, self._words = number, [rest.strip()]
        return shown if shown.strip() else ""

    def over(self) -> None:
        """Tell of a comment that never ends."""
        if self._began:
            self._tell("a comment without end")

    def _tell(self, why: str) -> None:
        words = " ".join(filter(None, self._words))
        self._source.doubts.append(Doubt(self._began, words, why))
        self._began = 0


def _without_targets(lines: Iterator[SourceLine], source: Source) -> Iterator[SourceLine]:
    for each in lines:
        match = None if each.code else _TARGET.match(each.text)
        if match:
            source.targets[match[1].casefold()] = match[2]
            source.doubts.append(Doubt(each.number, each.text.strip(), "where a link leads"))
        else:
            yield each
