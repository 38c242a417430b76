"""Entries as lines of one widget, drawn once each."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain

from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.content import shown
from screens.widgets.entry_blocks import EntryBlocks
from screens.widgets.entry_lines import LOOKS, EntryLayout
from screens.widgets.entry_strips import EntryStrips
from screens.widgets.following_view import FollowingView
from screens.widgets.short_names import ShortNames
from screens.widgets.span import Span
from screens.widgets.wrapping import wrapped

Offered = dict[EntryId, tuple[str, ...]]

GAP = 1
"""Cells between the text and the scrollbar."""


class EntryView(FollowingView):
    """What was said, in order; follows the end unless the reader scrolled up."""

    DEFAULT_CSS = """
    EntryView {
        color: $foreground;
        background: $background;
        & > .entry-view--time, & > .entry-view--hand { color: $foreground 45%; }
        & > .entry-view--aside, & > .entry-view--hint { color: $foreground 55%; }
        & > .entry-view--who { color: $primary; }
        & > .entry-view--due, & > .entry-view--level { color: $accent; }
        & > .entry-view--mark { color: $accent; text-style: bold; }
        & > .entry-view--unsaved { color: $error; text-style: bold; }
        & > .entry-view--note { color: $foreground 35%; }
        & > .entry-view--learning { color: $success; text-style: bold; }
        & > .entry-view--open { color: $primary; text-style: bold; }
        & > .entry-view--promise { color: $accent; text-style: bold; }
        & > .entry-view--highlighted { background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES = {f"entry-view--{look}" for look in (*LOOKS, "hint", "highlighted")}

    unsaved: reactive[frozenset[str]] = reactive(frozenset[str](), init=False)
    """Ids of entries that are not on the disk yet; each says so."""
    compact: reactive[bool] = reactive(False, init=False)
    """For narrow side panes: neither times nor tags."""
    hands: reactive[bool] = reactive(False, init=False)
    """More than one person writes: each entry says who wrote it down."""
    offered: reactive[Offered] = reactive(Offered, init=False)
    """Full names of those who offered to help, by call for help."""
    empty_text: reactive[str] = reactive("", init=False)
    """Says how to fill the list while it has no entries."""

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        *,
        empty_text: str = "",
        local: Callable[[datetime], datetime] = datetime.astimezone,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`local` tells a moment in the session's zone."""
        super().__init__(id=id, classes=classes)
        self.set_reactive(EntryView.empty_text, empty_text)
        self._names = ShortNames()
        self._blocks = EntryBlocks(EntryLayout(0, False, local, self._names.of))
        self._strips = EntryStrips(self._look, self._finish)
        self.set_entries(entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown, in order."""
        return tuple(self._blocks.entries)

    @property
    def lit(self) -> int | None:
        """Position of the entry that is drawn highlighted."""
        return None

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries instead."""
        entries, follow = list(entries), self.follows
        self._learn_names(entries)
        self._blocks.fill(entries)
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
        lit = self._blocks.at_line(line) == self.lit
        return self._strips.kept(line, lit, self._blocks.spans, width)

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        super().notify_style_update()
        self._strips.forget_styles()

    def watch_unsaved(self, before: frozenset[str], now: frozenset[str]) -> None:
        """Mark what could not be written, and what now could."""
        self._blocks.unsaved = now
        self._lay_out(before ^ now)

    def watch_compact(self) -> None:
        """Lay everything out anew."""
        self._lay_out_all()

    def watch_offered(self, before: Offered, now: Offered) -> None:
        """Show who offered to help with what, where that changed."""
        self._blocks.layout = replace(self._blocks.layout, offered=now)
        self._lay_out({i for i in (*before, *now) if before.get(i) != now.get(i)})

    def watch_hands(self) -> None:
        """Lay everything out anew."""
        self._lay_out_all()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._strips.forget()
        if self._width not in (0, self._blocks.layout.width):
            self._lay_out_all()

    @property
    def _width(self) -> int:
        return max(0, self.scrollable_content_region.width - GAP)

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
        layout = replace(
            self._blocks.layout, width=self._width, compact=self.compact, hands=self.hands
        )
        self._blocks.lay_out(layout)
        self._show_anew(follow)
        if not follow and self._blocks.entries:
            self.scroll_to_line(self._blocks.lines_of(top).start)

    def _show_anew(self, follow: bool) -> None:
        self._strips.forget()
        self.set_height(self._blocks.height, follow=follow)

    def _look(self, look: str) -> Style:
        if look == "text":
            return self.rich_style
        return self.get_component_rich_style(f"entry-view--{look}")

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
    return (*entry.owners, *filter(None, (entry.by, entry.captured_by)))
