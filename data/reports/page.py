"""A page as headings and lines, whatever it tells and whatever it is written as.

Minutes, a digest and a guide are pages; each way of writing one (Markdown, text, HTML) takes any.
"""

from dataclasses import dataclass

from data.reports.outline import Section


@dataclass(frozen=True, slots=True)
class Page:
    """What one report says."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    """What stands under the title, as (label, words)."""
    notice: str = ""
    """What a reader must know first: that the session is still going on, what was withheld."""
    sections: tuple[Section, ...] = ()
