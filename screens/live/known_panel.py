"""What we know about the topic: what past sessions said on it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from data.hit_words import people_in, said_on, told_day, told_state
from data.models.kinds import KIND_BY_ID
from data.safe_text import one_line
from screens.live.side_panel import SidePanel
from screens.live.since_rows import SIGNS
from screens.widgets.content import DIM, cut, shown, shown_line
from screens.widgets.keys_help import KeysHelp

if TYPE_CHECKING:
    from data.known import Known, KnownSession
    from data.search.hit import Hit

AT_MOST = 40
"""Entries of a group that are shown; search finds the rest."""
LONGEST = 400
"""Characters of an entry that are shown."""

NO_TOPIC = "This session has no topic yet: /topic names it. Or type one above."
NOTHING = "No past session spoke of this. What is said today will be found the next time."
LOOKING = "Looking at what past sessions said …"

KNOWN_KEYS = {
    "Enter": "its way through the sessions",
    "y": "copies the entry",
    "/": "another topic; Enter looks for it",
}
"""What the keys in the panel do."""


class KnownPanel(SidePanel):
    """Entries by what they are, over a line in which another topic is typed."""

    BORDER_TITLE = "What we know"

    options = getters.query_one(OptionList)
    line = getters.query_one(Input)

    @dataclass
    class TopicWanted(Message):
        """Another topic was typed."""

        topic: str

    @dataclass
    class EntryWanted(Message):
        """Enter on an entry."""

        hit: Hit

    @dataclass
    class CopyWanted(Message):
        """An entry is to be copied."""

        hit: Hit

    def __init__(self, topic: str, today: date, recalled: Hit | None = None) -> None:
        """Take the topic to begin with, and the entry that was offered in the bar, if any."""
        super().__init__()
        self.topic = topic
        self._today = today
        self._recalled = recalled
        self._known: Known | None = None
        self._told = LOOKING if topic else NO_TOPIC
        self._hits: dict[str, Hit] = {}

    def compose(self) -> ComposeResult:
        """Lay out the line, the entries and the keys."""
        yield Input(one_line(self.topic), placeholder="a topic", select_on_focus=True)
        yield OptionList(markup=False)
        yield KeysHelp((("Enter", "its way"), ("y", "copy"), ("/", "another topic")))

    def on_mount(self) -> None:
        """Show what there is so far."""
        self._show_rows()

    @property
    def first(self) -> OptionList:
        """What has the focus when somebody goes into the panel."""
        return self.options

    @property
    def hit(self) -> Hit | None:
        """The highlighted entry."""
        if self.options.highlighted is None:
            return None
        option = self.options.get_option_at_index(self.options.highlighted)
        return self._hits.get(option.id or "")

    @property
    def recalled(self) -> Hit | None:
        """The entry on top that was offered in the bar."""
        return self._recalled

    def lead_with(self, recalled: Hit | None) -> None:
        """Put the entry that was offered in the bar on top."""
        self._recalled = recalled
        self._fill()

    def tell(self, words: str) -> None:
        """Say how far the looking is, or why nothing can be shown."""
        self._known, self._told = None, words
        self._fill()

    def show(self, known: Known) -> None:
        """Show what is known."""
        self._known, self._told = known, NOTHING
        self._fill()

    def _fill(self) -> None:
        if self.is_mounted and self.is_attached:
            self._show_rows()

    def _show_rows(self) -> None:
        before = self.hit
        self._hits = {}
        self.options.clear_options()
        self.options.add_options(list(self._rows()))
        rows = [n for n, row in enumerate(self.options.options) if not row.disabled]
        hits = zip(rows, self._hits.values(), strict=True)
        same = (n for n, hit in hits if before and hit.entry == before.entry)
        self.options.highlighted = next(same, next(iter(rows), None))

    def _rows(self) -> Iterator[Option]:
        if self._recalled is not None:
            yield Option(shown_line("Recalled while you typed", "$primary bold"), disabled=True)
            yield self._row(self._recalled)
        if self._known is None or self._known.empty:
            yield Option(shown(self._told, DIM), disabled=True)
            return
        from data.known import groups_of

        for title, hits in groups_of(self._known):
            if hits:
                count = f" ({len(hits)})" if len(hits) > 1 else ""
                yield Option(shown_line(f"{title}{count}", "$primary bold"), disabled=True)
            for hit in hits[:AT_MOST]:
                yield self._row(hit)
            if len(hits) > AT_MOST:
                more = f"… and {len(hits) - AT_MOST:,} more; search finds them"
                yield Option(shown(more, DIM), disabled=True)
        yield Option(shown_line("Sessions on it", "$primary bold"), disabled=True)
        for session in self._known.sessions[:AT_MOST]:
            yield Option(_session_content(session), disabled=True)

    def _row(self, hit: Hit) -> Option:
        row = f"{len(self._hits)}"
        self._hits[row] = hit
        return Option(hit_content(hit, self._today), id=row)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if hit := self.hit:
            self.post_message(self.EntryWanted(hit))

    @on(Input.Submitted)
    def _on_topic(self, event: Input.Submitted) -> None:
        event.stop()
        self.topic = one_line(event.value)
        self._recalled = None
        self.tell(LOOKING if self.topic else NO_TOPIC)
        self.screen.set_focus(self.options)
        if self.topic:
            self.post_message(self.TopicWanted(self.topic))

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Go to the line, or copy what is highlighted."""
        if letter == "/":
            return partial(self.screen.set_focus, self.line)
        if letter == "y" and self.hit is not None:
            return partial(self.post_message, self.CopyWanted(self.hit))
        return None

    def action_close(self) -> None:
        """Leave the line first, then the panel."""
        if self.line.has_focus and self._hits:
            self.screen.set_focus(self.options)
        else:
            super().action_close()


def hit_content(hit: Hit, today: date) -> Content:
    """Return an entry as lines: its words, then when, who and what came of it."""
    kind = KIND_BY_ID.get(hit.kind)
    sign = f"{kind.sigil} " if kind and kind.sigil else ""
    state = told_state(hit, today)
    told = f"{SIGNS.get(hit.state, '')} {state}".strip() if state else ""
    told_of = (told_day(said_on(hit), today), ", ".join(people_in(hit)), told)
    about = one_line(" · ".join(filter(None, told_of)))
    words = shown(f"{sign}{cut(hit.text, LONGEST)}", "$foreground")
    return Content("\n").join((words, shown_line(about, DIM)))


def _session_content(session: KnownSession) -> Content:
    entries = "1 entry" if session.entries == 1 else f"{session.entries:,} entries"
    day = told_day(session.on, date.min)
    words = one_line(f"{day} · {session.title} · {entries}")
    return shown_line(f"{words}{' · held on it' if session.whole else ''}", DIM)
