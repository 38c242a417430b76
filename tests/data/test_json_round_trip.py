"""Whatever a session holds, its export comes into an empty store and goes out the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.carryover import OUTCOMES
from data.clock import EVENT_KINDS
from data.importing.json_sessions import import_json
from data.models.community import Community
from data.models.community_records import Revisit
from data.models.ids import EntryId, EventId, MemberId, PhaseId, SessionId, new_id
from data.models.kinds import KINDS
from data.models.records import (
    Carried,
    ClockEvent,
    Entry,
    FollowUp,
    Phase,
    Presence,
    Record,
    SessionHead,
)
from data.models.side_records import Adopted, Dots, Offer
from data.reports.gather import minutes_from
from data.reports.registry import REPORTS
from data.revisiting import PURPOSE, RESULTS, RULES
from data.store.open_session import OpenSession
from data.store.store import Store
from data.store.taking_in import take_in
from tests.hostile import hostile_texts

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
COMMUNITIES = ("Riverside", "Kreis „Süd“ / 中文", "[b]Circle[/b] of =1")
ZONES = (
    *("UTC", "Europe/Berlin", "Pacific/Chatham", "America/St_Johns", "Australia/Lord_Howe"),
    *("Asia/Kathmandu", "Africa/Casablanca", "UTC+05:45", "UTC-12:00", "Nowhere/At all"),
)
CHANGES = (
    (datetime(2025, 3, 30, 0, 50, tzinfo=UTC), "Europe/Berlin"),
    (datetime(2025, 10, 26, 0, 50, tzinfo=UTC), "Europe/Berlin"),
    (datetime(2025, 4, 5, 13, 50, tzinfo=UTC), "Pacific/Chatham"),
    (datetime(2025, 10, 4, 15, 20, tzinfo=UTC), "Australia/Lord_Howe"),
    (datetime(2025, 11, 2, 4, 20, tzinfo=UTC), "America/St_Johns"),
)
"""Shortly before clocks change."""
NAMES = ("Ana Ruiz", "Ben Lind", "Åsa Ö", "Ben Lind", "@team", "a\nb", "x\x1b[2Jy")
PHASES = ("reflect", "learn", "next")
LEVELS = ("named", "named", "named", "role", "anon", "private")

words = st.one_of(st.text(max_size=12), st.sampled_from(hostile_texts(60)), st.just(""))
perhaps = st.none() | words
lists = st.lists(words, max_size=2).map(tuple)
names = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))
times = st.sampled_from(CHANGES) | st.tuples(moments, st.sampled_from(ZONES))
later = st.integers(0, 3 * 3600 * 1000).map(lambda n: timedelta(milliseconds=n))


@st.composite
def heads(
    draw: st.DrawFn, community: Community, began: datetime | None, zone: str, said: list[Entry]
) -> SessionHead:
    phases = tuple(
        Phase(
            PhaseId(name),
            draw(words),
            draw(st.integers(0, 5400)),
            records=draw(st.sampled_from((None, RULES))),
            prompts=draw(lists),
            activity=draw(st.sampled_from(("open", "talk", "silent"))),
        )
        for name in PHASES[: draw(st.integers(0, 3))]
    )
    called = draw(st.sampled_from((community.name, community.name.upper())))
    ids = [entry.id for entry in said]
    return SessionHead(
        SessionId(new_id()), community.id, called, 1, draw(words), draw(perhaps), draw(words),
        began, zone, phases, preparer=draw(words), resting=tuple(ids[:1]),
        topic_item=draw(st.sampled_from((None, *ids))),
    )  # fmt: skip


@st.composite
def presses(draw: st.DrawFn, began: datetime) -> list[ClockEvent]:
    """Nothing was pressed, or a start, what may follow it, and an end."""
    if draw(st.booleans()):
        return []
    kinds = draw(st.lists(st.sampled_from((*EVENT_KINDS, "next", "back")), max_size=9))
    events = []
    for number, kind in enumerate(("start", *kinds, "end")):
        began += draw(later) / 4
        phase = draw(st.sampled_from((None, *map(PhaseId, PHASES))))
        event = ClockEvent(EventId(f"{number:04}"), kind, began, phase, draw(st.integers(-99, 999)))
        events.append(event)
    return events


@st.composite
def entries(draw: st.DrawFn, began: datetime) -> Entry:
    return Entry(
        EntryId(new_id()), draw(st.sampled_from(KINDS)).id, draw(words), began + draw(later),
        phase=draw(st.sampled_from((None, PhaseId("gone"), *map(PhaseId, PHASES)))),
        prompt=draw(perhaps), by=draw(st.sampled_from((None, "", *NAMES))), owners=draw(names),
        due=draw(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))),
        status=draw(st.sampled_from((None, "open", "done", "dropped"))),
        tags=draw(lists), whom=draw(lists), level=draw(st.sampled_from(LEVELS)),
        typed=draw(perhaps), captured_by=draw(perhaps), depth=draw(st.integers(0, 9)),
        removed=draw(st.sampled_from((False, False, True))), obstacle=draw(words),
        redacted=draw(st.sampled_from((None, None, date(2026, 1, 1)))),
        helpers=draw(names), marked=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def persons(draw: st.DrawFn) -> Presence:
    roles = draw(st.lists(st.sampled_from(("scribe", "host", "a\tb")), max_size=2))
    return Presence(
        MemberId(new_id()), draw(st.sampled_from(NAMES)), guest=draw(st.booleans()),
        present=draw(st.booleans()), roles=tuple(roles), removed=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def beside(draw: st.DrawFn, head: SessionHead, said: list[Entry]) -> list[Record]:
    """What is heard, offered and adopted in a session, of what was said by then."""
    found: dict[tuple[str, str], Record] = {}
    for _ in range(draw(st.integers(0, 4)) if said else 0):
        item, at = draw(st.sampled_from(said)), NOW - draw(later)
        gone = draw(st.sampled_from((False, False, True)))
        outcome = draw(st.sampled_from(OUTCOMES)).id
        made: tuple[Record, ...] = (
            FollowUp(item.id, outcome, at, draw(words), removed=gone),
            Offer(EventId(new_id()), item.id, draw(st.sampled_from(NAMES)), at, removed=gone),
            Adopted(item.id, draw(st.sampled_from(("", "goals", "x"))), at, removed=gone),
            Carried(item.id, head.id, (SessionId("before"), head.id)),
            Dots(EventId(new_id()), item.id, draw(st.integers(0, 3)), draw(words), removed=gone),
        )
        found |= {(record.TABLE, record.id): record for record in made}
    return list(found.values())


def fill(draw: Any, store: Store) -> None:
    """Hold a few sessions."""
    communities = [store.new_community(name) for name in COMMUNITIES]
    other = draw(st.booleans())
    communities[2] = replace(communities[2], name="Called otherwise" if other else COMMUNITIES[2])
    said: list[Entry] = []
    for _ in range(draw(st.integers(1, 3))):
        began, zone = draw(times)
        planned = draw(st.sampled_from((began, None)))
        head = draw(heads(draw(st.sampled_from(communities)), planned, zone, said))
        own = draw(st.lists(entries(began), max_size=4))
        said += own
        records = [
            *own,
            *draw(st.lists(persons(), max_size=4)),
            *draw(presses(began)),
            *draw(beside(head, said)),
        ]
        ref = take_in(store, head, records, now=NOW)
        if draw(st.booleans()):
            reshape(draw, store.open(ref))
        if draw(st.booleans()):
            reread(draw, store, store.open(ref))


def reread(draw: Any, store: Store, session: OpenSession) -> None:
    """Reread what was agreed, and amend title and roll of what is over."""
    community = store.community_of(session)
    for subject in draw(st.sets(st.sampled_from((PURPOSE, RULES)))):
        result = draw(st.sampled_from((*RESULTS, "")))
        on, made = NOW.date(), session.head.id
        community.put(Revisit(EventId(new_id()), subject, result, made, 1, on))
    for person in tuple(session.people.values())[: draw(st.integers(0, 1))]:
        session.change(person, present=not person.present)
    session.change(session.head, title=draw(words))
    session.close()


def reshape(draw: Any, session: OpenSession) -> None:
    """Change the agenda on the way: another order, another length, a phase put in."""
    coffee = Phase(PhaseId("coffee"), draw(words), draw(st.integers(0, 900)))
    for _ in range(draw(st.integers(1, 2))):
        phases = draw(st.permutations((*session.head.phases, coffee)))
        kept = {phase.id: phase for phase in phases[draw(st.integers(0, 1)) :]}
        longer = (replace(p, seconds=draw(st.integers(0, 900))) for p in kept.values())
        session.change(session.head, phases=tuple(longer))
    session.close()


def exported(store: Store) -> dict[str, str]:
    """Return each session as it is exported."""
    write = REPORTS["json"].write
    return {
        store.id_of(ref): write([minutes_from(store, store.open(ref), NOW)])
        for ref in store.sessions()
    }


@settings(
    max_examples=40, deadline=None, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(st.data())
def test_what_goes_out_comes_in_and_goes_out_the_same(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        store, other = Store(Path(name) / "one"), Store(Path(name) / "other")
        fill(data.draw, store)
        told = exported(store)
        list(import_json(other, f"[{','.join(told.values())}]", now=NOW))
        assert exported(other) == told
