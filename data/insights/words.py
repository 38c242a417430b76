"""A page of insights in words alone: for a clipboard, a shell, or who does not see the plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from data.insights.plot import Plot, Table
from data.reports.wrapping import cells, wrap
from data.safe_text import one_line, safe

GAP = "  "
MOST = 48
"""Cells of a column at most; what is longer is cut."""
_LOOKED_AT = 20
"""Characters for each cell that are looked at: what is a megabyte long is cut first."""
LEAST = 6
"""Cells that are left of a column."""
LINES = 4
"""Lines of a cell at most."""


def table_lines(table: Table, width: int = 0) -> Iterator[str]:
    """Yield the table in columns row by row, its header first; nothing where there is none.

    Where that is wider than `width`, the widest columns are made narrower and a row takes several
    lines, so that two rows can be told apart; 0 is any width.
    """
    most = LINES * width or MOST
    rows = [[_cut(cell, most) for cell in row] for row in (table.header, *table.rows) if row]
    widths = _fitting([max(map(cells, column)) for column in zip(*rows, strict=False)], width)
    for row in rows:
        told = zip_longest(*map(_wrapped, row, widths), fillvalue="")
        yield "\n".join(GAP.join(map(_padded, line, widths)).rstrip() for line in told)


def _wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a cell, at most LINES; what cannot be broken is cut."""
    lines = [text] if cells(text) <= width else wrap(text, width)
    if len(lines) > LINES:
        lines[LINES - 1 :] = [f"{lines[LINES - 1]} {lines[LINES]}…"]
    return [_cut(line, width) for line in lines]


def _fitting(widths: list[int], width: int) -> list[int]:
    """Return the widths of columns, the widest made smaller until they fit, or none can be."""
    room = width - len(GAP) * (len(widths) - 1)
    while width and sum(widths) > room and max(widths) > LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def page_lines(plot: Plot) -> Iterator[str]:
    """Yield title, what it says, facts, remarks and table."""
    yield safe(plot.title)
    yield safe(plot.finding)
    yield from facts(plot.lines)
    yield from map(safe, plot.remarks)
    if plot.table.rows and not plot.lines:
        yield ""
        yield from table_lines(plot.table)


def facts(lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield facts, their names in one column."""
    width = max((cells(name) for name, _ in lines), default=0)
    for name, told in lines:
        yield f"{_padded(safe(name), width)}{GAP}{safe(told)}"


def _cut(text: str, most: int) -> str:
    plain = one_line(text[: _LOOKED_AT * most])
    if cells(plain) <= most:
        return plain
    while cells(plain) >= most:
        plain = plain[: most - 1 if len(plain) > most else -1]
    return f"{plain}…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
