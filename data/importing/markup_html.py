"""HTML within minutes, told as the Markdown that means the same; unknown tags stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.importing.source_lines import SourceLine

_PLAIN = (
    "abbr|article|big|blockquote|body|center|dd|details|dl|div|dt|figure|figcaption|font|footer|"
    "header|html|ins|kbd|label|main|mark|nav|p|pre|q|section|small|span|sub|sup|table|tbody|tfoot|"
    "thead|title|tt|u"
)
_TAG = re.compile(
    rf"<(/?)(h[1-6]|ul|ol|li|br|hr|tr|td|th|b|strong|i|em|a|img|code|del|s|strike|input|summary|"
    rf"{_PLAIN})((?:\s[^<>]*)?)/?>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_MARKS |= dict.fromkeys(("del", "s", "strike"), "~~")


def has_markup(text: str) -> bool:
    """Say whether there is anything for this module in a text."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


class Flattened:
    """Lines without their tags. A table's row becomes one line, wherever its cells stand."""

    def __init__(self, lines: Iterable[SourceLine]) -> None:
        """Take the lines."""
        self._lines = lines
        self._deep = 0
        self._row: list[str] | None = None
        self._row_line = 0
        self._cell = False
        self._target = ""

    def __iter__(self) -> Iterator[SourceLine]:
        for line in self._lines:
            if line.code:
                yield line
                continue
            if "<" not in line.text and self._row is None:
                yield line._replace(text=_characters(line.text))
                continue
            for text in self._spelled(line):
                yield line._replace(text=_characters(text))
        if self._row:
            yield self._ended()

    def _spelled(self, line: SourceLine) -> Iterator[str]:
        """Yield the lines that one line of HTML makes."""
        made, end, tagged = "", 0, False
        for tag in _TAG.finditer(line.text):
            made += self._kept(line.text[end : tag.start()])
            end, tagged = tag.end(), True
            name = tag[2].lower()
            if name in ("tr", "td", "th"):
                if self._row is None and made.strip():
                    yield made
                    made = ""
                yield from self._table(name, closing=bool(tag[1]), line=line)
            elif self._row is not None:
                self._into_cell(self._inline(name, tag))
            elif self._breaks(name, closing=bool(tag[1])):
                if made.strip():
                    yield made
                made = self._beginning(name, closing=bool(tag[1]))
            else:
                made += self._inline(name, tag)
        made += self._kept(line.text[end:])
        if made.strip() or not tagged:
            yield made

    def _kept(self, text: str) -> str:
        """Return the text, unless it went into the row under way."""
        if self._row is None:
            return text
        self._into_cell(text)
        return ""

    def _into_cell(self, text: str) -> None:
        if self._row is None or not text.strip():
            return
        if not self._cell or not self._row:
            self._row.append("")
            self._cell = True
        self._row[-1] = f"{self._row[-1]} {text.strip()}".strip()

    def _table(self, name: str, *, closing: bool, line: SourceLine) -> Iterator[str]:
        if name == "tr":
            if self._row:
                yield self._ended().text
            self._row, self._row_line, self._cell = None if closing else [], line.number, False
        elif self._row is not None:
            if not closing:
                self._row.append("")
            self._cell = not closing

    def _ended(self) -> SourceLine:
        from data.importing.source_lines import SourceLine

        cells = [cell.replace("|", "/") for cell in self._row or ()]
        self._row = None
        return SourceLine(self._row_line, f"| {' | '.join(cells)} |")

    @staticmethod
    def _breaks(name: str, *, closing: bool) -> bool:
        lists = name in ("li", "ul", "ol") or (name[0] == "h" and name[1:].isdigit())
        return lists or (name in ("br", "hr", "p", "div", "summary") and (closing or name != "hr"))

    def _beginning(self, name: str, *, closing: bool) -> str:
        """Return how the line goes on after a tag that begins a new one."""
        if name in ("ul", "ol"):
            self._deep = max(0, self._deep + (-1 if closing else 1))
        elif not closing and name == "li":
            return "  " * max(0, self._deep - 1) + "* "
        elif not closing and name[1:].isdigit():
            return "#" * int(name[1:]) + " "
        return ""

    def _inline(self, name: str, tag: re.Match[str]) -> str:
        closing, told = bool(tag[1]), _attributes(tag[3])
        if name == "a":
            if closing:
                target, self._target = self._target, ""
                return f"]({target})" if target else ""
            self._target = told.get("href", "")
            return "[" if self._target else ""
        if name == "img":
            return f"![{told.get('alt', '')}]({told.get('src', '')})"
        if name == "input":
            return "[x] " if re.search(r"\bchecked\b", tag[3]) else "[ ] "
        return _MARKS.get(name, "")


def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(text)
    return {match[1].lower(): match[2] or match[3] or match[4] or "" for match in found}


def _characters(text: str) -> str:
    """Return the text with its entities as the characters that they mean."""
    from data.safe_text import safe

    return safe(_ENTITY.sub(lambda match: unescape(match[0]), text)).replace("\n", " ")
