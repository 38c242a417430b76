"""The bar that fills while a phase runs; once its time is up it offers a little more."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from data.clock import PhaseClock
from data.steps import StepClock
from screens.live.words import bar_words
from screens.widgets.content import DIM

OFFERS = (
    "time is up · Esc, then 5, 3 or 2 gives that many minutes more, 0 none",
    "time is up · Esc then 5 3 2 for more, 0 none",
    "time is up · Esc 5 3 2 0",
    "Esc 5 3 2 0",
)
"""What it says then; the longest that fits."""


class ClockBar(Widget):
    """One line; the offer stands where the bar was, so that nothing moves."""

    DEFAULT_CSS = """
    ClockBar { height: 1; color: $primary; }
    """

    bar: reactive[tuple[str, str, str]] = reactive(("", "", ""))
    """Filled, empty, and what it is a bar of; or an offer alone."""

    _clock: PhaseClock | None = None
    _ends: tuple[int, ...] = ()
    _offers = False

    def show(self, clock: PhaseClock, *, offers: bool) -> None:
        """Draw this clock; a bar that looks the same is not painted again."""
        self._clock, self._offers = clock, offers
        self._measure()

    def divide(self, inner: StepClock | None) -> None:
        """Show where the steps to come begin, each in another shade than the one before it."""
        ends = inner.ends[inner.place :] if inner else ()
        if ends != self._ends:
            self._ends = ends
            self._measure()

    def on_resize(self) -> None:
        """Draw it to the new width."""
        self._measure()

    def _measure(self) -> None:
        width = self.size.width
        if self._offers:
            self.bar = ("", "", next((o for o in OFFERS if len(o) <= width), OFFERS[-1]))
        elif self._clock is not None:
            self.bar = bar_words(self._clock, width, self._ends)

    def render(self) -> Content:
        """Draw the bar, or the offer."""
        filled, empty, label = self.bar
        style = "$error bold" if self._offers else DIM
        return Content.assemble(filled, (empty, "$border"), (label, style))
