"""Two sessions side by side, over review; Esc leads back to the same place."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from data.comparing import Comparison
from screens.copying import Copying
from screens.review.comparison_lines import comparison_lines
from screens.review.page_rows import Page
from screens.review.session_page import SessionPage
from screens.widgets.content import shown_line

COPIED_FOR = 100
"""Cells of a line of what is copied."""


class CompareScreen(ModalScreen[None], Copying):
    """Reads only; arrows and the wheel scroll, c copies all of it."""

    BINDINGS = [
        Binding("escape,q,equals_sign", "dismiss(None)", show=False),
        Binding("c", "copy_page", show=False),
    ]
    AUTO_FOCUS = "SessionPage"

    CSS = """
    CompareScreen { align: center middle; }
    CompareScreen SessionPage {
        width: 100%; max-width: 140; height: 100%; padding: 0 1;
        background: $surface; border: round $accent;
    }
    """

    def __init__(self, told: Comparison) -> None:
        """Take the comparison."""
        super().__init__()
        self._told = told

    @property
    def quoted(self) -> str:
        """All that it tells."""
        told = self._told
        said = (*told.decisions[0], *told.decisions[1], *told.titles)
        promised = (f"{promise.text} {promise.became}" for promise in told.promises)
        return "\n".join((*said, *promised, *told.tags.both, *told.tags.first, *told.tags.second))

    def compose(self) -> ComposeResult:
        """One page."""
        yield SessionPage(id="comparison")

    def on_mount(self) -> None:
        """Show it."""
        page = self.query_one(SessionPage)
        page.border_title = shown_line("Two sessions side by side")
        page.border_subtitle = "Esc back · c copy"
        page.show(Page(lambda width: comparison_lines(self._told, width)))

    def action_copy_page(self) -> None:
        """Copy all of it."""
        self.take_words(self._text, "comparison.txt", "The comparison")

    def _text(self) -> str:
        lines = comparison_lines(self._told, COPIED_FOR)
        return "\n".join("".join(span.text for span in line).rstrip() for line in lines) + "\n"
