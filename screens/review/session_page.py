"""One past session, opened: its entries under headings.

Lines of one widget: what is seen is laid out first and the rest a little at a time, so that
thousands of entries open as quickly as a few.
"""

from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from data.models.ids import EntryId
from screens.review.laid_rows import LaidRows
from screens.review.page_rows import Page
from screens.widgets.entry_lines import LOOKS
from screens.widgets.entry_strips import EntryStrips
from screens.widgets.paint_now import grow

FIRST = 60
"""Rows that are laid out at once, besides those down to the one that is wanted."""
CHUNK = 150
"""Rows that are laid out at a time after that."""
BREATH = 0.01
"""Seconds between two times, in which keys are answered."""

_OWN_LOOKS = ("heading", "title", "dim", "warning", "bar", "planned", "over", "highlighted")
"""Looks besides those of entries."""


class SessionPage(ScrollView, can_focus=True):
    """Headings cannot be chosen, entries can."""

    DEFAULT_CSS = """
    SessionPage {
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        & > .session-page--time, & > .session-page--hand { color: $foreground 45%; }
        & > .session-page--aside { color: $foreground 55%; }
        & > .session-page--dim { color: $foreground 60%; }
        & > .session-page--planned { color: $foreground 35%; }
        & > .session-page--who, & > .session-page--bar { color: $primary; }
        & > .session-page--due, & > .session-page--level { color: $accent; }
        & > .session-page--mark, & > .session-page--promise { color: $accent; text-style: bold; }
        & > .session-page--heading { color: $accent; text-style: bold; }
        & > .session-page--title { text-style: bold; }
        & > .session-page--unsaved { color: $error; text-style: bold; }
        & > .session-page--warning, & > .session-page--over { color: $warning; }
        & > .session-page--note { color: $foreground 35%; }
        & > .session-page--learning { color: $success; text-style: bold; }
        & > .session-page--open { color: $primary; text-style: bold; }
        & > .session-page--highlighted { background: $block-cursor-blurred-background; }
        &:focus > .session-page--highlighted { background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES = {f"session-page--{look}" for look in (*LOOKS, *_OWN_LOOKS)}

    BINDINGS = [
        Binding("up", "move(-1)", "Entry above", show=False),
        Binding("down", "move(1)", "Entry below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First entry", show=False),
        Binding("end", "last", "Last entry", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    highlighted: reactive[int | None] = reactive[int | None](None, init=False)
    """Position of the row that keys act upon."""

    @dataclass
    class Highlighted(Message):
        """The highlight is on this entry now."""

        entry: EntryId

    @dataclass
    class Opened(Message):
        """Enter or a click on the highlighted entry."""

        entry: EntryId

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._page: Page | None = None
        self._wanted: EntryId | None = None
        self._filled_for = 0
        self._rows = LaidRows()
        self._laying: Timer | None = None
        self._strips = EntryStrips(self._look)

    @property
    def chosen(self) -> EntryId | None:
        """The highlighted entry."""
        return None if self.highlighted is None else self._rows[self.highlighted].entry

    @property
    def text(self) -> str:
        """All that stands on it, as a person would read it."""
        self._rows.more(None)
        lines = map(self._rows.spans, range(self._rows.height))
        return "\n".join("".join(span.text for span in line) for line in lines)

    def show(self, page: Page, *, same: bool = False, at: EntryId | None = None) -> None:
        """Show this page; `same` keeps the place where the reader was, `at` is highlighted."""
        self._page = page
        self._wanted = at or (self._wanted if same else None)
        self._fill(same=same)

    def on_resize(self) -> None:
        """Lay the lines out anew for another width; the highlight stays in view."""
        if self._width != self._filled_for:
            self._fill(same=True)
        elif self.highlighted is not None:
            self._bring_into_view(self.highlighted)

    def notify_style_update(self) -> None:
        """Draw every line again, in new colours."""
        super().notify_style_update()
        self._strips.forget_styles()

    @property
    def _width(self) -> int:
        return max(12, self.scrollable_content_region.width - 1)

    def _look(self, look: str) -> Style:
        if look == "text":
            return self.rich_style
        return self.get_component_rich_style(f"session-page--{look}")

    def _fill(self, *, same: bool) -> None:
        if self._page is None or not self.size:
            return
        place = self.highlighted if same else None
        lit = "" if place is None else self._rows[place].key
        top = self.scroll_offset.y if same else 0
        self._filled_for = self._width
        self._rows = LaidRows(self._page.rows(self._filled_for))
        self._rows.more(FIRST)
        self._rows.down_to(top + 2 * self.size.height)
        wanted, found = self._wanted, None
        if wanted is not None:
            found = self._rows.find(lambda row: row.entry == wanted)
            self._wanted = None
        elif place is not None:
            found = self._rows.find(lambda row: row.key == lit)
            found = self._rows.nearest(place) if found is None else found
        self._lines_changed()
        self._lay_out_later()
        self.set_reactive(SessionPage.highlighted, found)
        self.scroll_to(y=top, animate=False, force=True)
        if found is not None and (wanted or self.has_focus):
            self._bring_into_view(found, centre=wanted is not None)
        self.refresh()

    def _lines_changed(self) -> None:
        self._strips.forget()
        grow(self, self._rows.height)

    def _lay_out_later(self) -> None:
        if self._laying:
            self._laying.stop()
        self._laying = self.set_timer(BREATH, self._lay_out_more)

    def _lay_out_more(self) -> None:
        """Lay out what is further down, a little at a time."""
        if self._rows.more(CHUNK):
            self._lay_out_later()
        grow(self, self._rows.height)

    def _bring_into_view(self, place: int, *, centre: bool = False) -> None:
        lines = self._rows.lines_of(place)
        region = Region(0, lines.start, 1, len(lines))
        self.scroll_to_region(region, animate=False, force=True, center=centre)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if line >= self._rows.height:
            return self._strips.kept(None, False, self._rows.spans, width)
        lit = self._rows.at_line(line) == self.highlighted
        return self._strips.kept(line, lit, self._rows.spans, width)

    def watch_highlighted(self) -> None:
        """Bring the highlighted row into view and tell of it."""
        self.refresh()
        if self.highlighted is not None:
            self._bring_into_view(self.highlighted)
            if entry := self.chosen:
                self.post_message(self.Highlighted(entry))

    def on_click(self, event: events.Click) -> None:
        """Highlight the entry under the pointer; a second click opens it."""
        offset = event.get_content_offset(self)
        line = self._rows.height if offset is None else offset.y + self.scroll_offset.y
        if line >= self._rows.height:
            return
        place = self._rows.at_line(line)
        if place == self.highlighted:
            self.action_open()
        elif self._rows[place].key:
            self.highlighted = place

    def action_move(self, by: int) -> None:
        """Highlight the next entry above (-1) or below (1)."""
        found = self._rows.step(self.highlighted, by)
        if found == self.highlighted:
            self.scroll_relative(y=by, animate=False, force=True)
        self.highlighted = found

    def action_page(self, by: int) -> None:
        """Highlight the entry a page above (-1) or below (1)."""
        lines = self._rows.lines_of(self.highlighted) if self.highlighted is not None else None
        start = self.scroll_offset.y if lines is None else lines.start
        step = by * max(1, self.size.height - 1)
        found = self._rows.nearest(self._rows.at_line(start + step))
        if found == self.highlighted:
            self.scroll_relative(y=step, animate=False, force=True)
        self.highlighted = found

    def action_first(self) -> None:
        """Highlight the first entry, what stands above it in view."""
        self.highlighted = self._rows.step(None, 1)
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """Highlight the last entry."""
        self._rows.more(None)
        self._lines_changed()
        self.highlighted = self._rows.last()
        self.scroll_end(animate=False)

    def action_open(self) -> None:
        """Open the highlighted entry."""
        if entry := self.chosen:
            self.post_message(self.Opened(entry))
