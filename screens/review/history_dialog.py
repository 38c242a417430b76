"""Every version of one entry, the newest first."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.models.records import Entry
from data.store.open_session import OpenSession
from data.zone import local
from screens.widgets.content import DIM, shown

TOLD = {
    "text": "",
    "kind": "kind",
    "by": "said by",
    "owners": "owner",
    "due": "due",
    "status": "status",
    "tags": "tags",
    "level": "level",
    "removed": "",
}
"""What a version tells of, and what it is called."""


class HistoryDialog(ModalScreen[None]):
    """Reads only; Esc closes it."""

    BINDINGS = [Binding("escape,h,q", "dismiss(None)", show=False)]

    CSS = """
    HistoryDialog { align: center middle; }
    HistoryDialog VerticalScroll {
        width: 90; max-width: 96%; height: auto; max-height: 80%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    HistoryDialog Static { height: auto; }
    """

    def __init__(self, session: OpenSession, entry: Entry) -> None:
        """Take the entry and the session that knows its versions."""
        super().__init__()
        self._session = session
        self.entry = entry
        """What it is the history of."""

    def compose(self) -> ComposeResult:
        """One paragraph a version."""
        with VerticalScroll() as page:
            page.border_title = "What it said before"
            page.border_subtitle = "Esc closes"
            yield Static(Content("\n").join(self._paragraphs()))

    def _paragraphs(self) -> Iterator[Content]:
        for version in reversed(self._session.versions(self.entry.id)):
            at = local(version.at, self._session.head) if version.at else None
            told = [_told(name, version.fields[name]) for name in TOLD if name in version.fields]
            if told:
                when = f"{at:%d %b %Y %H:%M}  " if at else "at first  "
                yield Content.assemble((when, DIM), shown(" · ".join(told)))


def _told(name: str, value: object) -> str:
    if name == "text":
        return f"“{value}”"
    if name == "removed":
        return "taken back" if value else "brought back"
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(part) for part in value)
    return f"{TOLD[name]} {value}" if value else f"{TOLD[name]} none"
