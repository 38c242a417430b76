"""The inner clock of the running phase, on a line or two under its bar."""

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
        &.-two { height: 2; }
    }
    """

    told: reactive[Told | None] = reactive(None)
    """What to say; None puts the line away."""

    def watch_told(self, told: Told | None) -> None:
        """Come and go with the phase."""
        self.set_class(told is not None, "-on")
        self._make_room()

    def on_resize(self) -> None:
        """Take a second line where the first has become too short, or give it back."""
        self._make_room()

    def _make_room(self) -> None:
        """Have a second line while who does what does not fit on the first and there are rows."""
        told, width = self.told, self.size.width
        tall = self.screen.has_class("-tall")
        self.set_class(
            bool(told and told.hint and width and tall and not _fit(told, width)), "-two"
        )

    def render(self) -> Content:
        """Return the longest form that fits; who does what is worth more than which of how many."""
        told, width = self.told, self.size.width
        if told is None:
            return Content()
        lines, hint = _forms(told), shown_line(told.hint, DIM)
        short = next((line for line in lines if line.cell_length <= width), None)
        if self.has_class("-two"):
            line = short or self._least(told, width)
            return Content("\n").join((line, hint.truncate(width, ellipsis=True)))
        for line, least in zip(lines, (hint.cell_length, LEAST), strict=False):
            room = width - line.cell_length - len(BETWEEN)
            if hint and room >= min(least, hint.cell_length):
                return Content(BETWEEN).join((line, hint.truncate(room, ellipsis=True)))
        return short or self._least(told, width)

    @staticmethod
    def _least(told: Told, width: int) -> Content:
        """Return the name cut short before its time, however little room there is."""
        where, time = _where_and_time(told)
        room = max(LEAST, width - len(BETWEEN) - time.cell_length)
        short = Content(BETWEEN).join((where.truncate(room, ellipsis=True), time))
        return short.truncate(width, ellipsis=True)


def _where_and_time(told: Told) -> tuple[Content, Content]:
    where = shown_line(told.title, "$foreground bold")
    return where, shown_line(told.time, told.style or "$foreground")


def _forms(told: Told) -> list[Content]:
    """Return what may stand before who does what, the longest first."""
    rest = _where_and_time(told)
    places = [shown_line(place, DIM) for place in (told.place, told.short_place) if place]
    return [Content(BETWEEN).join((*place, *rest)) for place in (*((p,) for p in places), ())]


def _fit(told: Told, width: int) -> bool:
    """Say whether all of who does what fits behind the long or the short form."""
    hint = shown_line(told.hint).cell_length
    return any(line.cell_length + len(BETWEEN) + hint <= width for line in _forms(told)[:2])
