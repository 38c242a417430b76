"""What others do that concerns whoever types here: an end, and an edit of what is being edited."""

from collections.abc import Iterable

from textual import getters, on

from data.amending import line_of
from data.models.ids import EntryId
from data.models.records import ClockEvent, Entry
from data.zone import local
from screens.live.capture_keys import CaptureKeys
from screens.live.notice_line import NoticeLine
from screens.widgets.capture_bar import CaptureBar
from screens.widgets.content import cut

QUOTED = 40
"""Characters of somebody's line that a notice quotes."""


class OthersKeys(CaptureKeys):
    """Tells it calmly and disturbs nothing: not the line, not the focus, not the scroll."""

    standing = getters.query_one("#standing", NoticeLine)

    _hands: frozenset[str | None] = frozenset()
    _meanwhile: str = ""

    def heed_others(self, touched: frozenset[str]) -> None:
        """Take note of what others did, by the ids of what they changed."""
        self.see_hands(touched)
        if self.edited is not None and self.edited.id in touched:
            self._overtake(self.edited)
        self.show_here()
        self.show_standing()

    def see_hands(self, identifiers: Iterable[str]) -> None:
        """Have each entry say who wrote it down, once somebody else than whoever is here does.

        What was written silently never does: there whoever writes is whoever speaks.
        """
        entries = self.session.entries
        met = (entries[EntryId(each)] for each in identifiers if each in entries)
        self._hands |= {entry.captured_by for entry in met if entry.level != "anon"}
        several = len(self._hands | {self.seat.name or None}) > 1
        for pane in self.panes:
            pane.entries.hands = several and pane.phase.activity != "silent"

    def _overtake(self, before: Entry) -> None:
        """Say that the entry in the bar is another one now; the bar is left as it is."""
        now = self.session.entries.get(before.id)
        by = self.session.versions(before.id)[-1].by or "Somebody"
        if now is None:
            what = "took this entry away meanwhile. Enter brings it back as it stands in the bar"
            self._meanwhile = f"{by} {what}, Esc leaves it away."
        elif self._spelled(now) != self._spelled(before):
            what = f"changed this entry meanwhile: “{cut(' '.join(now.text.split()), QUOTED)}”."
            ways = "Enter keeps yours, Esc leaves that; its history has both."
            self._meanwhile = f"{by} {what} {ways}"
        self.edited = now or before
        self.bar.contested = bool(self._meanwhile)

    def _spelled(self, entry: Entry) -> str:
        return line_of(self.session, entry, self.now())

    @on(CaptureBar.EditYielded)
    def _on_edit_yielded(self, event: CaptureBar.EditYielded) -> None:
        event.stop()
        self.yield_edit(event.text)

    def leave_edit(self) -> None:
        """Let the bar be for what is new again, and the notice go."""
        super().leave_edit()
        self._meanwhile = ""
        self.show_standing()

    def show_standing(self) -> None:
        """Say what stays true for a while: an edit overtaken, else that the session has ended."""
        ended = self._ended_words() if self.session.ended else ""
        self.standing.say(self._meanwhile or ended)

    def _ended_words(self) -> str:
        event = next(event for event in reversed(self.session.clock) if event.kind == "end")
        (version, *_) = self.session.versions(event.id, ClockEvent.TABLE)
        who = f"{version.by} ended the session" if version.by else "The session ended"
        at = local(event.at, self.session.head)
        return f"{who} at {at:%H:%M}. What you type here is still kept; F8 goes to the wrap-up."
