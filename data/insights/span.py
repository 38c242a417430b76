"""Of which time insights tell: the last three months, a year, all, or from one day to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from data.days import day_told


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both with it; None is no bound."""

    since: date | None = None
    until: date | None = None
    title: str = ""
    """As it is called; empty tells its days."""

    def __contains__(self, day: date) -> bool:
        """Say whether a day is in it."""
        after = self.since is None or day >= self.since
        return after and (self.until is None or day <= self.until)

    @property
    def told(self) -> str:
        """It in words."""
        if self.title:
            return self.title
        since = f"from {day_told(self.since)}" if self.since else ""
        until = f"until {day_told(self.until)}" if self.until else ""
        return " ".join(filter(None, (since, until))) or "all sessions"


ALL = Span(title="all sessions")


def spans(today: date) -> tuple[Span, ...]:
    """Return those that a key goes through, beginning with all."""
    return (
        ALL,
        Span(today - timedelta(days=365), title="the last year"),
        Span(today - timedelta(days=91), title="the last 3 months"),
    )


def span_called(title: str, today: date) -> Span:
    """Return the one of that title; all where there is none."""
    return next((span for span in spans(today) if span.title == title), ALL)
