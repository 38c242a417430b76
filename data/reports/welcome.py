"""A page for somebody new: why the group meets, how it talks, what it was about lately.

It names nobody who said anything, and nothing private is on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.reports.page import Line, Page, Section
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
    private: int = 0
    """Private entries of the sittings: what was said is not on the page."""


def welcome_page(page: Welcome, notice: str = "") -> Page:
    """Return the page; `notice` is what whoever reads it must know first."""
    own = page.community
    facts = (("Why we meet", own.purpose), ("What we learn about", own.learning_focus))
    rules = (f"Rule {number}: {rule}" for number, rule in enumerate(own.ground_rules, 1))
    parts = (
        _listed("What is to be different because we meet", own.differences),
        _listed("When we meet", filter(None, (own.rhythm, _next(page)))),
        _listed("What a session looks like", page.format),
        _listed("Our ground rules", rules),
        _sittings(page.sittings),
        _listed("Questions that are still open", page.questions[:_OPEN]),
        _listed("What we want to learn next", page.wishes[:_OPEN]),
    )
    told = tuple((label, words) for label, words in facts if words)
    return Page(f"Welcome to {own.name}", told, notice, tuple(s for part in parts for s in part))


def _next(page: Welcome) -> str:
    return f"Next time: {page.next_session}" if page.next_session else ""


def _listed(title: str, lines: Iterable[str]) -> Iterator[Section]:
    if told := tuple(map(Line, lines)):
        yield Section(title, told)


def _sittings(sittings: Iterable[Sitting]) -> Iterator[Section]:
    lines: list[Line] = []
    for sitting in sittings:
        day = f"{told_date(sitting.day)}: " if sitting.day else ""
        lines.append(Line(f"{day}{sitting.title}"))
        lines += (Line(insight, depth=1) for insight in sitting.insights)
    if lines:
        yield Section("What we talked about lately", tuple(lines))
