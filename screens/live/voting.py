"""A vote that is under way, for the dialog that shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from data.backlog import Wish, backlog_of
from data.errors import LctuiError
from data.meeting import people_of
from data.models.ids import EntryId
from data.next_topic import name_next, next_topic
from data.safe_text import one_line, safe
from data.settling import settle_wish, wish_outcomes
from data.store.open_session import OpenSession
from data.store.store import Store
from data.voting import Tally, dots_left, give_dots, new_voter, ranked, show_of_hands, tally


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is voted on, and how it stands."""

    wishes: tuple[Wish, ...]
    given: dict[EntryId, Tally]
    left: int
    """Dots that this terminal still has."""
    topic: str = ""
    """What the next session is to be about, as far as that is said."""
    here: int = 0
    """People on the roll who are here; 0 where no roll was taken."""


class Voting:
    """One session's votes on its community's backlog, as given at this terminal and at others."""

    def __init__(
        self,
        store: Store,
        session: OpenSession,
        now: Callable[[], datetime],
        attempt: Callable[[Callable[[], object]], object],
        turn: Callable[[str], object],
    ) -> None:
        """`attempt` does something and tells where it fails; `turn` is told `undo` or `redo`."""
        self._store = store
        self._session = session
        self._now = now
        self._attempt = attempt
        self._turn = turn
        self._voter = new_voter()
        self._wishes: tuple[Wish, ...] = ()
        self._topic = ""
        self.hidden: Callable[[EntryId], bool] = lambda _: False
        """Says what nobody is to see yet."""

    def read(self) -> None:
        """Read the backlog as it is by now. LctuiError."""
        session = self._session
        wishes = backlog_of(self._store, session.ref.community)
        self._wishes = tuple(wish for wish in wishes if not self.hidden(wish.id))
        self._read_topic()

    def _read_topic(self) -> None:
        try:
            planned = next_topic(self._store, self._session, self._now())
        except LctuiError:
            planned = None
        self._topic = planned.topic if planned else ""

    def ballot(self, order: Sequence[EntryId] = ()) -> Ballot:
        """Return how things stand: the wishes in this order, or else the most wanted first."""
        dots = self._session.dots.values()
        given = tally(dots, self._voter)
        places = {item: place for place, item in enumerate(order)}
        wishes = ranked(self._wishes, given)
        if places:
            wishes = tuple(sorted(wishes, key=lambda wish: places.get(wish.id, len(places))))
        here = sum(person.present for person in self._session.people.values())
        return Ballot(wishes, given, dots_left(dots, self._voter), self._topic, here)

    def count(self, wish: Wish, hands: int) -> None:
        """Keep a show of hands."""
        self._attempt(lambda: show_of_hands(self._session, wish.id, hands))

    def give(self, wish: Wish, more: int) -> None:
        """Give a wish dots of this terminal, or take them back."""
        self._attempt(lambda: give_dots(self._session, wish.id, self._voter, more))

    def settle(self, wish: Wish, key: str) -> bool:
        """Let a wish be answered, taken up or let go by that key; say whether it is one."""
        for outcome in wish_outcomes(wish):
            if outcome.key == key:
                self._attempt(
                    partial(settle_wish, self._store, self._session, wish, outcome, self._now())
                )
                self._attempt(self.read)
                return True
        return False

    def turn(self, way: str) -> None:
        """Take back (`undo`) or bring back (`redo`) what was done last."""
        self._turn(way)
        self._attempt(self.read)

    def called(self, name: str) -> str:
        """Return the full name of who is meant, or the name as typed."""
        return people_of(self._session).find(name) or one_line(safe(name))

    def choose(self, wish: Wish, preparer: str) -> None:
        """Make a wish the topic of the next session."""
        name = partial(name_next, self._store, self._session, wish, preparer, self._now())
        self._attempt(name)
        self._read_topic()
