"""The bar that fills while a phase runs; once its time is up it offers a little more."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from data.clock import PhaseClock
from screens.live.words import bar_words

OFFERS = (
    "time is up · Esc, then 5, 3 or 2 gives that many minutes more, 0 none",
    "time is up · Esc, then 5 3 2 minutes more, 0 none",
    "Esc: 5 3 2 min more, 0 none",
    "Esc: 5 3 2 0 more",
)
"""What it says then; the longest that fits."""


class ClockBar(Widget):
    """One line; the offer stands where the bar was, so that nothing moves."""

    DEFAULT_CSS = """
    ClockBar { height: 1; color: $primary; }
    """

    bar: reactive[tuple[str, str, str]] = reactive(("", "", ""))
    """Filled, empty, and what it is a bar of."""

    def show(self, clock: PhaseClock, *, offers: bool) -> None:
        """Draw this clock; a bar that looks the same is not painted again."""
        if offers:
            fitting = (o for o in OFFERS if len(o) <= self.size.width)
            self.bar = ("", "", next(fitting, OFFERS[-1]))
        else:
            self.bar = bar_words(clock, self.size.width)

    def render(self) -> Content:
        """Draw the bar, or the offer."""
        filled, empty, label = self.bar
        style = "$text-muted" if filled or empty else "$error bold"
        return Content.assemble(filled, (empty, "$border"), (label, style))
