"""The agenda of a session that goes on: what each phase has, when it begins, and changing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from data.models.ids import PhaseId
from screens.live.side_panel import SidePanel
from screens.widgets.content import DIM, shown_line
from screens.widgets.keys_help import KeysHelp
from screens.widgets.refilled import refill

KEYS = {
    "a": ("put-in", "put one in below"),
    "x": ("take-out", "take out"),
    "u": ("up", "up"),
    "j": ("down", "down"),
    "l": ("length", "length"),
    "d": ("records", "what it decides"),
    "s": ("save", "keep as a format"),
    "h": ("history", "what changed"),
}
"""What letters ask for, and what they are told as."""

SIGNS = {"done": "✓", "running": "▶"}
STYLES = {"done": DIM, "running": "$accent bold"}
HEADING = ("starts", "given", "took")
LEAST_TITLE = 12
"""Cells that a title keeps; what a phase took gives way to it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of a phase."""

    phase: PhaseId
    title: str
    status: str
    """waiting, running or done."""
    starts: str
    """As a wall clock shows it; empty where nobody knows."""
    given: str
    took: str = ""


class AgendaPanel(SidePanel):
    """The phases in their order; letters act on the one that is highlighted."""

    DEFAULT_CSS = """
    AgendaPanel .-ends, AgendaPanel .-heading { height: auto; color: $text-muted; }
    """

    BORDER_TITLE = "Agenda"

    ends = getters.query_one(".-ends", Static)
    heading = getters.query_one(".-heading", Static)
    options = getters.query_one(OptionList)

    lit: PhaseId | None = None
    """The phase to highlight as soon as it stands there."""

    @dataclass
    class Wanted(Message):
        """Something is to be done to a phase, or to the whole agenda."""

        what: str
        """An id of KEYS."""
        phase: PhaseId

    def __init__(self, rows: Sequence[Row], ends: str) -> None:
        """Take the phases, and when all would be over."""
        super().__init__()
        self._rows = tuple(rows)
        self._ends = ends
        self._filled_for = 0

    def compose(self) -> ComposeResult:
        """Put the end first, then the phases, then the keys."""
        yield Static(classes="-ends", markup=False)
        yield Static(classes="-heading", markup=False)
        yield OptionList(markup=False)
        yield KeysHelp((key, what) for key, (_, what) in KEYS.items())

    def on_mount(self) -> None:
        """Show the phases, the running one highlighted."""
        self.watch(self.options, "show_vertical_scrollbar", self._on_scrollbar, init=False)
        self._fill()
        running = [row.status == "running" for row in self._rows]
        self.options.highlighted = running.index(True) if True in running else 0

    def on_resize(self) -> None:
        """Draw them to the new width."""
        self._fill()

    def _on_scrollbar(self) -> None:
        """Make room for it, or take its room: nobody is resized by a scrollbar."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.options.scrollable_content_region.width != self._filled_for:
            self._fill()

    def show(self, rows: Sequence[Row], ends: str) -> None:
        """Show how they stand now; what looks the same is not painted again."""
        if (tuple(rows), ends) != (self._rows, self._ends):
            self._rows, self._ends = tuple(rows), ends
            self._fill()

    def _fill(self) -> None:
        width = self._filled_for = self.options.scrollable_content_region.width
        self.ends.update(shown_line(self._ends))
        self.heading.update(_line(f"{HEADING[0]}  ", "", HEADING[1], HEADING[2], width))
        lit = self.options.highlighted
        refill(self.options, (Option(_told(row, width), id=row.phase) for row in self._rows))
        ids = [row.phase for row in self._rows]
        if self.lit in ids:
            self.options.highlighted, self.lit = ids.index(self.lit), None
        elif lit is None:
            self.options.highlighted = 0

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Wanted("length", PhaseId(event.option_id or "")))

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Return what a letter does to the phase highlighted."""
        place = self.options.highlighted
        if letter not in KEYS or place is None or place >= len(self._rows):
            return None
        return partial(self.post_message, self.Wanted(KEYS[letter][0], self._rows[place].phase))


def _told(row: Row, width: int) -> Content:
    style = STYLES.get(row.status, "")
    lead = f"{row.starts:<5} {SIGNS.get(row.status, ' ')} "
    return _line(lead, row.title, row.given, row.took, width).stylize(style)


def _line(lead: str, title: str, given: str, took: str, width: int) -> Content:
    """Return one line; what a phase took is left out where the title would have no room."""
    tails = (f" {given:>7} {took:>7}", f" {given:>7}")
    tail = next((t for t in tails if width - len(lead) - len(t) >= LEAST_TITLE), "")
    room = max(1, width - len(lead) - len(tail))
    name = shown_line(title).truncate(room, ellipsis=True)
    return Content.assemble(lead, name.pad_right(room - name.cell_length), tail)
