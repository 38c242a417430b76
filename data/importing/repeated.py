"""The same action typed anew week after week: one item with one identity, carried from session to
session.

The rule: an action is an earlier one where its words are the same, and its owners, or one of the
two names none. Case, punctuation, the day by which it is owed, marks that it is done and a name
before "to" or "will" do not count; an owner is the same by full name, first name or initials. Two
words are enough where both name the same owner, else it takes three. The earlier one was said in a
session before, on another day, and had not been done by then. Under a heading such as "Previous
action items" the same holds for words that only begin alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.capture.people import fold, initials_of
from data.importing.due_said import without_due
from data.importing.marks import without_done
from data.importing.naming import latin
from data.importing.past import Item, PastSession

_WORDS = re.compile(r"[^\w]+")
_LED = re.compile(r"(@?[^\W\d_][\w.'’ -]{0,40}?)(?::| to| will| should)\s+(?=\S)")
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12
_FEWEST_OWNED, _FEWEST_OWNED_LETTERS = 2, 6
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
            if item.kind != "action" or not (key := _key(item)):
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


def _key(item: Item) -> str:
    text = without_due(without_done(item.text)[0])
    led = _LED.match(text)
    if led and any(same_person(led[1], owner) for owner in item.owners):
        text = text[led.end() :]
    key = _WORDS.sub(" ", fold(text)).strip()
    few = len(key.split()) >= (_FEWEST_OWNED if item.owners else _FEWEST_WORDS)
    long = few and len(key) >= (_FEWEST_OWNED_LETTERS if item.owners else _FEWEST_LETTERS)
    return key if long or (not text.isascii() and len(key) >= _FEWEST_LETTERS) else ""


def _short(key: str) -> bool:
    return key.isascii() and (len(key.split()) < _FEWEST_WORDS or len(key) < _FEWEST_LETTERS)


def same_person(one: str, other: str) -> bool:
    """Say whether two names can be the same person's: in full, the first name, initials."""
    names = sorted((one.strip("@. "), other.strip("@. ")), key=lambda name: name.count(" "))
    short, full = map(latin, names)
    return bool(short) and (
        short == full
        or (" " not in short and short == full.split(maxsplit=1)[0])
        or short in initials_of(names[1])
    )


def _meet(some: Iterable[str], others: Iterable[str]) -> bool:
    held = list(others)
    return any(same_person(one, other) for one in some for other in held)


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
            same = not _short(key) and (not thread.owners or not item.owners)
            same = same or _meet(thread.owners, item.owners)
            if same and not thread.done and sessions[thread.origin].date != sessions[place].date:
                return thread
    return None
