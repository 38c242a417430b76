"""Looking at the ledger: what is listed, how it is gathered, and what of it is wanted.

A new view or way of gathering is a new row here. Nothing is sorted by who does most or least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.capture.people import fold
from data.carryover import GIVEN_UP
from data.days import day_told
from data.errors import LctuiError
from data.ledger import Promise

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.store import Store

Wanted = Callable[[Promise, date], bool]
FAR = date.max


@dataclass(frozen=True, slots=True)
class View:
    """One part of the ledger."""

    id: str
    title: str
    wanted: Wanted
    empty: str
    """How it fills, where nothing is in it."""


def _action(promise: Promise) -> bool:
    return promise.entry.kind == "action"


VIEWS: tuple[View, ...] = (
    View(
        "open",
        "Open",
        lambda p, _: _action(p) and p.is_open,
        "No action is open. In a session, a line that begins with ! is one: ! call them @ana",
    ),
    View(
        "overdue",
        "Overdue",
        lambda p, today: p.is_overdue(today),
        "Nothing is past its day. t gives an open action a date.",
    ),
    View(
        "done",
        "Done",
        lambda p, _: _action(p) and not p.is_open and p.state not in GIVEN_UP,
        "No action is done yet. d, on an open one, says so.",
    ),
    View(
        "dropped",
        "Dropped",
        lambda p, _: _action(p) and p.state in GIVEN_UP,
        "No action was dropped. x, on an open one, lets go of it.",
    ),
    View(
        "commitments",
        "Commitments",
        lambda p, _: p.entry.kind == "commitment",
        "Nobody has said what to try yet. In a session, > begins a commitment.",
    ),
    View(
        "help",
        "Help",
        lambda p, _: p.entry.kind == "help",
        "Nobody has asked for help yet. In a session, < asks.",
    ),
)
VIEW_BY_ID = {view.id: view for view in VIEWS}


@dataclass(frozen=True, slots=True)
class Gathering:
    """A heading with what stands below it."""

    title: str
    promises: tuple[Promise, ...]


Key = tuple[object, ...]
Keys = Callable[[Promise, date], Iterable[tuple[Key, str]]]
"""Returns under which headings a promise stands, each with what it is sorted by."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way of gathering."""

    id: str
    title: str
    keys: Keys


def _by_owner(promise: Promise, _today: date) -> Iterator[tuple[Key, str]]:
    for name in promise.whose or ("",):
        yield (not name, fold(name), name), name or "Nobody named"


def _by_session(promise: Promise, _today: date) -> Iterator[tuple[Key, str]]:
    yield (FAR - promise.said, promise.stem), f"{promise.title} · {day_told(promise.said)}"


_AGES: tuple[tuple[int, str], ...] = (
    (7, "Said within a week"),
    (31, "Within a month"),
    (92, "Within three months"),
    (366, "Within a year"),
    (timedelta.max.days, "Longer ago"),
)


def _by_age(promise: Promise, today: date) -> Iterator[tuple[Key, str]]:
    age = promise.age(today)
    place = next(place for place, (most, _) in enumerate(_AGES) if age <= most)
    yield (place,), _AGES[place][1]


_OFTEN = 5


def _by_carries(promise: Promise, _today: date) -> Iterator[tuple[Key, str]]:
    carries = min(promise.carries, _OFTEN)
    often = f"Carried {carries} times{' or more' if carries == _OFTEN else ''}"
    told = {0: "Not carried yet", 1: "Carried once", 2: "Carried twice"}.get(carries, often)
    yield (-carries,), told


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("owner", "by owner", _by_owner),
    Grouping("session", "by session", _by_session),
    Grouping("age", "by age", _by_age),
    Grouping("carries", "by carries", _by_carries),
)
GROUPING_BY_ID = {grouping.id: grouping for grouping in GROUPINGS}


def gather(promises: Iterable[Promise], by: Grouping, today: date) -> tuple[Gathering, ...]:
    """Return promises under their headings; in each the open first, the soonest due before all.

    What two people owe together stands with both.
    """
    found: dict[tuple[Key, str], list[Promise]] = {}
    for promise in promises:
        for key in by.keys(promise, today):
            found.setdefault(key, []).append(promise)
    ordered = sorted(found.items(), key=lambda pair: pair[0][0])
    return tuple(Gathering(key[1], tuple(sorted(mine, key=_order))) for key, mine in ordered)


def _order(promise: Promise) -> tuple[bool, date, date]:
    """The open before the settled, these newest first; by day, then in the order said."""
    if promise.is_open:
        return False, promise.entry.due or FAR, promise.said
    return True, date.min + (FAR - (promise.last_heard or promise.said)), promise.said


def wanted(promises: Iterable[Promise], words: str) -> Sequence[Promise]:
    """Return those in whose text, names, tags, session or notes each of these words stands."""
    keys = fold(words).split()
    if not keys:
        return tuple(promises)
    return tuple(p for p in promises if _has_all(_told(p), keys))


def for_their_session(promises: Iterable[Promise], words: str) -> int:
    """Return how many are wanted only because of the title of the session they were said in."""
    return sum(not wanted([replace(p, title="")], words) for p in wanted(promises, words))


def told_apart(promises: Sequence[Promise]) -> str:
    """Return `8 listed`, of several fates `8 listed: 3 open, 5 settled`."""
    still = sum(promise.is_open for promise in promises)
    fates = f": {still:,} open, {len(promises) - still:,} settled"
    return f"{len(promises):,} listed{fates if 0 < still < len(promises) else ''}"


def _has_all(told: str, keys: Iterable[str]) -> bool:
    return all(key in told for key in keys)


def _told(promise: Promise) -> str:
    entry = promise.entry
    parts = (entry.text, *promise.whose, *entry.tags, promise.title, *promise.offers)
    return fold("\n".join((*parts, *(words.note for words in promise.heard))))


def counts(promises: Iterable[Promise], today: date) -> dict[str, int]:
    """Return how many are in each view."""
    found = dict.fromkeys(VIEW_BY_ID, 0)
    for promise in promises:
        for view in VIEWS:
            found[view.id] += view.wanted(promise, today)
    return found


def names_in(promises: Iterable[Promise]) -> tuple[str, ...]:
    """Return everybody who owes something, asked or offered, each once, by name."""
    names = {name for p in promises for name in (*p.whose, *p.offers)}
    return tuple(sorted(names, key=lambda name: (fold(name), name)))


def known_names(
    store: Store, community: CommunityId, promises: Iterable[Promise]
) -> tuple[str, ...]:
    """Return whom a name may mean: members, who came to the newest session, who stands in these."""
    from data.store.index import summary_at

    members: list[str] = []
    with suppress(LctuiError):
        members += (m.name for m in store.community(community).members if not m.left)
    for ref in store.sessions(community, limit=1):
        if summary := summary_at(store, ref):
            members += (person.name for person in summary.people)
    return tuple(dict.fromkeys((*members, *names_in(promises))))
