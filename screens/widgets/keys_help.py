"""Keys and what they do, on as many lines as it takes, none torn from its words."""

from collections.abc import Iterable
from functools import partial

from textual.content import Content

from screens.widgets.fitted import Fitted

GAP = Content("  ")


def key_content(key: str, does: str) -> Content:
    """Return a key and what it does."""
    return Content.assemble((key, "$footer-key-foreground"), f" {does}")


def unbroken(parts: Iterable[Content], width: int) -> Content:
    """Return the parts one after the other, broken into lines between them alone."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + GAP.cell_length + part.cell_length <= width:
            lines[-1] += GAP + part
        else:
            lines.append(part)
    return Content("\n").join(lines)


class KeysHelp(Fitted):
    """The keys of a panel, as many lines as its width asks for."""

    DEFAULT_CSS = """
    KeysHelp { color: $text-muted; }
    """

    def __init__(self, keys: Iterable[tuple[str, str]] = ()) -> None:
        """Take each key with what it does."""
        super().__init__()
        self.show(keys)

    def show(self, keys: Iterable[tuple[str, str]]) -> None:
        """Show these keys instead."""
        parts = [key_content(*key) for key in keys]
        self.lay(partial(unbroken, parts) if parts else lambda _width: None)
