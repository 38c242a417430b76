"""Asks the few questions before a session, over the first screen."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from data.models.answers import StartAnswers
from data.models.community import Community
from screens.home.start_form import StartForm


class StartDialog(ModalScreen[StartAnswers | None]):
    """Returns the answers, or None where it was left with Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]
    AUTO_FOCUS = "#topic"

    CSS = """
    StartDialog { align: center middle; }
    StartDialog > Vertical {
        width: 84; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    StartDialog #keys, StartDialog #formats { color: $text-muted; height: auto; }
    StartDialog #formats { margin-bottom: 1; }
    """

    def __init__(
        self, formats: Sequence[str], known: Sequence[Community], community: Community | None
    ) -> None:
        """Take what the form is to be prefilled with."""
        super().__init__()
        self._form = StartForm(formats, known=known, community=community)
        self._formats = formats

    def compose(self) -> ComposeResult:
        """Show the form and its two keys."""
        with Vertical() as frame:
            frame.border_title = "A new session"
            yield self._form
            yield Static(f"Formats: {', '.join(self._formats)}", id="formats", markup=False)
            yield Static(
                "Enter  go live      Tab  next field      Esc  back", id="keys", markup=False
            )

    @on(StartForm.Started)
    def _on_started(self, event: StartForm.Started) -> None:
        event.stop()
        self.dismiss(event.answers)
