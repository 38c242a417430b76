"""Hits as lines of one widget, under the sessions they stand in, to be picked by key and mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from screens.search.hit_blocks import HitBlocks
from screens.search.hit_lines import LOOKS, HitLayout
from screens.widgets.content import shown
from screens.widgets.entry_strips import EntryStrips
from screens.widgets.paint_now import grow
from screens.widgets.picked_blocks import PickedBlocks
from screens.widgets.span import Span
from screens.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.search.hit import Hit

AHEAD = 10
"""Hits below the highlight or the view from which more are asked for."""


class HitList(PickedBlocks, can_focus=True):
    """What was found, newest first."""

    DEFAULT_CSS = """
    HitList {
        color: $foreground;
        background: $background;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        & > .hit-list--heading { color: $foreground; text-style: bold; }
        & > .hit-list--where { color: $primary; }
        & > .hit-list--match { color: $accent; text-style: bold underline; }
        & > .hit-list--aside, & > .hit-list--hint { color: $foreground 55%; }
        & > .hit-list--who { color: $primary; }
        & > .hit-list--due, & > .hit-list--level { color: $accent; }
        & > .hit-list--note, & > .hit-list--place { color: $foreground 45%; }
        & > .hit-list--learning { color: $success; text-style: bold; }
        & > .hit-list--open { color: $primary; text-style: bold; }
        & > .hit-list--promise { color: $accent; text-style: bold; }
        & > .hit-list--highlighted { background: $block-cursor-background; }
        & > .hit-list--blurred { background: $block-cursor-blurred-background; }
    }
    """
    COMPONENT_CLASSES = {f"hit-list--{look}" for look in LOOKS}

    _blocks: HitBlocks

    @dataclass
    class Highlighted(Message):
        """The highlight moved to the hit at this place."""

        place: int

    @dataclass
    class Chosen(Message):
        """Enter, or a double click: open this hit."""

        hit: Hit

    class LeftAtTop(Message):
        """Up from the first hit."""

    class MoreWanted(Message):
        """The reader is near the end of what is shown."""

        def can_replace(self, message: Message) -> bool:
            """Ask once, however many keys led here."""
            return isinstance(message, type(self))

    def __init__(
        self, today: date, called: Callable[[CommunityId], str], *, id: str | None = None
    ) -> None:
        """`called` names a community, or returns nothing where it need not be told."""
        super().__init__(id=id)
        self._blocks = HitBlocks(HitLayout(0, today, called))
        self._strips = EntryStrips(self._look, self._finish)
        self._hint = ""

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is shown."""
        return self._blocks.hits

    @property
    def hit(self) -> Hit | None:
        """The highlighted hit."""
        place = self.highlighted
        return self.hits[place] if place is not None and place < len(self.hits) else None

    def show(self, hits: Sequence[Hit], *, hint: str = "", at: int | None = None) -> None:
        """Show these hits instead, `hint` where there is none.

        Where they only go on from those shown, nothing moves; other ones begin at the top, or at
        the hit at the place `at`.
        """
        before, lit = len(self.hits), self.hit
        same = self._blocks.fill(hits)
        self._hint = hint
        self._strips.forget()
        grow(self, self._height)
        if at is None and lit is not None and before and same == min(before, len(hits)):
            at = self.highlighted
        self._light(at if at is not None else (0 if hits else None))
        if at is None:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def _light(self, place: int | None) -> None:
        stood = self.highlighted
        self.highlighted = place
        self._see_again(stood)

    def _see_again(self, stood: int | None) -> None:
        """Bring the highlight into view where it did not move from where it stood."""
        if stood is not None and stood == self.highlighted:
            self.bring_into_view(stood)

    @property
    def _height(self) -> int:
        if self.hits:
            return self._blocks.height
        return len(self._hint_lines())

    def tell(self, position: int) -> None:
        """Tell which hit it is."""
        self.post_message(self.Highlighted(position))

    def bring_into_view(self, position: int) -> None:
        """Show a hit, with its session's heading where there is room."""
        if position >= len(self.hits):
            return
        lines = self._blocks.block_of(position)
        if len(lines) >= self.size.height:
            lines = self._blocks.lines_of(position)
        self.scroll_to_region(Region(0, lines.start, 1, len(lines)), animate=False, force=True)
        if position + AHEAD >= len(self.hits):
            self.post_message(self.MoreWanted())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more before the end comes into view."""
        super().watch_scroll_y(old_value, new_value)
        if self.hits and new_value > old_value:
            seen = self._blocks.at_line(round(new_value) + self.size.height)
            if seen + AHEAD >= len(self.hits):
                self.post_message(self.MoreWanted())

    def on_resize(self) -> None:
        """Wrap to the new width; what was read stays in view."""
        width = self.scrollable_content_region.width
        if width in (0, self._blocks.layout.width):
            return
        top = self._blocks.at_line(self.scroll_offset.y) if self.hits else 0
        self._strips.forget()
        self._blocks.lay_out(replace(self._blocks.layout, width=width))
        grow(self, self._height)
        if self.hits and top:
            self.scroll_to(y=self._blocks.block_of(top).start, animate=False, force=True)
        self._see_again(self.highlighted)
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the highlight in another ground."""
        super().watch_has_focus(has_focus)
        self._strips.forget_styles()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        super().notify_style_update()
        self._strips.forget_styles()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line, width = y + self.scroll_offset.y, self.size.width
        if not self.hits:
            lines = self._hint_lines()
            spans = [Span(lines[line], "hint")] if line < len(lines) else []
            return self._strips.draw(spans, width)
        if line >= self._blocks.height:
            return self._strips.kept(None, False, self._blocks.spans, width)
        place = self._blocks.at_line(line)
        lit = place == self.highlighted and line in self._blocks.lines_of(place)
        return self._strips.kept(line, lit, self._blocks.spans, width)

    def _hint_lines(self) -> list[str]:
        width = max(4, self.scrollable_content_region.width or 80)
        return list(wrapped(shown(self._hint).plain, width))

    def _look(self, look: str) -> Style:
        if look == "text":
            return self.rich_style
        if look == "highlighted" and not self.has_focus:
            look = "blurred"
        return self.get_component_rich_style(f"hit-list--{look}")

    def _finish(self, strip: Strip) -> Strip:
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return strip

    def action_move(self, by: int) -> None:
        """Highlight the next hit above (-1) or below (1)."""
        if by < 0 and not self.highlighted:
            self.post_message(self.LeftAtTop())
        else:
            super().action_move(by)

    def action_choose(self) -> None:
        """Open the highlighted hit."""
        if self.hit is not None:
            self.post_message(self.Chosen(self.hit))
