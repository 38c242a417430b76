"""Tables for spreadsheets: what people wrote arrives as text and is never computed.

A spreadsheet takes a cell for a formula by how it begins, whatever is quoted. An apostrophe in
front prevents it, and is taken away again when the table is read back.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from data.safe_text import safe

GUARD = "'"
_FORMULA = "=+-@"
_BREAKS = "\t\r\n"
BOM = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""

Cell = str | int | float | None


def defused(text: str) -> str:
    """Return a text as the cell of a table that any spreadsheet may open."""
    return f"{GUARD}{text}" if _is_live(text) else text


def _is_live(text: str) -> bool:
    """Say whether a cell begins as a formula, also behind blanks, in full width, or guarded."""
    words = text.lstrip(GUARD)
    if words[:1] in _BREAKS:
        return bool(words)
    first = words.lstrip()[:1]
    return bool(first) and unicodedata.normalize("NFKC", first)[:1] in _FORMULA


def spreadsheet(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV that Excel and LibreOffice read without asking: UTF-8, lines by CRLF.

    Texts are cleaned and defused, numbers stay numbers, None is an empty cell.
    """
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([defused(safe(cell)) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()
