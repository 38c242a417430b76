"""From lines to parts: what is a heading, a bullet and how deep, a row of a table, a line.

The reader is lctui's own and goes line by line. A CommonMark parser would join the statements of a
scribe who writes one a line, and take the lists of another, who nests by one space, to be flat.
"""

from __future__ import annotations

import re
from dataclasses import replace

from data.importing.parts import BULLET, CODE, HEADING, LINE, ROW, Part
from data.importing.plain import bare
from data.importing.source_lines import Source, SourceLine
from data.importing.tables import cells_of, is_framed, is_rule
from data.importing.wrapping import goes_on, margin_of

_QUOTE = re.compile(r"\s{0,3}((?:>\s?)+)(.*)$")
_ATX = re.compile(r"\s{0,3}(#{1,6})(?:[\s\u00a0]+(.*?)|((?<=##)[^#\s].*?|0\s.*?))\s*#*\s*$")
_BULLET = re.compile(
    r"(\s*)(?:[-*+•·‣◦▪●○–—](?:\s+|$)|\d{1,3}[.)](?:\s+|$)|[a-z][.)]\s+|\(\d{1,2}\)\s+|\d{1,2}、\s*"
    r"|-(?=[^\W\d_]|\[[ xX]?\])|\*(?=[^\W\d_][^*]*$)|\+(?=[^\W\d_]))(.*)$"
)
_BOX = re.compile(r"(?:\[([ xX✓✔]?)\](?![(\[:])|(☐)|((?:☑|☒|✅|✔)\ufe0f?))\s*(.*)$")
_TWICE = re.compile(r"[-*+]\s+(?=\[[ xX]?\]\s)")
_STRUCK_BOX = re.compile(r"~~\s*\[[ xX]?\]\s*(.+?)\s*~~")
_NUMBERED = re.compile(r"\s*(\d{1,2}(?=[.)]\s)|\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\D)(.*)$")
_LINE_RULE = re.compile(r"\s*(?:([-*_])\s*(?:\1\s*){2,}|=+\s*|-{2,}\s*)$")
_ALL_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)\1\s*([:：]?)$")
_STATES = re.compile(r"[^:：]{1,40}[:：]\s*\S")
_FENCE = re.compile(r":{3,}\s*\w*\s*$")
"""A box around lines, as shared notes draw it."""
_LONGEST_TITLE = 90
BOLD_LEVEL = 7


def outline_of(source: Source) -> list[Part]:
    """Return the parts of a file, in order."""
    reader = _Reader(source.lines)
    reader.read()
    return _bold_headings(reader.parts)


class _Reader:
    """Stands at a line."""

    def __init__(self, lines: list[SourceLine]) -> None:
        self.parts: list[Part] = []
        self._lines = lines
        self._margin = margin_of(line.text for line in lines if not line.code)
        self._open: list[Part] = []
        """Bullets that the next one may lie under."""
        self._gap = True
        self._header: tuple[str, ...] = ()
        self._in_code: Part | None = None
        self._number: tuple[int, ...] = ()
        """The last one that a line began with."""

    def read(self) -> None:
        for place, line in enumerate(self._lines):
            if line.code:
                self._code(line)
                continue
            self._in_code = None
            quote = _QUOTE.match(line.text)
            text = (quote[2] if quote else line.text).expandtabs(4)
            if not text.strip() or _FENCE.match(text):
                self._gap, self._header = True, ()
                continue
            begun = len(self.parts)
            self._line(place, line.number, text)
            for part in self.parts[begun:]:
                part.quoted = bool(quote)
            self._gap = False

    def _line(self, place: int, number: int, text: str) -> None:
        if is_rule(text) or _LINE_RULE.match(text):
            self._rule(text, number)
        elif self._is_row(place, text):
            self._row(place, number, text)
        elif heading := _ATX.match(text):
            told = (heading[2] or heading[3] or "").strip()
            self._numbered(told)
            if told:
                self._add(Part(HEADING, told, number, number, level=len(heading[1])))
            self._open.clear()
        else:
            self._header = ()
            self._words(number, text)

    def _words(self, number: int, text: str) -> None:
        """Take a bullet, a box, or a line, which may go on where the last part ended."""
        match = self._numbered(text) or _BULLET.match(text)
        body = (match[2] if match else text).strip()
        if twice := _TWICE.match(body):
            body = body[twice.end() :]
        if struck := _STRUCK_BOX.fullmatch(body):
            body = f"[x] ~~{struck[1]}~~"
        box = _BOX.match(body)
        last = self.parts[-1] if self.parts else None
        if match or box:
            indent = len(text) - len(text.lstrip())
            ticked = (bool(box[3]) or bool((box[1] or "").strip())) if box else None
            body = box[4].strip() if box else body
            self._bullet(Part(BULLET, body, number, number, ticked=ticked, indent=indent), text)
        elif last and self._next_to(last, number) and goes_on(last, text, self._margin):
            join = "" if _runs_together(last.text, body) else " "
            last.text = f"{last.text}{join}{body}" if last.text else body
            last.last, last.wrapped = number, len(text.rstrip())
        else:
            indent = len(text) - len(text.lstrip())
            while self._open and self._open[-1].indent >= indent:
                self._open.pop()
            part = Part(LINE, body, number, number, depth=len(self._open), indent=indent)
            part.wrapped = len(text.rstrip())
            if self._open:
                self._open[-1].children.append(part)
            self._add(part)

    def _numbered(self, text: str) -> re.Match[str] | None:
        """Return the match of a line such as `3.1 The roof` where 3 or 2.4 came before it."""
        match = _NUMBERED.match(text)
        if match is None:
            return None
        number = tuple(map(int, match[1].split(".")))
        alone = len(number) == 1
        if not alone and not _follows(number, self._number, begins=self._gap):
            return None
        self._number = number
        return None if alone else match

    def _next_to(self, last: Part, number: int) -> bool:
        return not self._gap and last.last == number - 1 and last.form in (BULLET, LINE)

    def _bullet(self, part: Part, text: str) -> None:
        while self._open and self._open[-1].indent >= part.indent:
            self._open.pop()
        part.depth, part.wrapped = len(self._open), len(text.rstrip())
        if self._open:
            self._open[-1].children.append(part)
        self._open.append(part)
        self._add(part)

    def _rule(self, text: str, number: int) -> None:
        """Make the line above a heading or the head of a table; else it only divides."""
        last = self.parts[-1] if self.parts else None
        if last is None or self._gap or last.last != number - 1:
            return
        if last.form == ROW and is_rule(text):
            last.level, last.header = 1, last.cells
            self._header = last.cells
        elif last.form == LINE and last.line == last.last and len(last.text) <= _LONGEST_TITLE:
            mark = text.strip()[0]
            if mark in "=-" and not last.depth:
                last.form, last.level = HEADING, 1 if mark == "=" else 2

    def _is_row(self, place: int, text: str) -> bool:
        if is_framed(text):
            return True
        cells = cells_of(text)
        if len(cells) < 2:
            return False
        below = self._lines[place + 1].text if place + 1 < len(self._lines) else ""
        if is_rule(below) and not _BULLET.match(text):
            return True
        last = self.parts[-1] if self.parts else None
        return bool(last and last.form == ROW and not self._gap and not _BULLET.match(text))

    def _row(self, place: int, number: int, text: str) -> None:
        cells = cells_of(text)
        if not any(cells):
            below = self._lines[place + 1].text if place + 1 < len(self._lines) else ""
            self._header = () if is_rule(below) else self._header
            return
        told = " | ".join(filter(None, cells))
        self._add(Part(ROW, told, number, number, cells=cells, header=self._header))

    def _code(self, line: SourceLine) -> None:
        fence = line.text.strip().startswith(("```", "~~~"))
        if self._in_code is None:
            if fence:
                return
            self._in_code = Part(CODE, line.text, line.number, line.number, depth=len(self._open))
            self._add(self._in_code)
        elif fence:
            self._in_code = None
        else:
            self._in_code.text += f"\n{line.text}"
            self._in_code.last = line.number

    def _add(self, part: Part) -> None:
        part.after_gap = self._gap
        self.parts.append(part)


def _bold_headings(parts: list[Part]) -> list[Part]:
    """Make a bold line a heading where something that is none stands under it."""
    for place, part in enumerate(parts[:-1]):
        if part.form != LINE or part.depth or part.line != part.last:
            continue
        match = _ALL_BOLD.match(part.text)
        following = parts[place + 1]
        if not match or following.form == HEADING or _ALL_BOLD.match(following.text):
            continue
        told = match[2].strip()
        if len(told) <= _LONGEST_TITLE and told[-1] not in ".!" and not _STATES.match(told):
            parts[place] = replace(part, form=HEADING, text=bare(told), level=BOLD_LEVEL)
    return parts


def _runs_together(before: str, after: str) -> bool:
    from data.capture.people import runs_together

    return bool(before and after and runs_together(before[-1]) and runs_together(after[0]))


def _follows(number: tuple[int, ...], last: tuple[int, ...], *, begins: bool) -> bool:
    """Say whether a number such as 3.1 is the one after another: below it, beside it, or above."""
    if not last:
        return begins and number == (1, 1)
    beside = [(*last[:place], last[place] + 1) for place in range(len(last))]
    return number in [(*last, 1), (last[0] + 1, 1), *beside]
