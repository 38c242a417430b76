"""Painting at once. The one file that touches private names of Textual 8.2.8 to do so.

Left to itself Textual paints what changed at its next 1/60 s tick, after four messages have gone
round, and lays the whole screen out again when a scrolled widget grows.
"""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


def paint_now(widget: Widget) -> bool:
    """Paint what is dirty of `widget` before returning; False leaves it to the next tick.

    That is where the screen has to be laid out first, is covered, or waits for a batch to end.
    """
    if not widget.is_attached:
        return False
    app, screen = widget.app, widget.screen
    waits = screen._layout_required or widget._layout_required or app._batch_count
    if waits or app.is_inline or screen is not app.screen:
        return False
    screen._compositor.update_widgets({widget})
    widget._repaint_required = False
    app._display(screen, screen._compositor.render_update(screen_stack=app._background_screens))
    return True


def grow(view: ScrollView, height: int) -> None:
    """Give the view's content `height` lines without laying the screen out again."""
    size = Size(view.virtual_size.width, height)
    view.set_reactive(Widget.virtual_size, size)
    if view.is_attached:
        view._scroll_update(size)
