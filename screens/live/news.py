"""What others did, shown where it belongs; whoever types or reads here is not disturbed by it."""

from contextlib import suppress

from textual import on
from textual.message import Message

from data.errors import StoreFailed
from data.models.records import Carried, ClockEvent, Entry, FollowUp, Presence, SessionHead
from data.models.side_records import Offer
from data.store.watching import Watching, watch
from screens.live.live_base import LiveBase


class LiveNews(LiveBase):
    """Watches the session and paints no more than was touched."""

    _watching: Watching | None = None

    class NewsCame(Message):
        """Somebody may have written to the session; one that waits stands for all."""

        def can_replace(self, message: Message) -> bool:
            """Fold those that wait into one."""
            return isinstance(message, type(self))

    def heed_others(self, touched: frozenset[str]) -> None:
        """Take note of what others did, by the ids of the records they changed."""
        raise NotImplementedError

    def drop_words(self) -> None:
        """Let go of words, half-typed ones too, that others had taken out of the record."""

    def take_in_floor(self) -> object:
        """Show the question and the turn that another terminal put before everybody."""
        raise NotImplementedError

    def show_offers(self) -> None:
        """Show below each call for help who offered."""
        raise NotImplementedError

    def show_panel(self) -> None:
        """Show what changed in the panel that is open."""
        raise NotImplementedError

    def show_late(self) -> None:
        """Show what was handed to the session after it had begun."""
        raise NotImplementedError

    def show_veil(self) -> None:
        """Say how much is written that nobody sees yet."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show everything anew."""
        raise NotImplementedError

    def enter_phase(self, *, staying_at: int | None = None) -> None:
        """Show the phase that runs now, or go on showing the one at that place."""
        raise NotImplementedError

    def go_on_watching(self) -> None:
        """Be told from now on when somebody writes to the session."""
        if not self.session.closed:
            self._watching = watch(self.session.ref, lambda: self.post_message(self.NewsCame()))

    def stop_watching(self) -> None:
        """Be told no more."""
        if self._watching is not None:
            self._watching.close()
            self._watching = None

    @on(NewsCame)
    def take_in_news(self) -> None:
        """Show what others did since we looked last."""
        if self.session.closed:
            return
        touched: frozenset[str] = frozenset()
        with suppress(StoreFailed):
            touched = self.session.refresh()
        if touched:
            self.show_news(touched)
            self.drop_words()
            self.heed_others(touched)
        if self.session.call(self.store.persons(self.session.ref.community)):
            self.show_all()
        self.take_in_floor()

    def show_news(self, touched: frozenset[str]) -> None:
        """Show what became of the records with these ids, and nothing else anew."""
        tables = self.session.tables_of(touched)
        if Entry.TABLE in tables:
            self._show_said(touched)
        if SessionHead.TABLE in tables:
            self.show_head()
        if Presence.TABLE in tables:
            self.show_people()
        if Offer.TABLE in tables:
            self.show_offers()
        if Carried.TABLE in tables:
            self.show_late()
        elif tables & {Presence.TABLE, FollowUp.TABLE, Offer.TABLE}:
            self.show_panel()
        if tables & {ClockEvent.TABLE, SessionHead.TABLE}:
            self._follow_clock()

    def _show_said(self, touched: frozenset[str]) -> None:
        entries = self.session.entries
        standing = [entries[i] for i in sorted(touched) if i in entries]  # type: ignore[index]
        now = [entry for entry in standing if not self.hides(entry)]
        for pane in self.panes:
            pane.entries.take_in(touched, [e for e in now if self.pane_of(e) is pane])
        self.show_veil()
        self.show_tags()

    def _follow_clock(self) -> None:
        before, staying_at = self.current, self.shown if self._is_reading else None
        self.show_clock()
        if self.current != before:
            self.enter_phase(staying_at=staying_at)

    @property
    def _is_reading(self) -> bool:
        """Whether somebody looks at another phase than the running one, or back in that one."""
        return self.looked_at is not None or not self.panes[self.shown].entries.follows
