"""Asks the few questions before a session, over the first screen."""

from asyncio import to_thread
from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from data.errors import InvalidFormat
from data.models.answers import StartAnswers
from data.models.community import Community
from data.safe_text import one_line
from screens.home.start_form import StartForm
from screens.widgets.content import shown_line


class StartDialog(ModalScreen[StartAnswers | None]):
    """Returns the answers, or None where it was left with Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]
    AUTO_FOCUS = "#topic"

    CSS = """
    StartDialog { align: center middle; }
    StartDialog > VerticalScroll {
        width: 84; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    StartDialog #keys, StartDialog #formats { color: $text-muted; height: auto; }
    StartDialog #chosen { height: auto; min-height: 2; max-height: 4; margin-left: 14; }
    StartDialog #formats { margin-bottom: 1; }
    """

    def __init__(
        self,
        formats: Sequence[str],
        known: Sequence[Community],
        community: Community | None,
        folders: Sequence[Path] = (),
    ) -> None:
        """Take what the form is to be prefilled with, and where formats lie beside the shipped."""
        super().__init__()
        self._form = StartForm(formats, known=known, community=community)
        self._formats = formats
        self._folders = folders
        self._meant = community.name if community else ""

    def compose(self) -> ComposeResult:
        """Show the form and its two keys."""
        with VerticalScroll(can_focus=False) as frame:
            frame.border_title = "A new session"
            yield self._form
            yield Static(id="chosen", markup=False)
            yield Static(f"Formats: {', '.join(self._formats)}", id="formats", markup=False)
            yield Static(
                "Enter  go live      Tab  next field      Esc  back", id="keys", markup=False
            )

    @on(Input.Changed, "#format")
    def _on_format_changed(self, event: Input.Changed) -> None:
        self._tell(event.value.strip())

    @work(exclusive=True, group="format")
    async def _tell(self, name: str) -> None:
        """Say what the chosen format is; its file is opened where that holds up no key."""
        told = await to_thread(_told, name, self._folders) if name in self._formats else ""
        self.query_one("#chosen", Static).update(shown_line(told))

    @on(StartForm.Started)
    def _on_started(self, event: StartForm.Started) -> None:
        event.stop()
        if problem := self._problem(event.answers):
            self._form.refuse(problem)
        else:
            self.dismiss(event.answers)

    def _problem(self, answers: StartAnswers) -> str:
        """Say why the format cannot be used; of another community's formats nothing is known."""
        if answers.community != one_line(self._meant):
            return ""
        from data.formats.loader import load_format

        try:
            load_format(answers.format, self._folders)
        except InvalidFormat as invalid:
            return str(invalid)
        return ""


def _told(name: str, folders: Sequence[Path]) -> str:
    from data.formats.loader import load_format
    from data.formats.telling import told_size

    try:
        chosen = load_format(name, folders)
    except InvalidFormat as invalid:
        return str(invalid)
    return f"{chosen.title} · {told_size(chosen)}. {chosen.purpose}"
