"""A scrolled view that keeps its end in sight until the reader scrolls up."""

from textual.scroll_view import ScrollView

from screens.widgets.paint_now import grow, paint_now


class FollowingView(ScrollView):
    """Lines that grow at the end; new ones come into view unless the reader looks elsewhere."""

    DEFAULT_CSS = """
    FollowingView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-color: $border;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """

    _at_end = True

    @property
    def follows(self) -> bool:
        """Whether what is new is to be brought into view."""
        return self._at_end

    def set_height(self, lines: int, *, follow: bool) -> None:
        """Have `lines` lines to show; `follow` brings the last into view."""
        grow(self, lines)
        if follow:
            self.scroll_to_line(self.max_scroll_y)
        self.refresh()

    def paint(self) -> None:
        """Paint what has changed at once, then the scrollbar beside it."""
        if paint_now(self) and self.show_vertical_scrollbar:
            paint_now(self.vertical_scrollbar)

    def scroll_to_line(self, line: int) -> None:
        """Bring a line to the top, as far as there are lines below."""
        if self.is_attached:
            self.scroll_to(y=line, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Notice whether the reader is at the end, to be kept there."""
        super().watch_scroll_y(old_value, new_value)
        self._at_end = round(new_value) >= self.max_scroll_y

    def on_resize(self) -> None:
        """Keep the end in view when the room for it changes."""
        if self._at_end:
            self.scroll_to_line(self.max_scroll_y)
