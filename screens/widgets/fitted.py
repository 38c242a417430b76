"""Words that are laid out for the width that there is, whenever that becomes another."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Lay = Callable[[int], Content | None]


class Fitted(Widget):
    """What it shows is a function of its width; where that gives nothing it takes no room.

    Nobody tells it a width: one that is asked for from outside is that of some moment before.
    """

    DEFAULT_CSS = """
    Fitted { height: auto; }
    """

    def __init__(
        self,
        lay: Lay = lambda _width: None,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Take what lays the words out in so many cells."""
        super().__init__(id=id, classes=classes)
        self._lay = lay

    def lay(self, lay: Lay) -> None:
        """Show what this lays out instead."""
        self._lay = lay
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that they take in that width."""
        content = self._lay(width)
        return 0 if content is None else content.get_height({}, width)

    def render(self) -> Content:
        """Draw them."""
        return self._lay(self.content_size.width) or Content()
