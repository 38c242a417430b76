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
KEYS = "Enter  next field, then next person    Esc  when all are through"
ASKED = "Not handed in yet.  Enter hands it in    Esc again  throws it away"


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
    """Stays open until everybody has answered; nothing ties an answer to a person.

    Only what was handed in counts: Esc over a slip that was begun asks first. Nothing of one that
    is thrown away stays, as the next person at the keyboard would read it.
    """

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
    SlipDialog #keys.-asked { color: $warning; text-style: bold; }
    """

    def __init__(self, answered: int, keep: Callable[[ExitSlip], None]) -> None:
        """`answered` slips are there already; `keep` takes each new one."""
        super().__init__()
        self._answered = answered
        self._keep = keep
        self._over: tuple[str, ...] | None = None
        """What stood in the fields when Esc asked about it."""

    def compose(self) -> ComposeResult:
        """Three fields, one after another."""
        with Vertical() as frame:
            frame.border_title = "Exit slip"
            for name, question in QUESTIONS:
                with Horizontal():
                    yield Label(question)
                    rating = name != "change"
                    yield Rating(id=name) if rating else Input(id=name, max_length=500)
            yield Static(KEYS, id="keys")

    def on_mount(self) -> None:
        """Say how many have answered."""
        self._tell()

    @property
    def _fields(self) -> tuple[Input, ...]:
        return tuple(self.query_one(f"#{name}", Input) for name, _ in QUESTIONS)

    @property
    def _values(self) -> tuple[str, ...]:
        return tuple(field.value.strip() for field in self._fields)

    @property
    def _asked(self) -> bool:
        """Say whether Esc has asked about what stands in the fields now."""
        return self._over == self._values

    def _tell(self) -> None:
        keys = self.query_one("#keys", Static)
        keys.set_class(self._asked, "-asked")
        keys.update(ASKED if self._asked else KEYS)
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
        if self._asked:
            self._hand_in()
            self.dismiss(None)
        elif event.input.id != QUESTIONS[-1][0]:
            self.focus_next()
        else:
            self._hand_in()

    def _hand_in(self) -> None:
        """Keep what stands in the fields, if anything does, and empty them for the next person."""
        worth, safety, change = self._values
        if worth or safety or change:
            slip = ExitSlip(
                EventId(minute_id(utc_now())),
                worth=int(worth) if worth else None,
                safe=int(safety) if safety else None,
                change=one_line(change),
            )
            self._answered += 1
            self._keep(slip)
        for field in self._fields:
            field.value = ""
        self._tell()
        self._fields[0].focus()

    def action_close(self) -> None:
        """Leave; over a slip that was begun, ask once whether it counts."""
        if self._asked or not any(self._values):
            self.dismiss(None)
        else:
            self._over = self._values
            self._tell()
