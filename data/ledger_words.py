"""What the ledger says in words, and what people type to change it: days, names, what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from data.capture.people import People, first_name, fold
from data.carryover import STILL_ALIVE, Outcome, outcome_title, outcomes_for
from data.days import day_said, day_told
from data.ledger import Promise
from data.models.kinds import KIND_BY_ID
from data.one_person import NOBODY, Persons
from data.owing import told_day
from data.safe_text import one_line, safe

NONE = ("none", "no", "nobody", "-")
"""What is typed to take a date or an owner away."""
ONE_NAME = "Only an action can be several people's; anything else has one name."
_NEAR = 0.7
"""How alike a name must be to what may be a slip of it, of 1."""
_BETWEEN = re.compile(r"\s*(?:,|;|&|\s\+\s|\sand\s)\s*", re.IGNORECASE)

DONE = {"action": "done", "help": "answered"}
"""The outcome that says so at once; of a commitment people say how it went."""
_OPEN_YET = {"action": "not done yet", "help": "not answered yet"}
"""What `not yet` means where nothing else says of what."""
DROPPED = {"action": "dropped"}
"""The outcome that lets go; of everything else `let-go`."""


def state_words(promise: Promise) -> str:
    """Return `open`, or what became of it as people say it: `worked partly`."""
    return promise.state if promise.is_open else outcome_title(promise.entry.kind, promise.state)


def due_words(promise: Promise, today: date) -> str:
    """Return by when, where that matters; of what is settled only the day."""
    due = promise.entry.due
    if promise.entry.kind != "action":
        return ""
    if promise.is_open:
        return told_day(due, today)
    return f"was due {due:%a} {day_told(due)}" if due else ""


def age_words(days: int) -> str:
    """Return `today`, `3 days`, `5 weeks`, `4 months`, `2 years`."""
    for most, size, word in ((1, 1, ""), (14, 1, "day"), (63, 7, "week"), (730, 30, "month")):
        if days < most:
            count = days // size
            return f"{count} {word}{'' if count == 1 else 's'}" if word else "today"
    return f"{days // 365} years"


def carries_words(promise: Promise) -> str:
    """Return `carried twice`; empty where it was not handed on yet."""
    if not promise.carries:
        return ""
    told = {1: "once", 2: "twice"}.get(promise.carries, f"{promise.carries} times")
    return f"carried {told}"


def aside_words(promise: Promise) -> str:
    """Return what stands beside the words: what was heard, how often carried, who offered."""
    last = promise.heard[-1] if promise.heard else None
    kind = promise.entry.kind
    heard = _OPEN_YET.get(kind, outcome_title(kind, last.outcome)) if last else ""
    offered = " and ".join(promise.offers)
    parts = (
        heard if promise.is_open else state_words(promise),
        promise.note,
        carries_words(promise),
        STILL_ALIVE if promise.still_alive else "",
        f"offered by {offered}" if offered else "",
    )
    return ", ".join(filter(None, parts))


def counted(promises: Sequence[Promise]) -> str:
    """Return `“Share the form”`, of several `3 actions`, of several kinds `3 items`."""
    if len(promises) == 1:
        text = one_line(promises[0].entry.text)
        return f"“{text if len(text) <= 60 else text[:59] + '…'}”"
    kinds = {promise.entry.kind for promise in promises}
    word = KIND_BY_ID[kinds.pop()].plural.lower() if len(kinds) == 1 else "items"
    return f"{len(promises)} {'calls for help' if word == 'help wanted' else word}"


def outcomes_common(promises: Iterable[Promise]) -> tuple[Outcome, ...]:
    """Return what can be said of all of them, as of the first."""
    kinds = list(dict.fromkeys(promise.entry.kind for promise in promises))
    ids = [{outcome.id for outcome in outcomes_for(kind)} for kind in kinds]
    common = set.intersection(*ids) if ids else set()
    return tuple(outcome for outcome in outcomes_for(kinds[0]) if outcome.id in common)


def read_day(words: str, today: date) -> date | None:
    """Return the day that is meant, None where the date is to go; ValueError with a sentence."""
    said = " ".join(safe(words).casefold().split())
    if not said or said in NONE:
        return None
    day = day_said(said.removeprefix("due:"), today)
    if day is None:
        raise ValueError(f"“{one_line(safe(words))}” is no day. Write fri, +2w, 8 dec or none.")
    return day


def read_names(words: str, known: Iterable[str], persons: Persons = NOBODY) -> tuple[str, ...]:
    """Return the full names that are meant; nobody where there is to be none.

    Where no name that is known fits, one does that somebody has beside it, as `persons` says. A
    name that nobody has stays as typed. ValueError, with a sentence, where it may be several.
    """
    people = People(tuple(known))
    typed = one_line(safe(words)).strip()
    if typed.casefold() in ("", *NONE):
        return ()
    parts = (part.strip().lstrip("@").strip('"') for part in _BETWEEN.split(typed))
    return tuple(dict.fromkeys(_named(part, people, persons) for part in parts if part))


def strangers(
    words: str, known: Sequence[str], persons: Persons = NOBODY
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names among these that nobody is known by, and known ones that are near them."""
    try:
        names = read_names(words, known, persons)
    except ValueError:
        return (), ()
    unknown = tuple(name for name in names if name not in known)
    spelled: dict[str, list[str]] = {}
    for name in known:
        for each in dict.fromkeys((fold(name), fold(first_name(name)))):
            spelled.setdefault(each, []).append(name)
    found = (near for name in unknown for near in get_close_matches(fold(name), spelled, 3, _NEAR))
    return unknown, tuple(dict.fromkeys(name for near in found for name in spelled[near]))


def kept_as_typed(names: Sequence[str]) -> str:
    """Return what is said of names that nobody is known by; nothing where there is none."""
    if not names:
        return ""
    told = ", ".join(f"“{name}”" for name in names)
    return f"{told} is no member here: kept as typed."


def _named(typed: str, people: People, persons: Persons) -> str:
    found = people.matches(typed)
    if not found and persons:
        found = persons.called_like(lambda name: bool(People((name,)).matches(typed)))
    if len(found) > 1:
        raise ValueError(f"“{typed}” may be {', '.join(found[:3])}. Type more of the name.")
    return found[0] if found else typed
