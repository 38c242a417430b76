"""What was rescued, and what is wrong with the store: said on the first screen, and taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from data.errors import LctuiError
from screens.commanded_screen import CommandedScreen
from screens.requests import GoHome
from screens.telling import tell

if TYPE_CHECKING:
    from data.store.store import Store


class RescueKeys(CommandedScreen):
    """Looks at the store in a thread, and says in a line what somebody has to do about it."""

    _store: Store

    @work(thread=True, group="notice", exclusive=True, exit_on_error=False)
    def look_at_store(self) -> None:
        """Say what waits to be taken up, or is damaged."""
        from screens.home.store_notice import notice_words

        words = notice_words(self._store, self._store.rescues.waiting())
        tell(self, self._say_of_store, words)

    def _say_of_store(self, words: str) -> None:
        from screens.live.notice_line import NoticeLine

        notices = self.query(NoticeLine)
        if words and not notices:
            self.mount(NoticeLine(), after="#title")
        for notice in self.query(NoticeLine):
            notice.say(words)

    def action_take_up_rescued(self) -> None:
        """Put what was rescued into the store, and look at it anew."""
        rescues = self._store.rescues
        waiting = rescues.waiting()
        try:
            taken = [rescues.take_up(self._store, rescued) for rescued in waiting]
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        left = [sentence for restored in taken for sentence in restored.left]
        count = sum(restored.entries for restored in taken)
        said = f"{count} {'entry' if count == 1 else 'entries'} taken up." if waiting else ""
        self.notify(" ".join((said or "Nothing waits.", *left)), markup=False)
        if waiting:
            self.post_message(GoHome())
