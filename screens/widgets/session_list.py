"""Sessions, newest first: at once by their file names, a moment later by their own titles.

Lines of one widget, drawn as they come into view, so that ten thousand cost no more than fifty.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events, work
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.worker import get_current_worker

from data.safe_text import one_line
from data.store.refs import SessionRef
from screens.widgets.entry_strips import EntryStrips
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened

WIDE = 60
"""Cells from which on a row tells weekday and year in full."""
NARROW = 30
"""Cells from which on it tells the hour."""
NUMBERED = " · "
"""What stands before the number in the title of a session without a topic."""
LEAST = 6
"""Cells that are left of what stands before that."""

AFTER_PAINT = 0.1
"""Seconds after which a screen stands and what reads files no longer holds it up."""

TitleOf = Callable[[SessionRef], str | None]
"""Reads a session's own title; None where it cannot be read."""

TitlesAtHand = Callable[[Sequence[SessionRef]], Mapping[SessionRef, str]]
"""Returns the titles that are known without reading any session."""


class SessionList(ScrollView, can_focus=True):
    """The live sessions and the past ones."""

    DEFAULT_CSS = """
    SessionList {
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        & > .session-list--when { color: $foreground 60%; }
        & > .session-list--text { color: $foreground; }
        & > .session-list--live { color: $accent; text-style: bold; }
        & > .session-list--highlighted { background: $block-cursor-blurred-background; }
        &:focus > .session-list--highlighted { background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES = {
        f"session-list--{look}" for look in ("when", "text", "live", "highlighted")
    }

    BINDINGS = [
        Binding("up", "move(-1)", "Session above", show=False),
        Binding("down", "move(1)", "Session below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1_000_000)", "First session", show=False),
        Binding("end", "move(1_000_000)", "Last session", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    highlighted: reactive[int | None] = reactive[int | None](None, init=False)
    """Position of the session that keys act upon."""

    @dataclass
    class Highlighted(Message):
        """The highlight is on this session now."""

        ref: SessionRef

    @dataclass
    class Opened(Message):
        """Enter or a click on the highlighted session."""

        ref: SessionRef

    def __init__(
        self, title_of: TitleOf, at_hand: TitlesAtHand, *, empty: str = "", id: str | None = None
    ) -> None:
        """Start empty; `show` fills it. What gives the titles is called in a thread.

        `empty` stands where there is no session.
        """
        super().__init__(id=id)
        self._empty = empty
        self._at_hand = at_hand
        self._title_of = title_of
        self._titles: dict[SessionRef, str] = {}
        self._refs: Sequence[SessionRef] = ()
        self._strips = EntryStrips(
            lambda look: self.get_component_rich_style(f"session-list--{look}")
        )

    @property
    def chosen(self) -> SessionRef | None:
        """The highlighted session."""
        return None if self.highlighted is None else self._refs[self.highlighted]

    @property
    def in_view(self) -> Sequence[SessionRef]:
        """The sessions whose rows can be seen."""
        top = round(self.scroll_y)
        return self._refs[top : top + self.size.height]

    @property
    def titled(self) -> bool:
        """Whether every row in view tells the session's own title by now."""
        return all(ref in self._titles for ref in self.in_view)

    def show(self, refs: Sequence[SessionRef], at: SessionRef | None = None) -> None:
        """Show these sessions, the highlight on `at`, else where it was, else on the first."""
        wanted = at or self.chosen
        places = (i for i, ref in enumerate(refs) if wanted and ref.path == wanted.path)
        self._refs = refs
        self.set_reactive(SessionList.highlighted, next(places, 0) if refs else None)
        self.virtual_size = Size(0, len(refs))
        self.watch_highlighted()

    def _called(self, ref: SessionRef, room: int) -> str:
        """Return a session's title in so many cells; what numbers it stays."""
        title = one_line(self._titles.get(ref, ref.title))
        name, dot, number = title.rpartition(NUMBERED)
        left = room - cell_len(dot) - cell_len(number)
        if name and left >= LEAST and cell_len(title) > room:
            return f"{shortened(name, left)}{dot}{number}"
        return shortened(title, max(1, room))

    def render_line(self, y: int) -> Strip:
        """Draw the row that stands `y` lines below the top."""
        place = y + round(self.scroll_y)
        width = self.scrollable_content_region.width
        if place >= len(self._refs):
            hint = "" if place else shortened(self._empty, width)
            return self._strips.draw([Span(hint, "when")], width)
        ref = self._refs[place]
        spelled = "%a %d %b %Y  %H:%M" if width >= WIDE else "%d %b %y %H:%M"
        when = ref.local.strftime(spelled if width >= NARROW else "%d %b %y")
        told = "▶ live now".ljust(len(when)) if ref.live else when
        title = self._called(ref, width - len(when) - 2)
        looks = ("live", "live") if ref.live else ("when", "text")
        row = [Span(f"{told}  ", looks[0]), Span(title, looks[1])]
        return self._strips.draw(row, width, lit=place == self.highlighted)

    def notify_style_update(self) -> None:
        """Draw every row again, in new colours."""
        self._strips.forget_styles()
        super().notify_style_update()

    def watch_highlighted(self) -> None:
        """Bring the highlighted row into view and tell of it."""
        self.refresh()
        self._tell()
        if self.highlighted is not None:
            row = Region(0, self.highlighted, 1, 1)
            self.scroll_to_region(row, animate=False, force=True)

    def _tell(self) -> None:
        self.set_timer(AFTER_PAINT, self._read_titles)
        if self.chosen is not None:
            self.post_message(self.Highlighted(self.chosen))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Read the titles of what came into view."""
        super().watch_scroll_y(old_value, new_value)
        self._read_titles()

    @work(thread=True, group="titles", exclusive=True, exit_on_error=False)
    def _read_titles(self) -> None:
        worker = get_current_worker()
        self._titles |= self._at_hand([ref for ref in self.in_view if ref not in self._titles])
        for ref in self.in_view:
            if worker.is_cancelled:
                return
            if ref not in self._titles:
                self._titles[ref] = self._title_of(ref) or ref.title
        self.app.call_from_thread(self.refresh)

    def on_click(self, event: events.Click) -> None:
        """Highlight the row under the pointer; a second click opens it."""
        place = event.y + round(self.scroll_y)
        if place < len(self._refs):
            if place == self.highlighted:
                self.action_open()
            self.highlighted = place

    def action_move(self, step: int) -> None:
        """Move the highlight, as far as there are rows."""
        if self._refs:
            self.highlighted = max(0, min(len(self._refs) - 1, (self.highlighted or 0) + step))

    def action_page(self, step: int) -> None:
        """Move the highlight by what fits into view."""
        self.action_move(step * max(1, self.size.height - 1))

    def action_open(self) -> None:
        """Open the highlighted session."""
        if self.chosen is not None:
            self.post_message(self.Opened(self.chosen))
