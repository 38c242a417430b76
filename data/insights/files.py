"""A page of insights as a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from data.insights.plot import Plot
from data.insights.saying import GAP
from data.reports.defusing import Cell, spreadsheet

KINDS = ("csv", "svg", "png")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,9})?")


def as_file(plot: Plot, community: str, kind: str, cache: Path | None) -> bytes:
    """Return the page as one of KINDS; `cache` is the folder for what pictures need."""
    if kind == "csv":
        return csv_of(plot).encode("utf-8", errors="replace")
    from data.insights.picture import picture

    return picture(plot, community, kind, cache)


def csv_of(plot: Plot) -> str:
    """Return the figures behind a plot; a gap is an empty cell."""
    return spreadsheet([plot.table.header, *map(cells_of, plot.table.rows)])


def cells_of(row: Sequence[str]) -> tuple[Cell, ...]:
    """Return a row with figures as figures, gaps as None."""
    return tuple(map(_cell, row))


def _cell(text: str) -> Cell:
    if text == GAP:
        return None
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text
