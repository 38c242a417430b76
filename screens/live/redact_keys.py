"""Words that go for good, while they are still on the screen or half-typed."""

from contextlib import suppress

from data.carryover import Item
from data.errors import StoreFailed
from data.models.records import Carried, Entry, FollowUp
from data.redaction import Words
from data.store.changes import Change
from data.store.open_session import OpenSession
from screens.live.capture_keys import CaptureKeys
from screens.redacting import Redacting, words_of

_CHANCE = 12
"""Characters up to which a half-typed line may begin like other words by chance."""


class RedactKeys(Redacting, CaptureKeys):
    """Redacts what is highlighted; lets go of what was redacted anywhere."""

    items: tuple[Item, ...] | None

    @property
    def shown_session(self) -> OpenSession:
        """The session that is shown."""
        return self.session

    @property
    def meant(self) -> Entry | None:
        """The entry that keys act upon."""
        raise NotImplementedError

    def show_panel(self) -> None:
        """Show what changed in the panel that is open."""
        raise NotImplementedError

    def action_redact(self) -> None:
        """Ask once, then take the entry's words out."""
        entry = self.meant
        if entry is None:
            self.say(self.nothing_meant)
        else:
            self.redact(entry)

    def drop_words(self) -> None:
        """Let go of words, half-typed ones too, that others had taken out of the record."""
        if gone := self.session.take_gone():
            self.words_are_gone(gone)

    def words_are_gone(self, gone: list[Change]) -> None:
        """Show nothing any more of what was redacted, or of the name behind what is anonymous."""
        words = words_of(gone)
        self.app.clear_notifications()
        self.close_quoting(words)
        self.small.kept = ""
        self.bar.recalled = None
        self._let_go_of_lines({change.id for change in gone}, words)
        self.show_entries()
        if any(change.table in (Carried.TABLE, FollowUp.TABLE) for change in gone):
            self.items = None
            self.show_panel()

    def _let_go_of_lines(self, ids: set[str], words: Words) -> None:
        """Empty the bar of an edit of what is gone, and the draft log of all that was typed."""
        self.offered = tuple(text for text in self.offered if not words.stand_in(text))
        if words.stand_in(self.stashed):
            self.stashed = ""
        if self.edited is not None and self.edited.id in ids:
            self.bar.set_text("")
            self.leave_edit()
            self.say("The entry in the bar was redacted, or made anonymous. The edit is gone too.")
        elif len(self.bar.text) > _CHANCE and words.stand_in(self.bar.text):
            self.bar.set_text("")
            self.say("The bar held words that were redacted. They are gone.")
        with suppress(StoreFailed):
            self.session.drafts.wipe()
        self._draft = self.bar.text_area.draft
        self.keep_draft()
