"""What the word under the cursor may become, floating above or below the line it stands in."""

from textual.content import Content
from textual.widget import Widget

from screens.widgets.content import shown_line


class CompletionMenu(Widget):
    """A few lines that take no room from anything and no key from anybody."""

    DEFAULT_CSS = """
    CompletionMenu {
        overlay: screen;
        constrain: inside;
        display: none;
        width: auto;
        max-width: 60;
        height: auto;
        padding: 0 1;
        color: $foreground;
        background: $panel;
    }
    """

    def __init__(self, *, below: bool = False) -> None:
        """Start closed; `below` opens it downwards from where it is laid out."""
        super().__init__()
        self._below = below
        self._labels: tuple[str, ...] = ()
        self._picked: int | None = None

    def offer(self, labels: tuple[str, ...], picked: int | None, column: int) -> None:
        """Show these, `picked` highlighted, from this column on; none closes the menu."""
        if labels != self._labels:
            self._labels = labels
            self.display = bool(labels)
            self.styles.offset = (column, 0 if self._below else -len(labels))
            self.refresh(layout=True)
        self._picked = picked
        self.refresh()

    def render(self) -> Content:
        """Draw one line for each."""
        width = max((len(label) for label in self._labels), default=0)
        return Content("\n").join(
            shown_line(
                label.ljust(width),
                "$block-cursor-foreground on $block-cursor-background" if i == self._picked else "",
            )
            for i, label in enumerate(self._labels)
        )
