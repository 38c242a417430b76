"""Painting at once. The one file that touches private names of Textual 8.2.8 to do so.

Left to itself Textual paints what changed at its next 1/60 s tick, after four messages have gone
round; it then draws every widget of the screen again, and it lays the whole screen out when a
scrolled widget grows.
"""

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

Visible = dict[Widget, tuple[Region, Region]]


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
    compositor = screen._compositor
    visible, dirty = compositor.visible_widgets, compositor._dirty_regions
    if widget not in visible:
        return False
    _ = compositor.cuts
    compositor._dirty_regions = set()
    compositor.update_widgets({widget})
    compositor._visible_widgets = _down_to(widget, visible)
    try:
        update = compositor.render_update(screen_stack=app._background_screens)
    finally:
        compositor._visible_widgets, compositor._dirty_regions = visible, dirty
    widget._repaint_required = False
    app._display(screen, update)
    return True


def _down_to(widget: Widget, visible: Visible) -> Visible:
    """Return the widget and what lies over it: what is behind cannot be seen through it."""
    ours, _ = visible[widget]
    over: Visible = {}
    for other, (region, clip) in visible.items():
        if other is widget:
            break
        if region.overlaps(ours):
            over[other] = region, clip
    return {**over, widget: visible[widget]}


def grow(view: ScrollView, height: int) -> None:
    """Give the view's content `height` lines without laying the screen out again."""
    size = Size(view.virtual_size.width, height)
    view.set_reactive(Widget.virtual_size, size)
    if view.is_attached:
        view._scroll_update(size)
