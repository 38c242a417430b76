"""While a line is typed: the closest past entry, dim, in the bar's frame; never in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from data.capture.grammar import read_line
from data.errors import LctuiError
from data.models.ids import EntryId
from data.models.levels import PRIVATE
from data.progress import stopping
from data.zone import local
from screens.live.live_base import LiveBase
from screens.store_news import StoreNews
from screens.widgets.bar_aside import Aside
from screens.widgets.capture_bar import CaptureBar

if TYPE_CHECKING:
    from data.search.hit import Hit

PAUSE = 0.3
"""Seconds without a key after which we look back; until then nothing but the time is noted."""

LEAST = 2
"""Words that a line must have to be like another one."""

RECALL_KEYS = "F5"
"""What opens what is recalled."""


class RecallKeys(LiveBase, StoreNews):
    """Looks back in a thread of its own, and drops what it found when a key came meanwhile."""

    recalled: Hit | None = None
    """The past entry that is offered."""
    _typed = ""
    _typed_at = 0.0
    _pause: Timer | None = None
    _index_is_up = False

    @dataclass
    class Recalled(Message):
        """Something said before comes near to what was typed; None where nothing does."""

        typed: str
        hit: Hit | None

    @on(CaptureBar.DraftChanged)
    def _heed_draft(self, event: CaptureBar.DraftChanged) -> None:
        self._typed, self._typed_at = event.text, monotonic()
        if not event.text:
            self.forget_recalled()
        elif self.recalls and self._pause is None:
            self._pause = self.set_timer(PAUSE, self._look_back)

    def forget_recalled(self) -> None:
        """Offer nothing any more, and leave what is looked for."""
        self._typed = ""
        self.recalled = None
        self.bar.recalled = None

    def _look_back(self) -> None:
        """Look, once nothing was typed for a while."""
        self._pause = None
        rest = PAUSE - (monotonic() - self._typed_at)
        if rest > 0.01:
            self._pause = self.set_timer(rest, self._look_back)
        elif self._may_recall and len(self._typed.split()) >= LEAST:
            self.heed_store()
            self._recall(self._typed, frozenset(self.session.entries))

    @property
    def _may_recall(self) -> bool:
        """Whether a new line is typed that is going to be kept."""
        typed, bar = self._typed, self.bar
        spoken = bool(typed) and not typed.startswith("/")
        off = bar.off_record or bar.editing is not None or self.session.closed
        return self.recalls and spoken and not off

    @work(thread=True, group="recall", exclusive=True, exit_on_error=False)
    def _recall(self, typed: str, said_here: frozenset[EntryId]) -> None:
        """Find it; the index is brought up only while nobody types."""
        search, head = self.store.search, self.session.head
        words = read_line(typed, self.bar.people, self._day).text
        try:
            self.remember_store()
            if not self._index_is_up:
                search.bring_up(stopping(lambda: self._typed != typed))
                self._index_is_up = self._typed == typed
            found = search.nearest(words, head.community, but=said_here) if words else []
        except LctuiError:
            return
        hit = next((hit for hit in found if hit.level != PRIVATE), None)
        self.post_message(self.Recalled(typed, hit))

    @property
    def _day(self) -> date:
        return local(self.now(), self.session.head).date()

    @on(Recalled)
    def _on_recalled(self, event: Recalled) -> None:
        event.stop()
        if event.typed != self._typed or not self._may_recall:
            return
        from data.hit_words import recalled

        self.recalled = event.hit
        before, words, behind = recalled(event.hit, self._day) if event.hit else ("", "", "")
        aside = Aside(f"↺ {before}", words, f"{behind} · {RECALL_KEYS}") if words else None
        self.bar.recalled = aside

    def action_recall(self) -> None:
        """Recall from now on, or no more."""
        self.recalls = not self.recalls
        self.forget_recalled()
        self.say("Past entries are offered again." if self.recalls else "Nothing is recalled now.")

    def on_unmount(self) -> None:
        """Look for nothing any more."""
        self._typed = ""
