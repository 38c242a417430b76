"""Laid-out lines of entries turned into what Textual draws."""

from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from screens.widgets.span import Span


def _as_it_is(strip: Strip) -> Strip:
    return strip


class EntryStrips:
    """Draws lines in the styles that `style_of` finds for a look, and keeps what it has drawn."""

    def __init__(
        self, style_of: Callable[[str], Style], finish: Callable[[Strip], Strip] = _as_it_is
    ) -> None:
        """`style_of` is asked once for each look until `forget_styles`, `finish` for each strip."""
        self._style_of = style_of
        self._finish = finish
        self._styles: dict[tuple[str, bool], Style] = {}
        self._strips: dict[tuple[int | None, bool], Strip] = {}

    def forget(self) -> None:
        """Draw every line again: the lines are other ones now."""
        self._strips.clear()

    def forget_styles(self) -> None:
        """Draw every line again, in new styles."""
        self._strips.clear()
        self._styles.clear()

    def kept(
        self, line: int | None, lit: bool, spans: Callable[[int], Iterable[Span]], width: int
    ) -> Strip:
        """Return line number `line`, None being a blank one; drawn unless it was before."""
        if (line, lit) not in self._strips:
            drawn = self.draw(() if line is None else spans(line), width, lit=lit)
            self._strips[line, lit] = drawn
        return self._strips[line, lit]

    def draw(self, spans: Iterable[Span], width: int, *, lit: bool = False) -> Strip:
        """Return the spans as a strip of `width` cells, on the highlight's ground where `lit`."""
        segments = [Segment(span.text, self._style(span.look, lit)) for span in spans if span.text]
        return self._finish(Strip(segments).adjust_cell_length(width, self._style("text", lit)))

    def _style(self, look: str, lit: bool) -> Style:
        if (look, lit) not in self._styles:
            style = self._style_of(look)
            ground = Style(bgcolor=self._style_of("highlighted").bgcolor) if lit else None
            self._styles[look, lit] = style + ground
        return self._styles[look, lit]
