"""Reading the ledger in the background: at first, after each change, and when others changed it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import work
from textual.worker import get_current_worker

from data.errors import LctuiError
from data.ledger import Promise, ledger
from data.models.community import Community
from data.models.ids import CommunityId
from data.progress import Progress, Stopped, stopping
from data.store.book import Leaf
from data.store.changes import Change
from data.store.open_session import OpenSession
from data.store.settled import living_as
from data.store.store import Store
from screens.actions.saving_desk import SavingDesk
from screens.now_and_then import now_and_then
from screens.redacting import Redacting, words_of
from screens.telling import tell

Beside = Mapping[CommunityId, Sequence[Leaf]]

NOTHING = "Nothing is highlighted."
EVERY = 2.0
"""Seconds between two looks whether another program changed anything."""
OFTEN = 0.2
"""Seconds between two words on how far it is."""
MANY = 50
"""Sessions up to which reading them takes no time worth a word."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was read."""

    communities: Sequence[Community]
    promises: Sequence[Promise]
    """Of the community that is shown, or of all."""


class Reading(SavingDesk, Redacting):
    """Tells `show_known` what the ledger says, whenever that is something else."""

    store: Store
    now: Callable[[], datetime]
    amended: OpenSession | None = None
    """The session whose entry was amended last: a name may have been taken off it for good."""

    _seen: object = None
    _stopped = False
    """Esc was pressed while something was being done."""
    _busy = False
    """Something is being changed in a thread: nothing is looked at meanwhile."""

    @property
    def scope(self) -> CommunityId | None:
        """The community that is shown; None is all of them."""
        raise NotImplementedError

    def show_progress(self, done: int, every: int) -> None:
        """Show how many sessions are read."""
        raise NotImplementedError

    def show_known(self, known: Known) -> None:
        """Show what was read."""
        raise NotImplementedError

    @property
    def shown_session(self) -> OpenSession | None:
        """The session in which a name may have gone."""
        return self.amended

    def words_are_gone(self, gone: list[Change]) -> None:
        """Show nothing any more of what was redacted, here or elsewhere."""
        if gone:
            self.app.clear_notifications()
            self.close_quoting(words_of(gone))

    @property
    def is_reading(self) -> bool:
        """Whether the ledger is being read."""
        return any(w.group == "ledger" and w.is_running for w in self.workers)

    def read_anew(self) -> None:
        """Read the ledger, with all that is open here."""
        self._seen = None
        self._read(self.scope)

    def look_for_news(self) -> None:
        """Read it again where another program changed something."""
        if not self._busy and not self.is_reading:
            self._read(self.scope)

    @work(thread=True, group="ledger", exclusive=True, exit_on_error=False)
    def _read(self, scope: CommunityId | None) -> None:
        worker = get_current_worker()
        often = now_and_then(lambda done, every: tell(self, self.show_progress, done, every), OFTEN)

        def told(done: int, every: int) -> None:
            if every > MANY:
                often(done, every)

        try:
            seen = (scope, self._sign())
            if seen == self._seen:
                return
            beside = self.app.call_from_thread(self.desk.leaves)
            known = self._told(scope, beside, stopping(lambda: worker.is_cancelled, told))
        except Stopped:
            return
        except LctuiError as error:
            tell(self, self._take_error, str(error))
            return
        tell(self, self._take, seen, known)

    def _take_error(self, words: str) -> None:
        if words != self._seen:
            self._seen = words
            self.notify(words, severity="error", markup=False)

    def _take(self, seen: object, known: Known) -> None:
        self._seen = seen
        self.show_known(known)

    def _sign(self) -> object:
        """Return what differs once anything was sealed, begun, or kept in a session that goes on.

        What only the disk will tell a moment later is told at the next look.
        """
        marks = [self.store.persons(community).mark for community in self.store.sessions_dirs()]
        living = [(ref.path, living_as(ref.path)) for ref in self.store.live()]
        return self.store.sign(), marks, living

    def _told(self, scope: CommunityId | None, beside: Beside, progress: Progress) -> Known:
        communities = self.store.communities()
        wanted = [each for each in communities if scope in (None, each.id)]
        promises: list[Promise] = []
        for community in wanted:
            own = beside.get(community.id, ())
            promises += ledger(self.store, community.id, self.now(), beside=own, progress=progress)
        return Known(communities, promises)
