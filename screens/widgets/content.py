"""The one door through which people's text reaches the screen: never markup, never a control."""

from textual.content import Content

from data.safe_text import safe

DIM = "$foreground 60%"
"""The style of what stands beside the matter itself."""


def shown(text: str, style: str = "") -> Content:
    """Return `text` as it is to be seen, letter for letter; newlines stay."""
    return Content.styled(safe(text).expandtabs(4), style)


def shown_line(text: str, style: str = "") -> Content:
    """Return `text` on one line: each line end becomes a return sign."""
    return shown(text.replace("\n", " ⏎ "), style)


def cut(text: str, most: int) -> str:
    """Return at most that many characters of a text, for where its beginning will do."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
