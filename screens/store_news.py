"""Words that stand on a screen go from it when they go from the store, in whichever terminal."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from data.errors import StoreFailed
from data.store.news import News

if TYPE_CHECKING:
    from data.store.store import Store

EVERY = 1.0
"""Seconds between two looks, each of them at a few folders."""


class StoreNews(Screen[None]):
    """Call `heed_store` once, and `remember_store` where it is read, in a worker, before that.

    Answer `store_changed` by reading it anew.
    """

    store: Store
    _news: News | None = None
    _heeds = False
    _untold = False
    """Something was changed of which the screen knows nothing yet."""

    def heed_store(self) -> None:
        """Look from now on, now and then."""
        if not self._heeds:
            self._heeds = True
            self.set_interval(EVERY, self._look_again)

    def _look_again(self) -> None:
        """Look, unless that is still being done: a look that the next one ends sees nothing."""
        if not any(w.group == "store-news" and w.is_running for w in self.workers):
            self.look_at_store()

    def remember_store(self) -> None:
        """Remember how it is before it is read for the first time."""
        self._news = self._news or News(self.store)

    def has_news(self) -> bool:
        """Say whether the store was changed since it was looked at."""
        with suppress(StoreFailed):
            if self._news is not None and self._news.came():
                self._untold = True
        return self._untold

    @work(thread=True, group="store-news", exclusive=True, exit_on_error=False)
    def look_at_store(self) -> None:
        """Look now; what follows is done by the screen itself."""
        if self.has_news():
            self.app.call_from_thread(self.tell_news)

    def tell_news(self) -> None:
        """Have it shown anew, once for all that was noticed so far."""
        if self._untold and self.is_attached:
            self._untold = False
            self.store_changed()

    def store_changed(self) -> None:
        """Show it anew, by what the store holds now."""
        raise NotImplementedError
