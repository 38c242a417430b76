"""The inner clock of the running phase, on one line under its bar."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.live.step_words import Told
from screens.widgets.content import DIM, shown_line

BETWEEN = " · "
LEAST = 12
"""Cells that a hint must have to be shown at all."""


class StepLine(Widget):
    """Which step, what is left of it, who does what; as much of that as there is room for."""

    DEFAULT_CSS = """
    StepLine {
        height: 1; display: none; text-wrap: nowrap;
        &.-on { display: block; }
    }
    """

    told: reactive[Told | None] = reactive(None)
    """What to say; None puts the line away."""

    def watch_told(self, told: Told | None) -> None:
        """Come and go with the phase."""
        self.set_class(told is not None, "-on")

    def render(self) -> Content:
        """Return the longest form that fits; who does what is worth more than which of how many."""
        told, width = self.told, self.size.width
        if told is None:
            return Content()
        where = shown_line(told.title, "$foreground bold")
        time = shown_line(told.time, told.style or "$foreground")
        places = [shown_line(place, DIM) for place in (told.place, told.short_place) if place]
        lines = [Content(BETWEEN).join((place, where, time)) for place in places]
        lines.append(Content(BETWEEN).join((where, time)))
        hint = shown_line(told.hint, DIM)
        for line, least in zip(lines, (hint.cell_length, LEAST), strict=False):
            room = width - line.cell_length - len(BETWEEN)
            if hint and room >= min(least, hint.cell_length):
                return Content(BETWEEN).join((line, hint.truncate(room, ellipsis=True)))
        fitting = (line for line in lines if line.cell_length <= width)
        return next(fitting, self._least(where, time, width))

    @staticmethod
    def _least(where: Content, time: Content, width: int) -> Content:
        """Return the name cut short before its time, however little room there is."""
        room = max(LEAST, width - len(BETWEEN) - time.cell_length)
        short = Content(BETWEEN).join((where.truncate(room, ellipsis=True), time))
        return short.truncate(width, ellipsis=True)
