"""The parts that minutes are made of: headings, bullets, lines, rows, code."""

from __future__ import annotations

from dataclasses import dataclass, field

HEADING, BULLET, LINE, ROW, CODE = "heading", "bullet", "line", "row", "code"
"""What a part can be; a LINE has neither bullet nor box."""


@dataclass(slots=True)
class Part:
    """One part of the minutes, with the lines that it comes from."""

    form: str
    text: str
    line: int
    last: int = 0
    depth: int = 0
    """Of a bullet: how deep it lies, from 0."""
    level: int = 0
    """Of a heading: 1 to 6; 7 is a bold line, 8 a person."""
    ticked: bool | None = None
    """None without a box."""
    cells: tuple[str, ...] = ()
    """Of a row."""
    header: tuple[str, ...] = ()
    """Of a row: the names of its columns, where it has a head."""
    quoted: bool = False
    after_gap: bool = False
    """An empty line stands before it."""
    indent: int = 0
    wrapped: int = 0
    """Columns of its last line, by which it is seen whether the next one goes on."""
    children: list[Part] = field(default_factory=list)
    """Bullets right beneath it."""
