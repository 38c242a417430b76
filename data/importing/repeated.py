"""The same action typed anew week after week: one item with one identity, carried from session to
session.

The rule: an action is an earlier one where its words are the same, but for case, punctuation and
spaces, there are three words or more of them, and its owners are the same, or one of the two names
none. The earlier one was said in a session before, on another day, and had not been done by then.
Under a heading such as "Previous action items" the same holds for words that only begin alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.capture.people import fold
from data.importing.past import Item, PastSession

_WORDS = re.compile(r"[^\w]+")
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12
_ALIKE = 40
"""Letters that have to be the same at the beginning, in a list of what was left over."""


@dataclass(slots=True)
class Thread:
    """One action through the sessions that it stands in."""

    origin: int
    """The session that it was first said in, by its place in the archive."""
    item: int
    """Which of its items it is."""
    owners: frozenset[str]
    visits: list[tuple[int, int]]
    """The later sessions and their items."""
    done: bool


def threads_of(sessions: Sequence[PastSession]) -> dict[tuple[int, int], Thread]:
    """Return, by session and item, the thread of each action that was said again later.

    The sessions come in the order of their days. Both ends of a thread are keys.
    """
    open_by_words: dict[str, list[Thread]] = {}
    found: dict[tuple[int, int], Thread] = {}
    for place, session in enumerate(sessions):
        seen: set[int] = set()
        for number, item in enumerate(session.items):
            if item.kind != "action" or not (key := _key(item.text)):
                continue
            thread = _earlier(open_by_words, key, item, sessions, place)
            if thread is None or id(thread) in seen:
                thread = Thread(place, number, frozenset(item.owners), [], item.done)
                for each in {key, key[:_ALIKE]}:
                    open_by_words.setdefault(each, []).append(thread)
            else:
                thread.visits.append((place, number))
                thread.owners |= frozenset(item.owners)
                thread.done = item.done
                found[thread.origin, thread.item] = found[place, number] = thread
            seen.add(id(thread))
    return found


def _key(text: str) -> str:
    key = _WORDS.sub(" ", fold(text)).strip()
    long = len(key.split()) >= _FEWEST_WORDS and len(key) >= _FEWEST_LETTERS
    return key if long or (not text.isascii() and len(key) >= _FEWEST_LETTERS) else ""


def _earlier(
    known: dict[str, list[Thread]],
    key: str,
    item: Item,
    sessions: Sequence[PastSession],
    place: int,
) -> Thread | None:
    keys = [key, key[:_ALIKE]] if item.again and len(key) >= _ALIKE else [key]
    for each in keys:
        for thread in reversed(known.get(each, ())):
            same = not thread.owners or not item.owners or thread.owners & set(item.owners)
            if same and not thread.done and sessions[thread.origin].date != sessions[place].date:
                return thread
    return None
