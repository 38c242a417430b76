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
from data.defaults import format_of
from data.models.answers import DEFAULT_NAME, StartAnswers
from data.models.community import DEFAULT_FORMAT, Community
from data.planning import names_typed
from data.safe_text import one_line


class StartForm(Vertical):
    """Five fields, Enter in any of them starts."""

    DEFAULT_CSS = """
    StartForm {
        height: auto;
        & > Horizontal { height: 1; margin-bottom: 1; }
        & Label.-name { width: 13; color: $text-muted; text-align: right; padding-right: 2; }
        & Input { border: none; height: 1; padding: 0 1; background: $panel; width: 1fr; }
        & Input:focus { border: none; background: $primary 25%; }
        & #problem { color: $error; width: 1fr; height: auto; display: none; margin-left: 13; }
        &.-problem #problem { display: block; }
    }
    """

    @dataclass
    class Started(Message):
        """The form was sent off and makes sense."""

        answers: StartAnswers

    def __init__(
        self,
        formats: Sequence[str],
        *,
        known: Sequence[Community] = (),
        community: Community | None = None,
    ) -> None:
        """Prefill with what is most likely, so that Enter alone will do.

        `formats` are the names to choose from, `known` the communities, `community` the likeliest.
        """
        super().__init__()
        self._formats = formats
        self._known = {one_line(known.name).casefold(): known for known in known}
        self._community = one_line(community.name) if community else DEFAULT_NAME
        self._format = format_of(community) if community else DEFAULT_FORMAT
        self._roll = _roll(community)

    def compose(self) -> ComposeResult:
        """Lay the fields out, one a line."""
        names = SuggestFromList(
            [one_line(known.name) for known in self._known.values()], case_sensitive=False
        )
        formats = SuggestFromList(self._formats, case_sensitive=False)
        hint = "Ana Ruiz, Ben Okafor … (later is fine)"
        yield from self._row(
            "Community",
            Input(self._community, id="community", suggester=names),
        )
        yield from self._row("Topic", Input(placeholder="may wait", id="topic"))
        yield from self._row(
            "Who is here", Input(self._roll, placeholder=hint, id="present", select_on_focus=False)
        )
        yield from self._row(
            "Length", Input(placeholder="90, 1h30 … else the format's", id="length")
        )
        yield from self._row("Format", Input(self._format, id="format", suggester=formats))
        yield Label("", id="problem", markup=False)

    def _row(self, name: str, field: Input) -> ComposeResult:
        with Horizontal():
            yield Label(name, classes="-name")
            yield field

    @on(Input.Changed, "#community")
    def _on_community_changed(self, event: Input.Changed) -> None:
        """Have the people follow the community, unless they were typed by hand."""
        field = self.query_one("#present", Input)
        if field.value == self._roll:
            self._roll = _roll(self._known.get(one_line(event.value).casefold()))
            field.value = self._roll

    @on(Input.Submitted)
    def _on_field_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.send()

    def send(self) -> None:
        """Post the answers, or say which field cannot be understood."""
        try:
            answers = self._answers()
        except ValueError as error:
            self.refuse(str(error))
            return
        self.remove_class("-problem")
        self.post_message(self.Started(answers))

    def refuse(self, sentence: str) -> None:
        """Say why nothing starts; all that was typed stays."""
        self.query_one("#problem", Label).update(one_line(sentence))
        self.add_class("-problem")

    @property
    def typed(self) -> tuple[str, tuple[str, ...]]:
        """Return the community that was named, empty for none, and who is here."""
        name = self._value("community")
        return "" if name == DEFAULT_NAME else name, names_typed(self._value("present"))

    def _answers(self) -> StartAnswers:
        length = self._value("length")
        typed = self._value("format") or DEFAULT_FORMAT
        wanted = self._format_meant(typed)
        if wanted is None:
            raise ValueError(f"There is no format “{typed}”: {', '.join(self._formats)}.")
        return StartAnswers(
            community=self._value("community") or DEFAULT_NAME,
            topic=self._value("topic"),
            seconds=parse_duration(length) if length else None,
            format=wanted,
            present=names_typed(self._value("present")),
        )

    def _format_meant(self, typed: str) -> str | None:
        """Return the format of that name, or the only one whose name begins so."""
        if typed in self._formats:
            return typed
        begun = [name for name in self._formats if name.casefold().startswith(typed.casefold())]
        return begun[0] if len(begun) == 1 else None

    def _value(self, field: str) -> str:
        return one_line(self.query_one(f"#{field}", Input).value)


def _roll(community: Community | None) -> str:
    members = community.members if community else ()
    return ", ".join(one_line(member.name) for member in members if not member.left)
