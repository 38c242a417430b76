"""The one calm line between the phases and the bar, there only while it has something to say."""

from textual.widgets import Static

from screens.widgets.content import shown_line


class NoticeLine(Static):
    """Says what stays true for a while: what is not saved yet, what was left half-typed."""

    DEFAULT_CSS = """
    NoticeLine {
        height: auto; max-height: 2; padding: 0 1; display: none;
        background: $warning 15%; color: $warning;
        &.-on { display: block; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start with nothing to say."""
        super().__init__(markup=False, id=id)
        self.text = ""

    def say(self, text: str) -> None:
        """Show this instead; an empty text puts the line away."""
        if text == self.text:
            return
        same_room = len(text) == len(self.text)
        self.text = text
        self.update(shown_line(text), layout=not same_room)
        self.set_class(bool(text), "-on")
