"""The exit slip: three questions, answered without a name, one person after another."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from data.models.ids import EventId, minute_id
from data.models.records import ExitSlip
from data.safe_text import one_line
from data.zone import utc_now

QUESTIONS = (
    ("worth", "Was this worth your time?  1 hardly … 5 very much"),
    ("safe", "Could you say what you think?  1 hardly … 5 freely"),
    ("change", "One thing you would change"),
)


FIGURES = ("1", "2", "3", "4", "5")


class Rating(Input):
    """Takes a figure from 1 to 5, or nothing."""

    class Refused(Message):
        """Something else was typed."""

    def __init__(self, *, id: str) -> None:
        """Take one figure."""
        super().__init__(id=id, restrict="[1-5]?", max_length=1)

    def insert_text_at_cursor(self, text: str) -> None:
        """Let another figure take the place of the one that stands: somebody thought again."""
        if self.value and text in FIGURES:
            self.value = text
            self.action_end()
        else:
            super().insert_text_at_cursor(text)

    def restricted(self) -> None:
        """Say so."""
        self.post_message(self.Refused())


class SlipDialog(ModalScreen[None]):
    """Stays open until everybody has answered; nothing ties an answer to a person."""

    BINDINGS = [Binding("escape", "close", show=False)]

    CSS = """
    SlipDialog { align: center middle; }
    SlipDialog > Vertical {
        width: 72; max-width: 96%; height: auto; padding: 1 2;
        background: $surface; border: round $accent;
    }
    SlipDialog Horizontal { height: 1; margin-bottom: 1; }
    SlipDialog Label { width: 1fr; }
    SlipDialog Input { border: none; height: 1; background: $panel; padding: 0 1; width: 1fr; }
    SlipDialog #worth, SlipDialog #safe { width: 5; }
    SlipDialog Input:focus { background: $primary 25%; }
    SlipDialog #keys { color: $text-muted; height: 1; }
    """

    def __init__(self, answered: int, keep: Callable[[ExitSlip], None]) -> None:
        """`answered` slips are there already; `keep` takes each new one."""
        super().__init__()
        self._answered = answered
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Three fields, one after another."""
        with Vertical() as frame:
            frame.border_title = "Exit slip"
            for name, question in QUESTIONS:
                with Horizontal():
                    yield Label(question)
                    rating = name != "change"
                    yield Rating(id=name) if rating else Input(id=name, max_length=500)
            yield Static(
                "Enter  next field, then next person    Esc  when all are through", id="keys"
            )

    def on_mount(self) -> None:
        """Say how many have answered."""
        self._tell()

    def _tell(self) -> None:
        said = "nobody yet" if not self._answered else f"{self._answered} handed in"
        self.query_one(Vertical).border_subtitle = f"no names are kept · {said}"

    @on(Rating.Refused)
    def _on_refused(self) -> None:
        self.query_one(Vertical).border_subtitle = "1 to 5, or nothing: Enter goes on"

    @on(Input.Changed)
    def _on_typed(self) -> None:
        self._tell()

    @on(Input.Submitted)
    def _on_field_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id != QUESTIONS[-1][0]:
            self.focus_next()
        else:
            self._hand_in()

    def _hand_in(self) -> None:
        """Keep what stands in the fields, if anything does, and empty them for the next person."""
        worth, safety, change = (self.query_one(f"#{name}", Input) for name, _ in QUESTIONS)
        if worth.value or safety.value or change.value.strip():
            slip = ExitSlip(
                EventId(minute_id(utc_now())),
                worth=int(worth.value) if worth.value else None,
                safe=int(safety.value) if safety.value else None,
                change=one_line(change.value),
            )
            self._answered += 1
            self._keep(slip)
        for field in (worth, safety, change):
            field.value = ""
        self._tell()
        worth.focus()

    def action_close(self) -> None:
        """Leave; what somebody has filled in is handed in all the same."""
        self._hand_in()
        self.dismiss(None)
