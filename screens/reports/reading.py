"""What the form offers, read from the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data.audience.standing import audiences_of
from data.glance import Glance, by_beginning, glances_at_hand
from data.reports.words import told_date
from data.safe_text import one_line
from data.store.refs import SessionRef
from data.store.store import Store
from screens.reports.report_fields import Offered
from screens.requests import OpenReports

MOST = 200
"""Sessions that can be chosen, the newest; of others minutes are written from review."""


def offered_by(store: Store, request: OpenReports, now: datetime) -> Offered:
    """Return what can be wanted of a community. NotFound, DamagedFile, StoreFailed."""
    opened = store.open_community(request.community)
    refs = store.sessions(request.community, limit=MOST)
    if request.session and request.session.path not in {ref.path for ref in refs}:
        refs = [request.session, *refs]
    known = {ref: Glance(ref.title) for ref in refs} | glances_at_hand(store, refs)
    refs = by_beginning(refs, known)
    told = tuple((ref, _told(ref, known[ref])) for ref in refs)
    topics = dict.fromkeys(one_line(known[ref].title or ref.title) for ref in refs)
    today = now.astimezone().date()
    return Offered(request.community, audiences_of(opened), told, _topics(tuple(topics)), today)


def _told(ref: SessionRef, known: Glance) -> str:
    """Return `Home visits, Tue 24 Nov 2026`."""
    return f"{one_line(known.title) or ref.title}, {told_date((known.began or ref.local).date())}"


def _topics(titles: Sequence[str]) -> tuple[str, ...]:
    return tuple(title for title in titles if title)
