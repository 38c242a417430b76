"""The first line: what this is, how late it is, when it ends, who writes."""

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.content import shown_line

LEAST_TITLE = 14
"""Cells that the session's name keeps; the roles give way to it."""


class LiveHeader(Widget):
    """One line that never wraps; what matters least goes first where it is narrow."""

    DEFAULT_CSS = """
    LiveHeader { height: 1; padding: 0 1; color: $text-muted; }
    """

    heading: reactive[str] = reactive("")
    """Community, number and topic."""
    time: reactive[tuple[str, str]] = reactive(("", ""))
    """What the clock does now, and its style."""
    ends: reactive[tuple[str, str]] = reactive(("", ""))
    """When we end, and its style."""
    roles: reactive[str] = reactive("")
    """Who facilitates and who writes."""
    here: reactive[tuple[str, ...]] = reactive(())
    """Who is at which terminal, the longest form first; nothing where only this one is open."""
    off_record: reactive[bool] = reactive(False)
    """Nothing is kept at the moment: said in words, before everything else."""

    def render(self) -> Content:
        """Put the name at the left and the rest at the right."""
        width = self.content_size.width
        tail = next(self._that_fit(width), self._tail())
        room = max(0, width - tail.cell_length - 2)
        head = shown_line(self.heading, "$foreground").truncate(room, ellipsis=True)
        gap = " " * max(1, width - tail.cell_length - head.cell_length)
        return Content.assemble(head, gap, tail)

    def _that_fit(self, width: int) -> Iterator[Content]:
        """Yield what may stand at the right, the most telling first, and leaves the name room."""
        longest = self.here[0] if self.here else ""
        tail = self._tail(self.roles, longest)
        if width - tail.cell_length >= LEAST_TITLE + len(self.roles) // 2:
            yield tail
        for form in self.here:
            tail = self._tail(form)
            if width - tail.cell_length >= LEAST_TITLE:
                yield tail

    def _tail(self, *people: str) -> Content:
        parts = [Content.styled(*part) for part in (self.time, self.ends) if part[0]]
        if self.off_record:
            parts.insert(0, Content.styled(" ⊘ off the record ", "$warning bold reverse"))
        parts += [shown_line(words) for words in people if words]
        return Content("   ").join(parts)
