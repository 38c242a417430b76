"""How something came to be as it is: every version, the newest first, by whom and when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.models.records import Entry, SessionHead
from data.store.changes import REDACTED
from data.store.merge import HANDMADE
from data.store.open_community import OpenCommunity
from data.store.open_session import OpenSession
from data.store.records_view import Version
from data.zone import local
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.overheard import Overheard

OF_ENTRY = {
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
"""What a version of an entry tells of, and what it is called."""
OF_COMMUNITY = {"purpose": "Purpose: ", "ground_rules": "Ground rules:"}
"""The same of a community: what the group has agreed on."""
NOTHING = "Nobody has said anything of it yet."

_CLOSING = "hq"

Tell = Callable[[Mapping[str, object]], str]


class HistoryDialog(Overheard, ModalScreen[None]):
    """Reads only; Esc closes it."""

    BINDINGS = [Binding(f"escape,{','.join(_CLOSING)}", "dismiss(None)", show=False)]

    CSS = """
    HistoryDialog { align: center middle; }
    HistoryDialog VerticalScroll {
        width: 90; max-width: 96%; height: auto; max-height: 80%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    HistoryDialog Static { height: auto; }
    """

    def __init__(
        self,
        title: str,
        versions: Sequence[Version],
        tell: Tell,
        here: Callable[[datetime], datetime],
        *,
        nothing: str = NOTHING,
    ) -> None:
        """Take the versions, what tells one in words, and what tells a moment in the zone here.

        `nothing` is said where there is none.
        """
        super().__init__()
        self._nothing = nothing
        self._title_shown = title
        self._versions = versions
        self._tell = tell
        self._here = here

    @property
    def quoted(self) -> str:
        """All that its versions say."""
        return "\n".join(self._tell(version.fields) for version in self._versions)

    def compose(self) -> ComposeResult:
        """One paragraph a version."""
        with VerticalScroll() as page:
            page.border_title = shown_line(self._title_shown)
            page.border_subtitle = "Esc closes"
            paragraphs = list(self._paragraphs()) or [Content.styled(self._nothing, DIM)]
            yield Static(Content("\n").join(paragraphs))

    def on_key(self, event: events.Key) -> None:
        """Close it for whoever types words."""
        letter = event.character or ""
        if self.is_word(event, letter if letter in _CLOSING else ""):
            event.stop()
            self.dismiss(None)

    def _paragraphs(self) -> Iterator[Content]:
        for version in reversed(self._versions):
            if told := self._tell(version.fields):
                yield Content.assemble(self._when_and_who(version), shown(told))

    def _when_and_who(self, version: Version) -> Content:
        at = f"{self._here(version.at):%d %b %Y %H:%M}" if version.at else "at first"
        who = "by hand" if version.writer == HANDMADE and version.at else version.by
        return Content.assemble((f"{at}  ", DIM), shown_line(f"{who}  " if who else "", "$accent"))


def entry_history(session: OpenSession, entry: Entry) -> HistoryDialog:
    """Return the history of an entry."""
    here = _zone_of(session.head)
    versions = said_at(entry, session.versions(entry.id))
    return HistoryDialog("What it said before", versions, entry_told, here)


def said_at(entry: Entry, versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return an entry's versions, the first at the moment of its session, not of the file.

    What was taken in or written up later was said when it was said.
    """
    first = (replace(v, at=v.at and entry.at) for v in versions[:1])
    return (*first, *versions[1:])


def agreements_history(community: OpenCommunity, head: SessionHead) -> HistoryDialog:
    """Return how a community came to its purpose and its ground rules."""
    title, versions = "How we came to agree on this", community.versions(community.id)
    return HistoryDialog(title, versions, _agreed_told, _zone_of(head))


def _zone_of(head: SessionHead) -> Callable[[datetime], datetime]:
    return partial(local, head=head)


def entry_told(fields: Mapping[str, object]) -> str:
    """Return a version of an entry in words; empty where it says nothing that is told."""
    if REDACTED in fields:
        return str(fields["text"])
    return " · ".join(_told(name, fields[name]) for name in OF_ENTRY if name in fields)


def _told(name: str, value: object) -> str:
    if name == "text":
        return f"“{value}”"
    if name == "removed":
        return "taken back" if value else "brought back"
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(part) for part in value)
    return f"{OF_ENTRY[name]} {value}" if value else f"{OF_ENTRY[name]} none"


def _agreed_told(fields: Mapping[str, object]) -> str:
    return "".join(
        f"\n   {title}{_spelled(fields[name])}"
        for name, title in OF_COMMUNITY.items()
        if name in fields
    )


def _spelled(value: object) -> str:
    if not isinstance(value, (list, tuple)):
        return f"“{value}”" if value else "none"
    rules = (f"\n      {number}  {rule}" for number, rule in enumerate(value, 1))
    return "".join(rules) or " none"
