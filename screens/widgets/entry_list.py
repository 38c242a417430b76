"""The entries of one phase, as lines of one widget."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.content import shown
from screens.widgets.entry_blocks import EntryBlocks
from screens.widgets.entry_lines import LOOKS, EntryLayout, Span
from screens.widgets.entry_strips import EntryStrips
from screens.widgets.following_view import FollowingView
from screens.widgets.short_names import ShortNames
from screens.widgets.wrapping import wrapped


class EntryList(FollowingView, can_focus=True):
    """What was said, in order; follows the end unless the reader scrolled up."""

    DEFAULT_CSS = """
    EntryList {
        color: $foreground;
        background: $background;
        & > .entry-list--time { color: $foreground 45%; }
        & > .entry-list--aside, & > .entry-list--hint { color: $foreground 55%; }
        & > .entry-list--who { color: $primary; }
        & > .entry-list--due, & > .entry-list--level { color: $accent; }
        & > .entry-list--mark { color: $accent; text-style: bold; }
        & > .entry-list--unsaved { color: $error; text-style: bold; }
        & > .entry-list--note { color: $foreground 35%; }
        & > .entry-list--learning { color: $success; text-style: bold; }
        & > .entry-list--open { color: $primary; text-style: bold; }
        & > .entry-list--promise { color: $accent; text-style: bold; }
        & > .entry-list--highlighted { background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES = {f"entry-list--{look}" for look in (*LOOKS, "hint", "highlighted")}

    BINDINGS = [
        Binding("up", "move(-1)", "Entry above", show=False),
        Binding("down", "move(1)", "Entry below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First entry", show=False),
        Binding("end", "last", "Last entry", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    unsaved: reactive[frozenset[str]] = reactive(frozenset[str](), init=False)
    """Ids of entries that are not on the disk yet; each says so."""
    carries: reactive[dict[str, int]] = reactive(dict[str, int], init=False)
    """How often an entry has been carried over, where it has been."""
    compact: reactive[bool] = reactive(False, init=False)
    """For narrow side panes: no time column."""
    highlighted: reactive[int | None] = reactive[int | None](None, init=False)
    """Position of the entry that keys act upon; shown while the list has the focus."""

    @dataclass
    class EntryHighlighted(Message):
        """The highlight moved to this entry."""

        id: EntryId

    @dataclass
    class EntryChosen(Message):
        """Enter or a double click on this entry: open it."""

        id: EntryId

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        *,
        empty_text: str = "",
        local: Callable[[datetime], datetime] = datetime.astimezone,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`empty_text` says how to fill the list while it has no entries.

        `local` tells a moment in the session's zone.
        """
        super().__init__(id=id, classes=classes)
        self.empty_text = empty_text
        self._names = ShortNames()
        self._blocks = EntryBlocks(EntryLayout(0, False, local, self._names.of))
        self._strips = EntryStrips(self._look, self._finish)
        self.set_entries(entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown, in order."""
        return tuple(self._blocks.entries)

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry."""
        return None if self.highlighted is None else self._blocks.entries[self.highlighted]

    @property
    def follows(self) -> bool:
        """Whether what is new is to be brought into view: not while an older one is picked."""
        last = len(self._blocks.entries) - 1
        return super().follows and (not self.has_focus or self.highlighted in (None, last))

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries instead; the highlight stays on its entry where that is kept."""
        entries, lit, follow = list(entries), self.entry, self.follows
        self._learn_names(entries)
        self._blocks.fill(entries)
        position = None if lit is None else self._blocks.position(lit.id)
        self.set_reactive(EntryList.highlighted, position)
        self._show_anew(follow)

    def append(self, entry: Entry) -> None:
        """Add an entry at the end and paint it at once."""
        follow = self.follows
        self._learn_names([entry])
        self._blocks.append(entry)
        self.set_height(self._blocks.height, follow=follow)
        self.paint()

    def replace(self, entry: Entry) -> None:
        """Show the new version of the entry with that id; unknown ids are passed over."""
        if self._blocks.position(entry.id) is not None:
            self.set_entries(entry if old.id == entry.id else old for old in self._blocks.entries)

    def remove_entry(self, entry: EntryId) -> None:
        """Take an entry away; unknown ids are passed over."""
        self.set_entries(kept for kept in self._blocks.entries if kept.id != entry)

    def next_mark(self) -> EntryId | None:
        """Move the highlight to the next entry marked `@@`, round the end; None without one."""
        start = -1 if self.highlighted is None else self.highlighted
        for position in self._blocks.marked_after(start):
            self.highlighted = position
            return self._blocks.entries[position].id
        return None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is scrolled into view.

        Kept lines are ready for the screen; without a frame to draw, that spares Textual's own
        work on each of them.
        """
        if self.styles.gutter:
            return super().render_lines(crop)
        first, last = crop.column_span
        strips = [self.render_line(y) for y in crop.line_range]
        whole = (first, last) == (0, self.outer_size.width)
        return strips if whole else [strip.crop(first, last) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Draw one line, as wide as the list with its scrollbar."""
        line, width = y + self.scroll_offset.y, self.outer_size.width
        if not self._blocks.entries:
            return self._strips.draw(self._hint(line), width)
        if line >= self._blocks.height:
            return self._strips.kept(None, False, self._blocks.spans, width)
        lit = self.has_focus and self._blocks.at_line(line) == self.highlighted
        return self._strips.kept(line, lit, self._blocks.spans, width)

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        super().notify_style_update()
        self._strips.forget_styles()

    def watch_unsaved(self, before: frozenset[str], now: frozenset[str]) -> None:
        """Mark what could not be written, and what now could."""
        self._blocks.unsaved = now
        self._lay_out(before ^ now)

    def watch_carries(self, before: dict[str, int], now: dict[str, int]) -> None:
        """Say how often each entry was carried."""
        self._blocks.carries = now
        self._lay_out(before.keys() | now.keys())

    def watch_compact(self) -> None:
        """Lay everything out with or without times."""
        self._lay_out_all()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._strips.forget()
        if self._width not in (0, self._blocks.layout.width):
            self._lay_out_all()

    def validate_highlighted(self, position: int | None) -> int | None:
        """Keep within the entries."""
        last = len(self._blocks.entries) - 1
        return None if position is None or last < 0 else max(0, min(position, last))

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Repaint both, bring the new one into view and tell."""
        for position in (before, now):
            if position is not None and position < len(self._blocks.entries):
                lines = self._blocks.lines_of(position)
                self.refresh_lines(lines.start, len(lines))
        if now is not None:
            lines = self._blocks.lines_of(now)
            self.scroll_to_region(Region(0, lines.start, 1, len(lines)), animate=False)
            self.post_message(self.EntryHighlighted(self._blocks.entries[now].id))

    def on_focus(self) -> None:
        """Begin at the newest."""
        if self.highlighted is None:
            self.action_last()

    def on_click(self, event: events.Click) -> None:
        """Highlight the entry under the mouse; a double click opens it."""
        if self._blocks.entries:
            self.highlighted = self._blocks.at_line(event.y + self.scroll_offset.y)
            if event.chain > 1:
                self.action_choose()

    def action_move(self, by: int) -> None:
        """Highlight the next entry above (-1) or below (1)."""
        self.highlighted = (self.highlighted or 0) + by

    def action_page(self, by: int) -> None:
        """Highlight the entry a page above (-1) or below (1)."""
        if self.highlighted is not None:
            line = self._blocks.lines_of(self.highlighted).start + by * (self.size.height - 1)
            self.highlighted = self._blocks.at_line(line)

    def action_first(self) -> None:
        """Highlight the oldest entry."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Highlight the newest entry."""
        self.highlighted = len(self._blocks.entries) - 1

    def action_choose(self) -> None:
        """Open the highlighted entry."""
        if self.entry:
            self.post_message(self.EntryChosen(self.entry.id))

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _learn_names(self, entries: Iterable[Entry]) -> None:
        if self._names.learn(chain.from_iterable(map(_people, entries))):
            self._blocks.lay_out(self._blocks.layout)
            self._strips.forget()

    def _lay_out(self, identifiers: Iterable[str]) -> None:
        follow = self.follows
        self._blocks.lay_out_some(identifiers)
        self._show_anew(follow)

    def _lay_out_all(self) -> None:
        follow, top = self.follows, self._blocks.at_line(self.scroll_offset.y)
        self._blocks.lay_out(replace(self._blocks.layout, width=self._width, compact=self.compact))
        self._show_anew(follow)
        if not follow and self._blocks.entries:
            self.scroll_to_line(self._blocks.lines_of(top).start)

    def _show_anew(self, follow: bool) -> None:
        self._strips.forget()
        self.set_height(self._blocks.height, follow=follow)

    def _look(self, look: str) -> Style:
        if look == "text":
            return self.rich_style
        return self.get_component_rich_style(f"entry-list--{look}")

    def _finish(self, strip: Strip) -> Strip:
        """Return the strip as the terminal can show it."""
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return strip

    def _hint(self, line: int) -> list[Span]:
        """Return a line of what to say while there is no entry."""
        lines = list(wrapped(shown(self.empty_text).plain, max(4, self._width - 2)))
        return [Span(f" {lines[line]}", "hint")] if line < len(lines) else []


def _people(entry: Entry) -> tuple[str, ...]:
    return (*entry.owners, *((entry.by,) if entry.by else ()))
