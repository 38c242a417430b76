"""The few questions before a session; every one may be left as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label

from data.clock import parse_duration
from data.models.answers import DEFAULT_NAME, StartAnswers
from data.safe_text import safe


class StartForm(Vertical):
    """Five fields, Enter in any of them starts."""

    DEFAULT_CSS = """
    StartForm {
        height: auto;
        & > Horizontal { height: 1; margin-bottom: 1; }
        & Label.-name { width: 13; color: $text-muted; text-align: right; padding-right: 2; }
        & Input { border: none; height: 1; padding: 0 1; background: $panel; width: 1fr; }
        & Input:focus { border: none; background: $primary 25%; }
        & #problem { color: $error; height: auto; display: none; margin-left: 13; }
        &.-problem #problem { display: block; }
    }
    """

    @dataclass
    class Started(Message):
        """The form was sent off and makes sense."""

        answers: StartAnswers

    def __init__(
        self,
        *,
        community: str = DEFAULT_NAME,
        communities: Sequence[str] = (),
        formats: Sequence[str] = ("circle", "first-meeting"),
        format_id: str = "circle",
        present: Sequence[str] = (),
    ) -> None:
        """Prefill with what is most likely, so that Enter alone will do."""
        super().__init__()
        self._community = safe(community)
        self._communities = [safe(name) for name in communities]
        self._formats = list(formats)
        self._format_id = format_id
        self._present = ", ".join(safe(name) for name in present)

    def compose(self) -> ComposeResult:
        """Lay the fields out, one a line."""
        names = SuggestFromList(self._communities, case_sensitive=False)
        formats = SuggestFromList(self._formats, case_sensitive=False)
        yield from self._row("Community", Input(self._community, id="community", suggester=names))
        yield from self._row("Topic", Input(placeholder="may wait", id="topic"))
        yield from self._row("Who is here", Input(self._present, id="present"))
        yield from self._row("Minutes", Input(placeholder="as the format says", id="minutes"))
        yield from self._row("Format", Input(self._format_id, id="format", suggester=formats))
        yield Label("", id="problem", markup=False)

    def _row(self, name: str, field: Input) -> ComposeResult:
        with Horizontal():
            yield Label(name, classes="-name")
            yield field

    def on_mount(self) -> None:
        """Say what a name list looks like."""
        self.query_one("#present", Input).placeholder = "Ana Ruiz, Ben Okafor … (later is fine)"

    @on(Input.Submitted)
    def _on_field_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.send()

    def send(self) -> None:
        """Post the answers, or say which field cannot be understood."""
        try:
            answers = self._answers()
        except ValueError as error:
            self.query_one("#problem", Label).update(safe(str(error)))
            self.add_class("-problem")
            return
        self.remove_class("-problem")
        self.post_message(self.Started(answers))

    def _answers(self) -> StartAnswers:
        minutes = self._value("minutes")
        wanted = self._value("format") or self._formats[0]
        if wanted not in self._formats:
            raise ValueError(f"There is no format “{wanted}”: {', '.join(self._formats)}.")
        names = (name.strip() for name in self._value("present").split(","))
        return StartAnswers(
            community=self._value("community") or DEFAULT_NAME,
            topic=self._value("topic"),
            seconds=parse_duration(minutes) if minutes else None,
            format=wanted,
            present=tuple(name for name in names if name),
        )

    def _value(self, field: str) -> str:
        return safe(self.query_one(f"#{field}", Input).value).strip()
