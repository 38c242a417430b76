"""Voting on the backlog: a show of hands from one keyboard, dots from several terminals.

No vote tells whose it is: its record holds no name, and its line stands among the nameless ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.asked import votes_in
from data.backlog import Wish
from data.errors import LctuiError
from data.models.ids import EntryId, EventId, minute_id
from data.models.side_records import Dots
from data.zone import utc_now

if TYPE_CHECKING:
    from data.store.open_session import OpenSession

DOTS = 3
"""What each terminal has to give."""
MOST_HANDS = 999


def new_voter() -> str:
    """Return what a terminal's dots are kept under: it leads to no terminal and to no time."""
    return os.urandom(8).hex()


@dataclass(frozen=True, slots=True)
class Tally:
    """What was given to one wish in this session."""

    votes: int
    """Of hands and of all terminals."""
    hands: int
    own: int
    """Dots of this terminal."""


NOT_VOTED = Tally(0, 0, 0)
"""What stands for an item that nobody voted for."""


def tally(dots: Iterable[Dots], voter: str) -> dict[EntryId, Tally]:
    """Return what was given to each item."""
    given = [one for one in dots if not one.removed]
    votes, hands = votes_in(given), votes_in(d for d in given if not d.terminal)
    own = votes_in(d for d in given if d.terminal == voter)
    return {item: Tally(votes[item], hands[item], own[item]) for item in votes}


def dots_left(dots: Iterable[Dots], voter: str) -> int:
    """Return how many dots a terminal still has."""
    return DOTS - sum(d.count for d in dots if d.terminal == voter and not d.removed)


def show_of_hands(session: OpenSession, item: EntryId, count: int) -> None:
    """Keep how many hands were counted for an item. StoreFailed."""
    session.catch_up()
    session.put(Dots(EventId(item), item, max(0, min(count, MOST_HANDS))))


def give_dots(session: OpenSession, item: EntryId, voter: str, more: int) -> None:
    """Give an item dots of this terminal, or take them back. LctuiError where there are none."""
    mine = [d for d in session.dots.values() if (d.item, d.terminal) == (item, voter)]
    standing = mine[0] if mine else Dots(EventId(minute_id(utc_now())), item, 0, voter)
    count = standing.count + more
    if more > 0 and dots_left(session.dots.values(), voter) < more:
        raise LctuiError(f"All {DOTS} dots of this terminal are given.", "- takes one back.")
    if count >= 0:
        session.put(Dots(standing.id, item, count, voter))


def ranked(wishes: Iterable[Wish], given: Mapping[EntryId, Tally]) -> tuple[Wish, ...]:
    """Return the wishes by what they got in this session, then as they stood."""
    return tuple(sorted(wishes, key=lambda wish: -given.get(wish.id, NOT_VOTED).votes))
