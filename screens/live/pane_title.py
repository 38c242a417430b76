"""The upper edge of a phase's pane: its name at the left, its clock at the right."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.content import DIM, shown_line


class PaneTitle(Widget):
    """Draws the frame's upper edge itself, because a frame has room for one title only.

    A new second repaints this one line and nothing else.
    """

    DEFAULT_CSS = """
    PaneTitle { height: 1; color: $border; }
    """

    name_style = "$foreground"

    heading: reactive[str] = reactive("")
    """Number and name of the phase."""
    clock: reactive[tuple[str, str]] = reactive(("", ""))
    """What its clock says, and the style that goes with it."""

    def render(self) -> Content:
        """Fit both into the width; the name gives way to the clock."""
        width = self.size.width
        words, style = self.clock
        clock = Content.styled(words, style or DIM).truncate(max(0, width - 4))
        room = width - clock.cell_length - 7
        heading = shown_line(self.heading, self.name_style).truncate(max(0, room), ellipsis=True)
        line = "─" * max(0, width - heading.cell_length - clock.cell_length - 6)
        return Content.assemble("╭ ", heading, f" {line} ", clock, " ╮")
