"""What stands on the screen, as a person would read it."""

from typing import Any

from textual.app import App


def seen(app: App[Any]) -> str:
    """Return the screen's lines."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())
