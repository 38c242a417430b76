"""A page as headings and lines, whatever it tells and whatever it is written as.

Minutes, a digest and a guide are pages; each way of writing one (Markdown, text, HTML) takes any.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, or one plain statement."""

    text: str
    details: tuple[str, ...] = ()
    """What stands behind it: who, by when, what came of it."""
    kind: str | None = None
    """A Kind.id, where the section does not say of which kind it is."""
    box: str | None = None
    """What stands in its checkbox."""
    depth: int = 0
    cells: tuple[str, ...] = ()
    """The details again, one for each of the section's columns, where it is written as a table."""
    aside: bool = False
    """A word about the list and nobody's own, such as how many more there are."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    lines: tuple[Line, ...] = ()
    remark: str = ""
    """Beside the heading."""
    sub: bool = False
    """Under the section before it."""
    columns: tuple[str, ...] = ()
    """Heads of a table, where every line has its cells: that of the text, then one a cell.

    What can show a table writes the cells, all else the details.
    """


@dataclass(frozen=True, slots=True)
class Page:
    """What one report says."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    """What stands under the title, as (label, words)."""
    notice: str = ""
    """What a reader must know first: that the session is still going on, what was withheld."""
    sections: tuple[Section, ...] = ()
