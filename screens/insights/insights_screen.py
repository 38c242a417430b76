"""How a community does: pages on the left, the plot with what it says on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from data.errors import LctuiError
from data.insights.material import Material
from data.insights.plot import Plot
from data.insights.registry import Listed, Plots
from data.insights.span import span_called, spans
from data.store.store import Store
from screens.commands import bindings, letter_bindings
from screens.insights.commands import COMMANDS
from screens.insights.drawing import LEAST, fitting, least_rows
from screens.insights.exporting import Exporting
from screens.insights.page_list import DIGITS, PageList, strip_line
from screens.insights.page_words import facts_told, finding_told, legend_told, rows_of
from screens.insights.plot_view import PlotView
from screens.insights.table_view import TableView
from screens.requests import GoBack, OpenInsights
from screens.telling import tell
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.key_line import KeyLine

COUNTED = (
    "About the group, never about persons. A gap is what nobody knows; what was kept private is "
    "not counted."
)
READING = "Reading the sessions …"


class InsightsScreen(Exporting):
    """Reads once, in the background; pages and spans are then at hand."""

    own_commands = COMMANDS
    called = "Insights"
    CSS_PATH = "insights.tcss"
    AUTO_FOCUS = "#pages"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    pages = getters.query_one("#pages", PageList)
    view = getters.query_one("#plot", PlotView)
    table = getters.query_one("#table", TableView)

    def __init__(self, store: Store, request: OpenInsights, now: Callable[[], datetime]) -> None:
        """Take what is asked for; LctuiError where there is no such community."""
        super().__init__()
        self.store = store
        self.now = now
        self._request = request
        self.community = store.community(request.community).name
        self.material: Material | None = None
        """What it is made of, once it was read."""
        self.plots: Plots | None = None
        self._place = 0

    def compose(self) -> ComposeResult:
        """List and page side by side."""
        yield Static(shown_line(self.community), id="name", markup=False)
        with Horizontal(id="body"):
            yield PageList(id="pages")
            with Vertical(id="page"):
                yield Static("", id="strip", markup=False)
                yield Static("", id="facts", markup=False)
                yield Static("", id="legend", markup=False)
                yield PlotView(id="plot")
                yield TableView(id="table")
                yield Static(Content.styled(READING, DIM), id="finding", markup=False)
        yield KeyLine(COMMANDS, first="Esc back   F1 help", may_wrap=True)

    def on_mount(self) -> None:
        """Show the frame at once; what the sessions say comes after it."""
        self.pages.border_title = "Insights"
        self._read()

    @work(thread=True, group="insights", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        from data.store.tallies import material_of

        try:
            whole = material_of(self.store, self._request.community, self.now())
            material = whole.of(span_called(self._request.span, whole.today))
        except LctuiError as error:
            tell(self, self._say, str(error))
            return
        self._tell_of(material)

    def _tell_of(self, material: Material) -> None:
        """Show it, once the page that is looked at is made; in a thread."""
        plots = Plots(material)
        _ = plots[plots.place(self._request.page)]
        tell(self, self._take, material, plots)

    def _say(self, words: str) -> None:
        self.query_one("#finding", Static).update(shown(words, "$error"))

    def _take(self, material: Material, plots: Plots) -> None:
        self.material, self.plots = material, plots
        self._place = plots.place(self._request.page)
        self.pages.show(plots.listed, self._place)
        self.show_page()

    def help_preface(self) -> Content:
        """Say what is counted."""
        return Content(COUNTED)

    @property
    def _listed(self) -> Sequence[Listed]:
        return self.plots.listed if self.plots else ()

    @property
    def plot(self) -> Plot | None:
        """The page that is shown."""
        return self.plots[self._place] if self.plots else None

    def show_page(self) -> None:
        """Show the page as it is now."""
        plot, material = self.plot, self.material
        if plot is None or material is None:
            return
        self._request.page = plot.id
        span = f"{material.span.told}, n = {len(material.meetings)}"
        self.query_one("#name", Static).update(
            Content.assemble(shown_line(self.community), (f"   {span}", DIM))
        )
        self.query_one("#page").border_title = shown_line(plot.title)
        self.view.show(plot)
        if self.has_class("-table"):
            self.table.show(plot)
        self._show_words(plot)

    def _show_words(self, whole: Plot) -> None:
        width = self.query_one("#page").content_size.width or max(20, self.size.width)
        strip = strip_line(self._listed, self._place, max(20, self.size.width))
        self.query_one("#strip", Static).update(strip)
        room = self._room(whole, width)
        plot = whole if self.has_class("-table") else fitting(whole, width, room)
        words = bool(plot.lines) and room < least_rows(plot)
        self.set_class(words, "-words")
        facts = self.query_one("#facts", Static)
        facts.update(facts_told(plot, width))
        facts.display = bool(plot.lines) and not self.has_class("-table")
        signs = self.query_one("#legend", Static)
        signs.update(legend_told(plot, room, width))
        signs.display = plot.drawn and not words and not self.has_class("-table")
        self.query_one("#finding", Static).update(finding_told(plot))

    def _room(self, plot: Plot, width: int) -> int:
        """Return the rows that are left for the plot."""
        parts = [finding_told(plot), legend_told(plot, LEAST[1], width)]
        parts += [facts_told(plot, width)] if plot.lines else []
        taken = rows_of(parts, width) + self.query_one("#strip").display
        margins = 0 if self.has_class("-low") else 1 + bool(plot.lines)
        return self.query_one("#page").content_size.height - taken - margins

    def on_resize(self, event: events.Resize) -> None:
        """Tell the words anew for another size, once it is laid out."""
        self.call_after_refresh(self.show_page)

    @on(OptionList.OptionHighlighted, "#pages")
    def _on_page_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self._go(event.option_index)

    @on(OptionList.OptionSelected, "#pages")
    def _on_page_chosen(self) -> None:
        self.action_toggle_table()

    def on_key(self, event: events.Key) -> None:
        """Go straight to a page by its digit."""
        if event.character and event.character in DIGITS:
            event.stop()
            self._go_and_light(DIGITS.index(event.character))

    def _go_and_light(self, place: int) -> None:
        if 0 <= place < len(self._listed):
            self.pages.highlighted = place
            self._go(place)

    def _go(self, place: int) -> None:
        if place != self._place and place < len(self._listed):
            self._place = place
            self.show_page()

    def action_next_page(self) -> None:
        """Show the next plot."""
        self._go_and_light(self._place + 1)

    def action_previous_page(self) -> None:
        """Show the plot before."""
        self._go_and_light(self._place - 1)

    def action_toggle_table(self) -> None:
        """Show the figures behind the plot, or the plot again."""
        table = not self.has_class("-table")
        self.set_class(table, "-table")
        self.show_page()
        (self.table if table else self.pages).focus()

    def action_next_span(self) -> None:
        """Tell of another span of time."""
        if self.material is None:
            return
        every = spans(self.material.today)
        shown_or_asked = every.index(span_called(self._request.span, self.material.today))
        span = every[(shown_or_asked + 1) % len(every)]
        self._request.span = span.title
        self._retell(self.material.of(span))

    @work(thread=True, group="span", exclusive=True, exit_on_error=False)
    def _retell(self, material: Material) -> None:
        self._tell_of(material)

    def action_leave(self) -> None:
        """Go one step back: from the table to the plot, from there to where this came from."""
        if self.has_class("-table"):
            self.action_toggle_table()
        else:
            self.post_message(GoBack())
