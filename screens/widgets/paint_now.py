"""Painting at once. The one file that touches private names of Textual 8.2.8 to do so.

Left to itself Textual paints what changed at its next 1/60 s tick, after four messages have gone
round; it then draws every widget of the screen again, and it lays the whole screen out when a
scrolled widget grows.
"""

from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget

Visible = dict[Widget, tuple[Region, Region]]


def paint_now(widget: Widget) -> bool:
    """Paint what is dirty of `widget` before returning; False leaves it to the next tick.

    That is where the screen has to be laid out first, is covered, or waits for a batch to end.
    Its vertical scrollbar is left to the next tick too.
    """
    if not widget.is_attached or not _is_ready(widget, widget.screen):
        return False
    app, screen, compositor = widget.app, widget.screen, widget.screen._compositor
    visible, dirty = compositor.visible_widgets, compositor._dirty_regions
    if widget not in visible:
        return False
    region, clip = visible[widget]
    area = region.intersection(clip).shrink((0, int(widget.show_vertical_scrollbar), 0, 0))
    compositor._dirty_regions = set()
    compositor.update_widgets({widget})
    parts = (area.intersection(part) for part in compositor._dirty_regions)
    compositor._dirty_regions = set(filter(None, parts))
    _ = compositor.cuts
    compositor._visible_widgets = {**_over(widget, area, visible), widget: visible[widget]}
    try:
        update = compositor.render_update(screen_stack=app._background_screens)
    finally:
        compositor._visible_widgets, compositor._dirty_regions = visible, dirty
    widget._repaint_required = False
    app._display(screen, update)
    return True


def _is_ready(widget: Widget, screen: Screen[object]) -> bool:
    app = widget.app
    waits = screen._layout_required or widget._layout_required or app._batch_count
    return not waits and not app.is_inline and screen is app.screen


def _over(widget: Widget, area: Region, visible: Visible) -> Visible:
    """Return what lies over the area: what is behind the widget cannot be seen through it."""
    over: Visible = {}
    for other, (region, clip) in visible.items():
        if other is widget:
            break
        if region.overlaps(area):
            over[other] = region, clip
    return over


def grow(view: ScrollView, height: int) -> None:
    """Give the view's content `height` lines without laying the screen out again."""
    size = Size(view.virtual_size.width, height)
    view.set_reactive(Widget.virtual_size, size)
    if view.is_attached:
        view._scroll_update(size)
