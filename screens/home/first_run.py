"""What a person sees who has never held a session here: five lines, and a first session."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from data.formats.names import format_names
from screens.home.start_form import StartForm

WELCOME = """\
lctui keeps a learning community's time, its notes and what people promised.
Type a line, press Enter: it is kept on this computer, whatever crashes.
It may begin with ! (somebody will do it), > (will try it) or ? (asks).
In the end the minutes are ready. Next time, what was promised comes back.
Nothing to set up: Enter, and your first session runs. All else can wait."""


class FirstRun(VerticalScroll, can_focus=False):
    """Five lines and the form; Enter starts."""

    DEFAULT_CSS = """
    FirstRun {
        align: center middle;
        & > Vertical { width: 100%; max-width: 100; height: auto; padding: 0 2; }
        & #welcome { height: auto; margin-bottom: 1; }
        & StartForm { max-width: 76; }
        & #formats { color: $text-muted; height: auto; margin-bottom: 1; }
        & #more { color: $text-muted; height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """Welcome first, then the fields, then what else there is."""
        with Vertical():
            yield Static(WELCOME, id="welcome", markup=False)
            formats = format_names()
            yield StartForm(formats)
            yield Static(f"Formats: {', '.join(formats)}", id="formats", markup=False)
            yield Static(
                "Enter  start   Tab  next field   F3  look round in a sample first\n"
                "F8  import minutes that you have kept so far   F4  only name a community",
                id="more",
                markup=False,
            )
