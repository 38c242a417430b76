"""The same action typed anew week after week: one item with one identity, carried from session to
session, also from one that the store holds already.

The rule: an action is an earlier one where its words are the same, and its owners, or one of the
two names none (`same_action`). The earlier one was said in a session before, on another day, and
had not been done by then. Under a heading such as "Previous action items" the same holds for words
that only begin alike. What comes near and is not clear stays an action of its own, and is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from data.importing.past import Item, PastSession
from data.importing.same_action import key_of, meet, same_owners
from data.models.ids import EntryId, SessionId

_ALIKE = 40
"""Letters that have to be the same at the beginning, in a list of what was left over."""
HERE = -1
"""The place of sessions that the store holds."""
_SHARED_WORDS, _LONG_WORD = 2, 3


@dataclass(frozen=True, slots=True)
class Standing:
    """An action that the store holds, wherever it was said."""

    entry: EntryId
    session: SessionId
    """Where it was said."""
    text: str
    owners: tuple[str, ...]
    said: date
    settled: date | None = None
    """Since when it is done or dropped."""
    visits: tuple[tuple[date, SessionId], ...] = ()
    """The sessions that it was carried to, in their order."""
    due: date | None = None

    def last_before(self, day: date | None) -> SessionId | None:
        """Return the session before a day that it was carried to last."""
        before = [session for at, session in self.visits if day and at < day]
        return before[-1] if before else None


@dataclass(slots=True)
class Thread:
    """One action through the sessions that it stands in."""

    origin: int
    """The session that it was first said in, by its place in the archive; HERE for the store's."""
    item: int
    """Which of its items it is; of the store's, which of what stands there."""
    text: str
    owners: frozenset[str]
    said: date | None
    done: bool
    settled: date | None = None
    """Since when the store knows it as done."""
    standing: Standing | None = None
    visits: list[tuple[int, int]] = field(default_factory=list)
    """The later sessions and their items."""
    due: date | None = None
    more: set[tuple[int, int]] = field(default_factory=set)
    """Those of them that name an owner, or a day, that was not known before."""

    def visit(self, place: int, number: int, item: Item) -> None:
        """Take in that it was said again."""
        self.visits.append((place, number))
        known = all(meet((owner,), self.owners) for owner in item.owners)
        if not known or item.due not in (None, self.due):
            self.more.add((place, number))
        self.owners |= frozenset(item.owners)
        self.due = item.due or self.due
        self.done = item.done

    def is_open_before(self, day: date | None) -> bool:
        """Say whether it was said before a day, and not done by then."""
        if self.standing and (day is None or self.said is None or self.said >= day):
            return False
        by_then = self.settled is not None and day is not None and self.settled <= day
        return self.said != day and not self.done and not by_then


@dataclass(frozen=True, slots=True)
class Near:
    """An action that may be an earlier one and is not clearly so."""

    place: int
    item: int
    text: str
    said: date


class Threads:
    """Finds the threads through sessions, which come in the order of their days."""

    def __init__(self, sessions: Sequence[PastSession], standing: Sequence[Standing] = ()) -> None:
        """Follow each action; `standing` is what the store holds, in the order it was said."""
        self._sessions = sessions
        self._by_words: dict[str, list[Thread]] = {}
        self._every: list[Thread] = []
        self._by_word: dict[str, list[int]] = {}
        self.found: dict[tuple[int, int], Thread] = {}
        """By session and item: both ends of a thread are keys."""
        self.near: list[Near] = []
        """What may be an earlier one, and was said to be old or done."""
        for number, each in enumerate(standing):
            if key := key_of(each.text, each.owners):
                owners = frozenset(each.owners)
                thread = Thread(
                    HERE, number, each.text, owners, each.said, done=False,
                    settled=each.settled, standing=each, due=each.due,
                )  # fmt: skip
                self._know(thread, key)
        for place in range(len(sessions)):
            self._session(place)

    def _know(self, thread: Thread, key: str) -> None:
        for word in _words(thread.text):
            self._by_word.setdefault(word, []).append(len(self._every))
        self._every.append(thread)
        for each in {key, key[:_ALIKE]}:
            self._by_words.setdefault(each, []).append(thread)

    def _session(self, place: int) -> None:
        seen: set[int] = set()
        day = self._sessions[place].date
        for number, item in enumerate(self._sessions[place].items):
            if item.kind != "action" or item.level != "named":
                continue  # what it says in confidence must not be told with what all know
            if not (key := key_of(item.text, item.owners)):
                continue
            thread = self._earlier(key, item, day)
            if thread is None or id(thread) in seen:
                self._tell_near(place, number, item)
                thread = Thread(
                    place, number, item.text, frozenset(item.owners), day, item.done, due=item.due
                )
                self._know(thread, key)
            else:
                thread.visit(place, number, item)
                if thread.origin != HERE:
                    self.found[thread.origin, thread.item] = thread
                self.found[place, number] = thread
            seen.add(id(thread))

    def _earlier(self, key: str, item: Item, day: date | None) -> Thread | None:
        keys = [key, key[:_ALIKE]] if item.again and len(key) >= _ALIKE else [key]
        for each in keys:
            for thread in reversed(self._by_words.get(each, ())):
                if same_owners(key, thread.owners, item.owners) and thread.is_open_before(day):
                    return thread
        return None

    def _tell_near(self, place: int, number: int, item: Item) -> None:
        """Put down which earlier action a line may mean, where it says that it is an old one."""
        day = self._sessions[place].date
        if day and (item.again or item.done) and (thread := self._nearest(item, day)):
            self.near.append(Near(place, number, thread.text, thread.said or day))

    def _nearest(self, item: Item, day: date) -> Thread | None:
        words = _words(item.text)
        shared = Counter(n for word in words for n in self._by_word.get(word, ()))
        best = (0, -1)
        for number, both in shared.items():
            thread = self._every[number]
            every = len(words | _words(thread.text))
            apart = item.owners and thread.owners and not meet(item.owners, thread.owners)
            near = both >= _SHARED_WORDS and both * 2 >= every and (not apart or both == every)
            if near and thread.is_open_before(day):
                best = max(best, (both, number))
        return self._every[best[1]] if best[0] else None


def _words(text: str) -> frozenset[str]:
    """Return the longer words of a text, by which two are near each other."""
    return frozenset(w for w in key_of(text, ("?",)).split() if len(w) >= _LONG_WORD)


def threads_of(
    sessions: Sequence[PastSession], standing: Sequence[Standing] = ()
) -> dict[tuple[int, int], Thread]:
    """Return, by session and item, the thread of each action that was said again later."""
    return Threads(sessions, standing).found
