"""A page for somebody new: why the group meets, how it talks, what it was about lately.

It names nobody who said anything, and nothing private is on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.reports.escape import escape
from data.reports.words import told_date

if TYPE_CHECKING:
    from data.models.community import Community

LATEST = 3
"""Sessions that the page tells of."""
_OPEN = 7
"""Questions and wishes that it lists at most."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session as a newcomer is told of it."""

    day: date | None
    title: str
    insights: tuple[str, ...]
    """What stood out."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """What is on the page."""

    community: Community
    format: tuple[str, ...]
    """The phases that a session usually has, each with its length."""
    sittings: tuple[Sitting, ...]
    """The latest first."""
    questions: tuple[str, ...]
    """What is still open."""
    wishes: tuple[str, ...]
    """What the group wants to learn next."""
    next_session: str
    """When and where the next one is; empty where nobody said."""


def welcome_page(page: Welcome) -> str:
    """Return the page in Markdown."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Welcome) -> Iterator[str]:
    own = page.community
    yield f"# Welcome to {escape(own.name)}"
    for words in (own.purpose, own.learning_focus and f"What we learn about: {own.learning_focus}"):
        if words:
            yield from ("", escape(words))
    yield from _listed("What is to be different because we meet", own.differences)
    yield from _listed("When we meet", filter(None, (own.rhythm, _next(page))))
    yield from _listed("What a session looks like", page.format)
    yield from _numbered("Our ground rules", own.ground_rules)
    yield from _sittings(page.sittings)
    yield from _listed("Questions that are still open", page.questions[:_OPEN])
    yield from _listed("What we want to learn next", page.wishes[:_OPEN])


def _next(page: Welcome) -> str:
    return f"Next time: {page.next_session}" if page.next_session else ""


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    if told := tuple(lines):
        yield from ("", f"## {title}", "", *(f"- {escape(line)}" for line in told))


def _numbered(title: str, lines: Iterable[str]) -> Iterator[str]:
    if told := tuple(lines):
        rows = (f"{number}. {escape(line)}" for number, line in enumerate(told, 1))
        yield from ("", f"## {title}", "", *rows)


def _sittings(sittings: Iterable[Sitting]) -> Iterator[str]:
    told = tuple(sittings)
    if told:
        yield from ("", "## What we talked about lately", "")
    for sitting in told:
        day = f"{told_date(sitting.day)}: " if sitting.day else ""
        yield f"- {escape(day + sitting.title)}"
        yield from (f"  - {escape(insight)}" for insight in sitting.insights)
