"""When a community should look at itself anew: its pulse sags, or a life question is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from data.trend import Point, trend

if TYPE_CHECKING:
    from data.models.summary import Summary
    from data.store.open_community import OpenCommunity

FORMAT = "refresh"
"""The format that is proposed."""

CLOSING = "closing"
"""The format of a community's last session: after it there is nothing to refresh."""

LOW = 3.0
"""Below this mean of 1 to 5 a session is hardly worth the way."""

SAG = 0.75
"""So much below what was usual is more than a bad day."""

LATEST = 2
"""So many sessions together make a sag: one alone may be the weather."""

YEAR, HALF_YEAR = timedelta(days=365), timedelta(days=182)

_SAID = {"worth": "were worth the time", "safe": "were safe to speak in"}


def refresh_due(community: OpenCommunity, summaries: Iterable[Summary], today: date) -> str | None:
    """Return in a sentence why the next session might be a refresh; None while nothing asks for it.

    A pulse that sags comes first: the mean of the last two sessions with enough answers, both
    after the last refresh, lies under 3, or three quarters of a point under what it was before.
    Then the questions of its life: the stage after half a year, the purpose after one, and what
    each wants to learn, where half of what was said is older than a year. A community that has
    held its last session is asked nothing more.
    """
    known = tuple(summaries)
    if _is_over(known):
        return None
    return sagging(trend(known)) or _life_question(community, known, today)


def _is_over(summaries: Iterable[Summary]) -> bool:
    held = (summary for summary in summaries if summary.held)
    last = max(held, key=lambda s: (s.number, str(s.started or "")), default=None)
    return last is not None and last.format == CLOSING


def sagging(points: Sequence[Point]) -> str | None:
    """Return in a sentence how far the pulse has sunk; None where it has not."""
    refreshed = max((p.number for p in points if p.format == FORMAT), default=0)
    return next(filter(None, (_sag(points, asked, refreshed) for asked in _SAID)), None)


def _sag(points: Sequence[Point], asked: str, refreshed: int) -> str | None:
    told = [point for point in points if point.mean(asked) is not None]
    latest, before = told[-LATEST:], told[:-LATEST]
    if len(latest) < LATEST or any(point.number <= refreshed for point in latest):
        return None
    now, usual = _pooled(latest, asked), _pooled(before, asked)
    mean = fmean(now)
    numbers = " and ".join(str(point.number) for point in latest)
    told_now = f"Sessions {numbers} {_SAID[asked]} {mean:.1f} of 5 (n = {len(now)})"
    if usual and mean <= fmean(usual) - SAG:
        return f"{told_now}, those before {fmean(usual):.1f} (n = {len(usual)})."
    return f"{told_now}." if mean < LOW else None


def _pooled(points: Iterable[Point], asked: str) -> list[int]:
    return [answer for point in points for answer in point.answers(asked)]


def _life_question(
    community: OpenCommunity, summaries: Sequence[Summary], today: date
) -> str | None:
    asked = max(
        (s.started.date() for s in summaries if s.format == FORMAT and s.started), default=None
    )
    return next(
        (
            sentence
            for said, age, sentence in _questions(community)
            if said and today - max(said, asked or said) > age
        ),
        None,
    )


def _questions(community: OpenCommunity) -> Iterator[tuple[date | None, timedelta, str]]:
    """Yield when each was last said, after how long it is asked again, and how that is told."""
    known = community.community
    if known.stage:
        said = _last_said(community, "stage")
        yield said, HALF_YEAR, f"Its stage has been “{known.stage}” for half a year: is it still?"
    if known.purpose:
        said = max(
            filter(None, (_last_said(community, "purpose"), _reread(community))), default=None
        )
        yield said, YEAR, "Nobody has looked at the purpose for more than a year."
    wanted = sorted(filter(None, (_asked(community, m.id) for m in known.members if m.question)))
    if wanted:
        middle = wanted[(len(wanted) - 1) // 2]
        yield middle, YEAR, "What each wants to learn was mostly said more than a year ago."


def _last_said(community: OpenCommunity, field: str) -> date | None:
    return _changed(community, community.id, "", field)


def _asked(community: OpenCommunity, member: str) -> date | None:
    return _changed(community, member, "members", "question")


def _changed(community: OpenCommunity, record: str, table: str, field: str) -> date | None:
    """Return the day on which a field was last said; None where nobody knows."""
    versions = community.versions(record, table)
    days = [v.at.date() for v in versions if v.at and field in v.fields]
    return days[-1] if days else None


def _reread(community: OpenCommunity) -> date | None:
    from data.models.community_records import Revisit

    read = community.table(Revisit).values()
    return max((revisit.on for revisit in read if revisit.subject == "purpose"), default=None)
