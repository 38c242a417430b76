"""The reports there are. A new one is a function here and a row of PAPERS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.digest.brief_page import brief_of
from data.digest.digest_page import digest_of
from data.digest.draft import PAGE_FORMATS, Draft, Wanted, minutes_draft
from data.digest.pages import MOST
from data.digest.told import Order, Told
from data.digest.toolkit_page import MOST as MOST_OF_A_GUIDE
from data.digest.toolkit_page import toolkit_of
from data.digest.welcome_paper import welcome_draft
from data.errors import LctuiError
from data.reports.registry import REPORTS

if TYPE_CHECKING:
    from data.progress import Progress
    from data.store.store import Store


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of report."""

    id: str
    title: str
    help: str
    """What is in it, in a sentence."""
    draft: Callable[[Order], Draft]
    formats: tuple[str, ...]
    audience: str = "members"
    """Whom it is usually for."""
    asks: tuple[str, ...] = ()
    """Fields of Wanted that it goes by."""

    def make(
        self,
        store: Store,
        wanted: Wanted,
        now: datetime,
        progress: Progress | None = None,
    ) -> Draft:
        """Make it ready. LctuiError, and what `progress` raises."""
        return self.draft(Order(store, wanted, now, progress))


def _minutes(order: Order) -> Draft:
    from data.reports.gather import minutes_from

    store, wanted = order.store, order.wanted
    if wanted.session is None:
        raise LctuiError("No session is chosen.", "Choose one whose minutes are wanted.")
    session = store.open(wanted.session)
    try:
        minutes = minutes_from(store, session, order.now)
    finally:
        session.close()
    return minutes_draft(store, [minutes], wanted.audience, chatham=wanted.chatham)


def _digest(order: Order) -> Draft:
    telling = Told(order)
    span = telling.tell()
    most = None if order.wanted.whole else MOST
    page = digest_of(span, order.now.date(), notice=telling.notice, most=most, kinds=telling.kinds)
    return telling.draft("digest", span, page)


def _toolkit(order: Order) -> Draft:
    from data.digest.topic import on_topic

    wanted = order.wanted
    found = on_topic(
        order.store,
        wanted.community,
        wanted.topic,
        order.now,
        progress=order.progress,
    )
    telling = Told(order, found)
    span = telling.tell()
    page = toolkit_of(
        span,
        telling.scrubbed(wanted.topic),
        speakers=telling.speakers,
        on_topic=found.keys(),
        notice=telling.notice,
        most=None if wanted.whole else MOST_OF_A_GUIDE,
    )
    return telling.draft("toolkit", span, page)


def _brief(order: Order) -> Draft:
    wanted = replace(order.wanted, audience=order.wanted.audience or "sponsor")
    telling = Told(order._replace(wanted=wanted))
    span = telling.tell()
    page = brief_of(span, order.now.date(), notice=telling.notice)
    return telling.draft("brief", span, page)


PAPERS: dict[str, Paper] = {
    paper.id: paper
    for paper in (
        Paper(
            "minutes",
            "Minutes of a session",
            "What was agreed, taken on and said, in its order.",
            _minutes,
            tuple(REPORTS),
            asks=("session",),
        ),
        Paper(
            "digest",
            "Digest of a time",
            "What works, for whom, and why; setbacks, decisions, measures, what is open.",
            _digest,
            PAGE_FORMATS,
            asks=("since", "until"),
        ),
        Paper(
            "toolkit",
            "Guide to a topic",
            "All that is known on one topic, how far each practice has come, with its sources.",
            _toolkit,
            PAGE_FORMATS,
            asks=("topic",),
        ),
        Paper(
            "brief",
            "Page for leaders",
            "For those who release people: what it asks, what changed so far. One page.",
            _brief,
            PAGE_FORMATS,
            audience="sponsor",
            asks=("since", "until"),
        ),
        Paper(
            "welcome",
            "Page for somebody new",
            "Why the group meets, how it talks, what it was about lately; not who said it.",
            welcome_draft,
            PAGE_FORMATS,
        ),
    )
}
"""By their ids."""
