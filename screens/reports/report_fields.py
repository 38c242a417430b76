"""The fields that ask what a report is made from, and what they offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.digest.papers import PAPERS
from data.models.community_records import Audience
from data.models.ids import CommunityId
from data.reports.registry import REPORTS
from data.store.refs import SessionRef
from screens.requests import OpenReports
from screens.widgets.form import FormField, Pick

WHO = (
    Pick("told", "as this audience may know", "names or roles, as its level and each entry say"),
    Pick("chatham", "what was said, not who", "every name becomes “a member”, in texts too"),
)
"""Whether names are told: the second is `--chatham`."""

TO_FIND = "Type how it begins, or turn with ← →."
"""How one session of many is chosen."""

MANY = 60
"""Sessions of a community from which on a digest is at first that of a year."""
A_YEAR = "-1y"
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form offers."""

    community: CommunityId
    audiences: tuple[Audience, ...]
    sessions: tuple[tuple[SessionRef, str], ...]
    """With their titles, the newest first."""
    topics: tuple[str, ...]
    today: date

    def usually_for(self, report: str) -> str:
        """Return the name of the audience that such a report is usually for."""
        usual = PAPERS[report].audience.casefold()
        names = (one.name for one in self.audiences)
        return next((name for name in names if name.casefold() == usual), "")


def first_day_of(offered: Offered) -> str:
    """Return the day with which a report begins where nobody chose: of few sessions the first, of
    many a year ago; where the last was before that, a year before the last.
    """
    if len(offered.sessions) <= MANY:
        return ""
    last = offered.sessions[0][0].local.date()
    ended = date.min + _YEAR < last < offered.today - _YEAR
    return (last - _YEAR).isoformat() if ended else A_YEAR


def report_of(request: OpenReports) -> str:
    """Return the report that is wanted at first, one of PAPERS."""
    wanted = request.report or ("minutes" if request.session else "digest")
    return wanted if wanted in PAPERS else "digest"


def fields_of(offered: Offered, request: OpenReports) -> Sequence[FormField]:
    """Return the fields with what is wanted at first; a request tells what was before."""
    report, session = report_of(request), request.session
    papers = tuple(Pick(one.id, one.title, one.help) for one in PAPERS.values())
    sessions = tuple(Pick(ref.path.name, title) for ref, title in offered.sessions)
    audiences = tuple(Pick(one.name, one.name) for one in offered.audiences)
    every = tuple(Pick(one.id, one.id, one.title) for one in REPORTS.values())
    since = first_day_of(offered)
    pages = tuple(pick for pick in every if pick.id in PAPERS["digest"].formats)
    return (
        FormField("report", "Report", report, picks=papers, takes_letters=False),
        FormField(
            "session",
            "Session",
            session.path.name if session else "",
            picks=sessions or (Pick("", "none yet"),),
        ),
        FormField(
            "since",
            "From",
            since if request.since is None else request.since,
            example="the beginning; Sep 2026, 2025, -6m",
        ),
        FormField("until", "To", request.until, example="today"),
        FormField(
            "topic", "Topic", request.topic, example="words, or a tag", suggested=offered.topics
        ),
        FormField(
            "audience",
            "For",
            request.audience or offered.usually_for(report),
            picks=audiences,
            takes_letters=False,
        ),
        FormField("who", "Names", request.who, picks=WHO, takes_letters=False),
        FormField("as-any", "As", request.kind, picks=every, takes_letters=False),
        FormField("as-page", "As", request.kind, picks=pages, takes_letters=False),
    )
