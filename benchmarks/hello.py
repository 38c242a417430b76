"""The least that Textual can do: the floor for whatever has to start and paint."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Hello(App[None]):
    """Says hello above an empty input."""

    def compose(self) -> ComposeResult:
        """Two widgets."""
        yield Static("hello, floor")
        yield Input()


if __name__ == "__main__":
    Hello().run()
