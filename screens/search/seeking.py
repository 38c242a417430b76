"""Searching behind the screen: the newest query wins, and the index is brought up meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from data.errors import LctuiError
from data.models.ids import CommunityId
from data.progress import stopping
from data.search.folding import fold
from data.search.hit import Found
from data.search.query import IN, Query
from screens.commanded_screen import CommandedScreen
from screens.copying import Copying
from screens.now_and_then import now_and_then
from screens.store_news import StoreNews

if TYPE_CHECKING:
    from data.store.store import Store

OFTEN = 0.1
"""Seconds between two looks at how far the index is."""
QUIET = 0.4
"""Seconds for which nothing is said of it: mostly it is up by then."""
ANEW = 1.0
"""Seconds after which what stands there is looked for again while the index grows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and how much of it."""

    query: Query
    limit: int


class Seeking(Copying, StoreNews, CommandedScreen):
    """Call `seek` and `take_in`; answer `show_found` and `show_progress`."""

    progress: tuple[int, int] | None = None
    """Sessions that the index has taken in, and how many there are; None while it is up."""
    is_up = False
    """Nothing is being taken in any more: what is not found is not there."""
    _wanted: Asked | None = None
    _told: Asked | None = None
    """What was answered last."""
    _seeks = False
    _stopped = False
    _looked = 0.0

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Take what is searched, and the clock by which days are told."""
        super().__init__()
        self.store = store
        self.now = now
        self.names: dict[CommunityId, str] | None = None
        """What the communities are called, where there are several; None until it was read."""
        self._values: dict[tuple[str, str], Sequence[str]] = {}

    def on_mount(self) -> None:
        """Notice what is changed elsewhere."""
        self.heed_store()

    @dataclass
    class Came(Message):
        """What was asked for is found."""

        asked: Asked
        found: Found

    @dataclass
    class Failed(Message):
        """It cannot be looked for or taken in, and why."""

        words: str
        asked: Asked | None = None

    @dataclass
    class Progressed(Message):
        """The index has taken in so many of so many sessions."""

        done: int
        count: int

        def can_replace(self, message: Message) -> bool:
            """Tell of the last alone."""
            return isinstance(message, type(self))

    @dataclass
    class TakenIn(Message):
        """The index is up, or as far as it comes."""

        whole: bool

    @dataclass
    class ValuesCame(Message):
        """What a filter may be given is known now."""

    def values(self, name: str, begun: str) -> Sequence[str]:
        """Return what a filter may be given, as far as it was read; the rest is read meanwhile."""
        if (name, begun) not in self._values:
            self._values[name, begun] = ()
            self._read_values(name, begun)
        return self._values[name, begun]

    @work(thread=True, group="values")
    def _read_values(self, name: str, begun: str) -> None:
        own = list((self.names or {}).values()) if name == IN else []
        key = fold(begun)
        known = [community for community in own if fold(community).startswith(key)]
        with suppress(LctuiError):
            known += self.store.search.values(name, begun)
        self._values[name, begun] = known
        self.post_message(self.ValuesCame())

    def show_found(self, asked: Asked, found: Found) -> None:
        """Show what was found."""
        raise NotImplementedError

    def show_progress(self) -> None:
        """Show how far the index is."""
        raise NotImplementedError

    @property
    def is_sought(self) -> bool:
        """Whether what stands there is not yet the answer to what was typed last."""
        return self._seeks and (self._told is None or self._wanted != self._told)

    def seek(self, asked: Asked) -> None:
        """Look for this; what was looked for before does not count any more."""
        self._wanted = asked
        if not self._seeks:
            self._seeks = True
            self._find(asked)

    @work(thread=True, group="search")
    def _find(self, asked: Asked) -> None:
        try:
            self.remember_store()
            self._learn_names()
            found = self.store.search.find(asked.query, limit=asked.limit, private=True)
        except LctuiError as error:
            self.post_message(self.Failed(str(error), asked))
        else:
            self.post_message(self.Came(asked, found))

    def _learn_names(self) -> None:
        if self.names is None:
            known = self.store.communities()
            self.names = {c.id: c.name for c in known} if len(known) > 1 else {}

    @on(Came)
    def _on_came(self, event: Came) -> None:
        event.stop()
        if self._wanted is not None and event.asked != self._wanted:
            self._find(self._wanted)
            return
        self._seeks, self._told = False, event.asked
        self.show_found(event.asked, event.found)

    @on(Failed)
    def _on_failed(self, event: Failed) -> None:
        event.stop()
        self.notify(event.words, severity="error", markup=False)
        if event.asked is not None:
            self._seeks = False
            if self._wanted is not None and event.asked != self._wanted:
                self.seek(self._wanted)

    @work(thread=True, group="index", exclusive=True)
    def take_in(self) -> None:
        """Bring the index up; what is in can be searched from the first on."""

        def tell(done: int, count: int) -> None:
            self.post_message(self.Progressed(done, count))

        progress = now_and_then(tell, OFTEN, first=QUIET)
        try:
            self.store.search.bring_up(stopping(lambda: self._stopped, progress))
        except LctuiError as error:
            self.post_message(self.Failed(str(error)))
        self.post_message(self.TakenIn(not self._stopped))

    def store_changed(self) -> None:
        """Look again: a word that was found may be gone for good."""
        if self.is_up and not self._stopped:
            self.take_in()
        elif self._wanted is not None:
            self.seek(self._wanted)

    def stop_taking_in(self) -> None:
        """Leave the index as far as it is."""
        self._stopped = True

    @on(Progressed)
    def _on_progressed(self, event: Progressed) -> None:
        event.stop()
        if self._stopped:
            return
        self.progress = event.done, event.count
        self.show_progress()
        if monotonic() - self._looked > ANEW:
            self._looked = monotonic()
            self._look_again()

    @on(TakenIn)
    def _on_taken_in(self, event: TakenIn) -> None:
        event.stop()
        self.progress, self.is_up = None, True
        self.show_progress()
        self._look_again()

    def _look_again(self) -> None:
        """Look for the same in what is in by now; a filter may be given more as well."""
        self._values.clear()
        self.post_message(self.ValuesCame())
        if self._wanted is not None:
            self.seek(self._wanted)
