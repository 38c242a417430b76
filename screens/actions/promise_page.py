"""The highlighted one in full: whose, by when, where it was said, and all that was heard of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.content import Content

from data.carryover import STILL_ALIVE, outcome_title
from data.days import day_told
from data.help_words import help_words
from data.ledger import Promise
from data.ledger_words import age_words, carries_words, due_words, state_words
from data.models.kinds import KIND_BY_ID
from data.models.levels import PRIVATE
from data.safe_text import one_line
from screens.widgets.content import DIM, cut, shown, shown_line
from screens.widgets.wrapping import wrapped

RAIL = "│ "
LONGEST = 1_500
"""Characters of the words that are shown; review has all of them."""
_LEVELS = {PRIVATE: "🔒 stays inside this store", "anon": "anonymous", "role": "role only"}


def promise_page(
    promise: Promise, today: date, amended: Sequence[str] = (), *, width: int
) -> Content:
    """Return it as lines of that width; `amended` tells how it came to say what it says."""
    way = _way(promise, today, max(10, width - len(RAIL)))
    return Content("\n").join((*_what(promise, today), *way, *_amended(amended)))


def _what(promise: Promise, today: date) -> Iterator[Content]:
    entry = promise.entry
    kind = KIND_BY_ID.get(entry.kind)
    yield shown(cut(entry.text, LONGEST), "bold")
    yield Content("")
    yield shown_line(f"{kind.title if kind else entry.kind} · {state_words(promise)}", "$primary")
    told = (
        ", ".join(promise.whose) or ("" if entry.level in _LEVELS else "nobody named"),
        due_words(promise, today),
        help_words(entry, promise.offers) if entry.level not in ("role", "anon") else "",
        " ".join(f"#{tag}" for tag in entry.tags),
        _LEVELS.get(entry.level, ""),
    )
    yield from (shown_line(line) for line in told if line)


def _way(promise: Promise, today: date, width: int) -> Iterator[Content]:
    yield Content("")
    age = age_words(promise.age(today))
    ago = f" · {age} ago" if promise.age(today) else " · today"
    yield _stop("●", promise.said, promise.title)
    yield shown_line(f"│ said{ago}", DIM)
    for place, words in enumerate(promise.heard):
        last = place == len(promise.heard) - 1
        yield _stop("└" if last else "├", words.at.astimezone().date(), words.title or words.stem)
        rail = " " * len(RAIL) if last else RAIL
        yield shown_line(f"{rail}{outcome_title(promise.entry.kind, words.outcome)}", "$success")
        if words.note:
            lines = wrapped(one_line(cut(words.note, LONGEST)), width)
            yield from (shown_line(f"{rail}{line}") for line in lines)
    carried = carries_words(promise)
    if carried:
        yield shown_line(f"{carried}{f': {STILL_ALIVE}' if promise.still_alive else ''}", DIM)


def _stop(sign: str, day: date, title: str) -> Content:
    told = (day_told(day), "bold")
    return Content.assemble((f"{sign} ", "$accent"), told, "  ", shown_line(title, DIM))


def _amended(lines: Iterable[str]) -> Iterator[Content]:
    every = list(lines)
    if every:
        yield Content("")
        yield Content.styled("How it came to say this", "$primary")
        yield from (shown_line(line, DIM) for line in every)
