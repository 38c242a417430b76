"""The list of what is owed, under headings; rows are drawn as they come into view.

Lines of one widget: ten thousand cost a key no more than a hundred.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from data.ledger import Promise
from data.ledger_views import Gathering
from data.models.ids import EntryId
from screens.actions.row_layout import COLUMNS, LOOKS, WIDE, RowLayout, columns_for, short_names
from screens.widgets.entry_strips import EntryStrips
from screens.widgets.span import Span
from screens.widgets.wrapping import wrapped

Row = Gathering | Promise


class LedgerList(ScrollView, can_focus=True):
    """Headings cannot be chosen; Space and letters are the screen's."""

    DEFAULT_CSS = """
    LedgerList {
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        & > .ledger-list--mark { color: $accent; text-style: bold; }
        & > .ledger-list--text { color: $foreground; }
        & > .ledger-list--settled { color: $foreground 75%; }
        & > .ledger-list--aside { color: $foreground 60%; }
        & > .ledger-list--told { color: $success; }
        & > .ledger-list--pressing { color: $accent; }
        & > .ledger-list--heading { color: $primary; text-style: bold; }
        & > .ledger-list--highlighted { background: $block-cursor-blurred-background; }
        &:focus > .ledger-list--highlighted { background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES = {f"ledger-list--{look}" for look in (*LOOKS, "highlighted")}

    BINDINGS = [
        Binding("up", "move(-1)", "Row above", show=False),
        Binding("down", "move(1)", "Row below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1_000_000)", "First row", show=False),
        Binding("end", "move(1_000_000)", "Last row", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    highlighted: reactive[int | None] = reactive[int | None](None, init=False)
    """Place of the row that keys act upon, headings counted."""

    @dataclass
    class Highlighted(Message):
        """The highlight is on this one now; None where nothing is listed."""

        promise: Promise | None

    @dataclass
    class Opened(Message):
        """Enter or a click on the highlighted row."""

        promise: Promise

    def __init__(self, today: date, *, id: str | None = None) -> None:
        """Start empty; `show` fills it."""
        super().__init__(id=id)
        self.today = today
        """By which it is told what is overdue; set it and `refresh`."""
        self._rows: Sequence[Row] = ()
        self._places: dict[EntryId, int] = {}
        self._by = ""
        self._columns = COLUMNS
        self._narrow_columns = COLUMNS
        self._called: Mapping[str, str] = {}
        self._empty = ""
        self.marked: Collection[EntryId] = frozenset()
        """Which rows are marked; set it and `refresh`."""
        self._strips = EntryStrips(
            lambda look: self.get_component_rich_style(f"ledger-list--{look}")
        )

    @property
    def chosen(self) -> Promise | None:
        """The highlighted one."""
        row = None if self.highlighted is None else self._rows[self.highlighted]
        return row if isinstance(row, Promise) else None

    @property
    def promises(self) -> Sequence[Promise]:
        """All that is listed, each once, in the order shown."""
        listed = (row for row in self._rows if isinstance(row, Promise))
        return tuple({promise.id: promise for promise in listed}.values())

    def marks_listed(self) -> int:
        """Return how many of the marked ones are listed."""
        return sum(identifier in self._places for identifier in self.marked)

    def show(
        self,
        groups: Sequence[Gathering],
        by: str,
        *,
        at: EntryId | None = None,
        anew: bool = False,
        empty: str = "",
    ) -> None:
        """Show these, the highlight on `at`, else on its row, else at its place.

        `anew` goes to the first row where its row is not listed; `empty` says how the list fills.
        """
        before, chosen = self.highlighted, self.chosen
        self._by, self._empty = by, empty
        rows: list[Row] = []
        for group in groups:
            rows += (group, *group.promises)
        self._rows = rows
        listed = [row for row in rows if isinstance(row, Promise)]
        self._called = short_names(listed)
        self._columns = columns_for(listed, {})
        self._narrow_columns = columns_for(listed, self._called)
        self._places = {}
        for number, row in enumerate(self._rows):
            if isinstance(row, Promise):
                self._places.setdefault(row.id, number)
        wanted = at or (chosen.id if chosen else None)
        place = self._places.get(wanted) if wanted else None
        if place is not None and before is not None and chosen and wanted == chosen.id:
            place = self._same_row(before, chosen, place)
        self.set_reactive(
            LedgerList.highlighted,
            place if place is not None else self._near(0 if anew else before),
        )
        self.virtual_size = Size(0, len(self._rows))
        self.watch_highlighted()

    def hint(self, words: str) -> None:
        """Say this where nothing is listed."""
        self._empty = words
        self.refresh()

    def _same_row(self, before: int, chosen: Promise, first: int) -> int:
        """Return the place where it stood, of something that stands under several headings."""
        row = self._rows[before] if before < len(self._rows) else None
        return before if isinstance(row, Promise) and row.id == chosen.id else first

    def _near(self, place: int | None) -> int | None:
        if not self._rows:
            return None
        return self._able(min(place or 0, len(self._rows) - 1), 1)

    def _able(self, place: int, step: int) -> int:
        """Return the nearest place that is no heading, first looking the way of the step."""
        if isinstance(self._rows[place], Promise):
            return place
        ahead = place + step
        return ahead if 0 <= ahead < len(self._rows) else place - step

    def render_line(self, y: int) -> Strip:
        """Draw the row that stands `y` lines below the top."""
        place, width = y + round(self.scroll_y), self.scrollable_content_region.width
        if place >= len(self._rows):
            lines = list(wrapped(self._empty, max(4, width))) if not self._rows else []
            return self._strips.draw([Span("".join(lines[y : y + 1]), "aside")], width)
        row, layout = self._rows[place], self._layout(width)
        if isinstance(row, Gathering):
            return self._strips.draw(layout.heading(row.title, len(row.promises)), width)
        spans = layout.row(row, marked=row.id in self.marked)
        return self._strips.draw(spans, width, lit=place == self.highlighted)

    def _layout(self, width: int) -> RowLayout:
        if width < WIDE:
            return RowLayout(width, self.today, self._by, self._narrow_columns, self._called)
        return RowLayout(width, self.today, self._by, self._columns)

    def notify_style_update(self) -> None:
        """Draw every row again, in new colours."""
        self._strips.forget_styles()
        super().notify_style_update()

    def watch_highlighted(self) -> None:
        """Bring the highlighted row into view, with the heading over it, and tell of it."""
        self.refresh()
        self.post_message(self.Highlighted(self.chosen))
        if self.highlighted is not None:
            top = self.highlighted
            over = 1 if top and isinstance(self._rows[top - 1], Gathering) else 0
            row = Region(0, top - over, 1, 1 + over)
            self.scroll_to_region(row, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Highlight the row under the pointer; a second click opens it."""
        within = event.get_content_offset(self)
        place = within.y + round(self.scroll_y) if within else len(self._rows)
        if place < len(self._rows) and isinstance(self._rows[place], Promise):
            if place == self.highlighted:
                self.action_open()
            self.highlighted = place

    def action_move(self, step: int) -> None:
        """Move the highlight, as far as there are rows."""
        if self._rows:
            place = max(0, min(len(self._rows) - 1, (self.highlighted or 0) + step))
            self.highlighted = self._able(place, 1 if step > 0 else -1)

    def action_page(self, step: int) -> None:
        """Move the highlight by what fits into view."""
        self.action_move(step * max(1, self.size.height - 1))

    def action_open(self) -> None:
        """Open the highlighted one."""
        if self.chosen is not None:
            self.post_message(self.Opened(self.chosen))
