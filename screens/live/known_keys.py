"""Looking back from a live session: what is known on the topic, search, taking an entry away."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work

from data.chain import chain_of
from data.errors import LctuiError
from data.hit_words import line_of_entry, line_of_minutes
from data.models.levels import PRIVATE
from data.progress import stopping
from screens.copying import STAYS_HERE, Copying
from screens.live.known_panel import KnownPanel
from screens.live.loop_keys import LoopKeys
from screens.live.recall_keys import RecallKeys
from screens.now_and_then import now_and_then
from screens.requests import OpenSearch
from screens.widgets.chain_dialog import ChainDialog

if TYPE_CHECKING:
    from data.known import Known
    from data.search.hit import Hit

OFTEN = 0.2
"""Seconds between two looks at how far the index is."""


class KnownKeys(Copying, RecallKeys, LoopKeys):
    """F5, and what is done with the entries there."""

    async def action_known(self, argument: str = "") -> None:
        """Show what is known on the topic, or on another one; what is recalled comes first."""
        topic = argument or self.session.head.topic or ""
        panel, open_before = KnownPanel(topic, self._day, self.recalled), self.panel
        if isinstance(open_before, KnownPanel) and (argument or self.recalled):
            self.close_panel()
        self.heed_store()
        await self.toggle(panel)
        if self.panel is panel and topic:
            self._look_up(panel, topic)

    @on(KnownPanel.TopicWanted)
    def _on_topic_wanted(self, event: KnownPanel.TopicWanted) -> None:
        event.stop()
        if isinstance(self.panel, KnownPanel):
            self._look_up(self.panel, event.topic)

    @work(thread=True, group="known", exclusive=True)
    def _look_up(self, panel: KnownPanel, topic: str) -> None:
        from data.known import known_about

        self.remember_store()
        self._see_recalled(panel)
        if not topic:
            return
        community, own = self.session.head.community, self.session.ref.path.name

        def left() -> bool:
            gone = self.session.closed or self.panel is not panel
            return gone or panel.topic != topic

        def tell(done: int, count: int) -> None:
            if not left():
                words = f"Taking in past sessions: {done:,} of {count:,} …"
                self.app.call_from_thread(panel.tell, words)

        try:
            known = known_about(
                self.store,
                community,
                topic,
                self.now(),
                but=(own,),
                progress=stopping(left, now_and_then(tell, OFTEN, first=OFTEN)),
            )
        except LctuiError as error:
            if not left():
                self.app.call_from_thread(panel.tell, str(error))
            return
        if not left():
            self.app.call_from_thread(self._show_known, panel, known)

    def _see_recalled(self, panel: KnownPanel) -> None:
        """Take the entry that was recalled from the panel where it does not stand so any more."""
        if (hit := panel.recalled) is not None:
            with suppress(LctuiError):
                said = self.store.search.of_sessions(hit.community, [hit.stem])
                stands = next((one for one in said if one.entry == hit.entry), None)
                if stands is None or stands.text != hit.text:
                    self.app.call_from_thread(panel.lead_with, stands)

    def store_changed(self) -> None:
        """Look back again: what is shown of past sessions may be gone for good."""
        if isinstance(self.panel, KnownPanel):
            self._look_up(self.panel, self.panel.topic)
        if self.recalled is not None:
            self.recalled = self.bar.recalled = None
            self._look_back()

    def _show_known(self, panel: KnownPanel, known: Known) -> None:
        if self.panel is panel and panel.topic == known.topic:
            panel.show(known)

    @on(KnownPanel.EntryWanted)
    def _on_entry_wanted(self, event: KnownPanel.EntryWanted) -> None:
        """Show its way through the sessions; what has none is copied."""
        event.stop()
        hit = event.hit
        if hit.entry is None:
            return
        try:
            chain = chain_of(self.store, self.session.ref.community, hit.entry)
        except LctuiError as error:
            self.say_error(error)
            return
        if chain is None:
            self._copy_hit(hit, "The entry (it was not handed on)")
        else:
            self.app.push_screen(ChainDialog(chain))

    @on(KnownPanel.CopyWanted)
    def _on_copy_wanted(self, event: KnownPanel.CopyWanted) -> None:
        event.stop()
        self._copy_hit(event.hit)

    def _copy_hit(self, hit: Hit, what: str = "The entry") -> None:
        self.take_words(lambda: line_of_minutes(hit, self._day), "entry.txt", what)

    def action_copy_entry(self) -> None:
        """Copy the entry that is meant, as a line of the minutes."""
        entry = self.meant
        if entry is None:
            self.say(self.nothing_meant)
        elif entry.level == PRIVATE:
            self.say(STAYS_HERE)
        else:
            self.take_words(lambda: line_of_entry(entry, self._day), "entry.txt", "The entry")

    def action_search(self, argument: str = "") -> None:
        """Search all that was ever said; Esc comes back here."""
        if self.bar.text and self.session.head.off_record:
            self.say("A line is half-typed off the record and would be gone: clear it first.")
        else:
            self.leave_by(lambda: self.post_message(OpenSearch(argument)))
