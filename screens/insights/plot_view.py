"""A plot on the screen, drawn for the size and the theme that there are."""

from rich.text import Text
from textual.app import RenderResult
from textual.color import Color, ColorParseError
from textual.content import Content
from textual.theme import Theme
from textual.widget import Widget

from data.insights.plot import Plot
from screens.insights.drawing import Rgb, drawn
from screens.widgets.content import DIM

SERIES = ("primary", "accent", "secondary", "foreground")
"""The theme's variables for the colours of the series, in their order."""
STYLES = tuple(f"${name}" for name in SERIES)
TOO_SMALL = "Too small for a plot: t shows the table."
NOTHING = "Nothing to draw yet."
_Drawn = tuple[Plot | None, int, int, tuple[Rgb, ...]]


class PlotView(Widget):
    """Draws anew when the plot, the size or the theme is another, and only then."""

    DEFAULT_CSS = """
    PlotView { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._plot: Plot | None = None
        self._for: _Drawn = (None, 0, 0, ())
        self._lines = Text()

    def on_mount(self) -> None:
        """Change colours with the theme."""
        self.app.theme_changed_signal.subscribe(self, self._on_theme)

    def _on_theme(self, _: Theme) -> None:
        self.refresh()

    def show(self, plot: Plot | None) -> None:
        """Show this plot."""
        self._plot = plot
        self.refresh()

    def render(self) -> RenderResult:
        """Draw it; where that cannot be, say so."""
        width, height = self.content_size
        if self._plot is None:
            return ""
        if not self._plot.drawn:
            return Content.styled(NOTHING, DIM)
        asked: _Drawn = (self._plot, width, height, self._colours())
        if asked != self._for:
            self._for = asked
            self._lines = Text.from_ansi(drawn(self._plot, width, height, asked[3]), no_wrap=True)
        return self._lines if self._lines else Content.styled(TOO_SMALL, DIM)

    def _colours(self) -> tuple[Rgb, ...]:
        variables = self.app.theme_variables
        try:
            return tuple(Color.parse(variables[name]).rgb for name in SERIES if name in variables)
        except ColorParseError:
            return ()
