"""From a session's records to its summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from data.clock import ClockState, clock_at
from data.models.ids import EntryId
from data.models.summary import Attendee, Handed, Heard, PhaseTime, Summary
from data.still_open import may_be_owed, owed_of
from data.store.open_session import OpenSession
from data.store.records_view import Version

HELD_FOR = timedelta(minutes=1)
"""From so long on a role that was handed over counts as held; less is a slip of a key."""


def summary_of(session: OpenSession, now: datetime) -> Summary:
    """Return what an open session is, by now; its entries must have been read. DamagedFile."""
    head, clock = session.head, _clock(session, now)
    return Summary(
        id=head.id,
        community=session.ref.community,
        stem=session.ref.path.name,
        live=session.ref.live,
        number=head.number,
        title=head.title,
        topic=head.topic,
        topic_item=head.topic_item,
        preparer=head.preparer,
        format=head.format,
        zone=head.zone,
        planned_start=head.planned_start,
        started=clock.started,
        ended=clock.ended,
        next_date=head.next_date,
        people=tuple(_people(session, clock, now)),
        phases=tuple(
            PhaseTime(p.phase.id, p.phase.title, p.phase.seconds, round(p.taken), p.phase.activity)
            for p in clock.phases
        ),
        asked=_asked(session, clock),
        counts=Counter(entry.kind for entry in session.entries.values()),
        owed=tuple(owed_of(e) for e in session.entries.values() if may_be_owed(e)),
        carried=tuple(Handed(c.id, c.origin, c.visits) for c in session.carried.values()),
        heard=tuple(Heard(f.id, f.outcome, f.at) for f in session.followups.values()),
        offered=tuple((offer.item, offer.name) for offer in session.offers.values()),
        votes=_votes(session),
        worth=tuple(sorted(s.worth for s in session.slips.values() if s.worth is not None)),
        safe=tuple(sorted(s.safe for s in session.slips.values() if s.safe is not None)),
        slips=len(session.slips),
        adopted=sum(bool(each.into) for each in session.adopted.values()),
    )


def _clock(session: OpenSession, now: datetime) -> ClockState:
    """Return the clock by now; of a sealed session that was never ended, at its last event."""
    if not session.ref.live:
        now = max((event.at for event in session.clock), default=now)
    return clock_at(session.head, session.clock, now)


def _people(session: OpenSession, clock: ClockState, now: datetime) -> Iterator[Attendee]:
    for p in session.people.values():
        roles = p.roles
        if clock.started:
            versions = session.versions(p.id, p.TABLE)
            roles = roles_held(versions, clock.started, clock.ended or now)
            roles = tuple(dict.fromkeys((*p.roles, *roles)))
        if p.present or roles or p.shadows:
            known, guest = session.persons.person(p)
            yield Attendee(known, p.name, guest, p.present, roles, p.shadows)


def roles_held(versions: Sequence[Version], since: datetime, until: datetime) -> tuple[str, ...]:
    """Return the roles that somebody had for a while between two moments, by their history."""
    held: dict[str, timedelta] = {}
    ends = [*(version.at or since for version in versions[1:]), until]
    roles: Sequence[str] = ()
    for version, end in zip(versions, ends, strict=True):
        roles = version.fields.get("roles", roles)
        for role in roles:
            had = min(end, until) - max(version.at or since, since)
            held[role] = held.get(role, timedelta()) + max(had, timedelta())
    return tuple(role for role, had in held.items() if had >= HELD_FOR)


def _asked(session: OpenSession, clock: ClockState) -> tuple[str, ...]:
    ran = (phase.phase for phase in clock.phases if phase.started)
    asked = [prompt for phase in ran for prompt in phase.prompts]
    asked += (entry.prompt for entry in session.entries.values() if entry.prompt)
    return tuple(dict.fromkeys(asked))


def _votes(session: OpenSession) -> tuple[tuple[EntryId, int], ...]:
    votes: Counter[EntryId] = Counter()
    for dots in session.dots.values():
        votes[dots.item] += dots.count
    return tuple(votes.items())
