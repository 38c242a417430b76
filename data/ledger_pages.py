"""What of the ledger is taken elsewhere: a row as the minutes would have it, a list as a page."""

from collections.abc import Iterable, Iterator
from datetime import date

from data.carryover import GIVEN_UP
from data.ledger import Promise, shareable
from data.ledger_views import Gathering
from data.ledger_words import aside_words, due_words
from data.minutes_line import minutes_line
from data.models.kinds import KIND_BY_ID
from data.safe_text import one_line


def line_of_minutes(promise: Promise, today: date) -> str:
    """Return a promise as a line of the minutes; it must be one that may leave."""
    entry = promise.entry
    kind = KIND_BY_ID.get(entry.kind)
    box = " " if promise.is_open else "-" if promise.state in GIVEN_UP else "x"
    word = "" if entry.kind == "action" or kind is None else kind.title
    details = (
        ", ".join(promise.whose),
        due_words(promise, today) if entry.due else "",
        aside_words(promise),
        *(f"#{tag}" for tag in entry.tags),
    )
    return minutes_line(word, entry.text, details, box)


def page_of_minutes(groups: Iterable[Gathering], today: date) -> str:
    """Return a list under its headings, without what is private."""
    return "\n".join(_lines(groups, today)).strip()


def _lines(groups: Iterable[Gathering], today: date) -> Iterator[str]:
    for group in groups:
        if told := [line_of_minutes(promise, today) for promise in shareable(group.promises)]:
            yield from ("", one_line(group.title), "", *told)
