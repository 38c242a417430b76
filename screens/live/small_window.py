"""What a window shows that is too small for the session: the clock, and that typing is kept."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.content import DIM, cut, shown_line

TOO_SMALL = "60×18 shows the session; what you type here is kept all the same."

LONGEST = 30
"""Characters of what was kept last that are shown: enough to know it by."""


class SmallWindow(Widget):
    """A few calm lines; the style sheet shows them where nothing else fits."""

    DEFAULT_CSS = """
    SmallWindow { height: 1fr; padding: 0 1; }
    """

    phase: reactive[str] = reactive("")
    """Name of the phase we are in."""
    clock: reactive[tuple[str, str]] = reactive(("", ""))
    """What its clock says, and the style that goes with it."""
    kept: reactive[str] = reactive("")
    """What was kept last."""

    def render(self) -> Content:
        """Put the clock first: it is what people glance at."""
        words, style = self.clock
        first = Content.assemble(
            (f"{words}  ", style or "$accent bold"), shown_line(self.phase, "$foreground")
        )
        kept = shown_line(f"✓ kept: {cut(self.kept, LONGEST)}", "$success") if self.kept else None
        lines = (first, kept, Content.styled(TOO_SMALL, DIM))
        return Content("\n").join(line for line in lines if line is not None)
