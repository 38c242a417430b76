"""A page of insights as a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from data.insights.plot import Plot
from data.insights.saying import GAP
from data.reports.defusing import Cell, spreadsheet

KINDS = ("csv", "svg", "png")
_SOME = 12
"""Characters that are named of those that no font has."""
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,9})?")


class PageFile(NamedTuple):
    """What is written into a file."""

    data: bytes
    lacking: str = ""
    """Characters that stand in it as boxes, as no font at hand has them."""

    @property
    def remark(self) -> str:
        """What whoever has it written needs to know of it, in a sentence; else empty."""
        if not self.lacking:
            return ""
        some = f"{self.lacking[:_SOME]}{' …' if len(self.lacking) > _SOME else ''}"
        return f"No font here draws {some}: boxes stand for them. An SVG keeps the text."


def as_file(plot: Plot, community: str, kind: str, cache: Path | None) -> PageFile:
    """Return the page as one of KINDS; `cache` is the folder for what pictures need."""
    if kind == "csv":
        return PageFile(csv_of(plot).encode("utf-8", errors="replace"))
    from data.insights.picture import picture

    return PageFile(*picture(plot, community, kind, cache))


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
