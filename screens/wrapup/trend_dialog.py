"""How the exit slips of one session after another went, each with the number of answers."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.pulse import told_means
from data.trend import ASKED, Point
from screens.widgets.content import DIM, shown

NOBODY = "Nobody has handed in a slip yet. s opens it at the end of a session."


class TrendDialog(ModalScreen[None]):
    """Reads only; Esc closes it."""

    BINDINGS = [Binding("escape,t,q", "dismiss(None)", show=False)]

    CSS = """
    TrendDialog { align: center middle; }
    TrendDialog VerticalScroll {
        width: 84; max-width: 96%; height: auto; max-height: 80%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    TrendDialog Static { height: auto; }
    """

    def __init__(self, lines: Sequence[str], points: Sequence[Point], reason: str | None) -> None:
        """Take the trend in words, what it is made of, and why a refresh might be due."""
        super().__init__()
        self._trend = lines
        self._points = points
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Show the bars over the sessions, the newest first."""
        with VerticalScroll() as page:
            page.border_title = "How the sessions were for people"
            page.border_subtitle = "no names are kept · Esc closes"
            yield Static(Content("\n").join(self._paragraphs()))

    def _paragraphs(self) -> Iterator[Content]:
        yield from (shown(line) for line in self._trend or (NOBODY,))
        if self._reason:
            yield shown(f"\n{refresh_words(self._reason)}", "$accent")
        for point in reversed(self._points):
            day = f"{point.at:%d %b %Y}" if isinstance(point.at, datetime) else ""
            yield shown(f"\nSession {point.number}  {day}", "$primary")
            yield from _told(point)


def _told(point: Point) -> Iterator[Content]:
    if not point.slips:
        yield shown("no slips", DIM)
        return
    means = told_means((title, point.answers(asked)) for asked, title in ASKED)
    yield from (shown(line, DIM) for line in means)


def refresh_words(reason: str) -> str:
    """Return why a refresh is proposed, and what that is."""
    return f"{reason} A refresh next time could help: reread, keep, change, stop."
