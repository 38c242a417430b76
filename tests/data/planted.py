"""A community with a secret in every place that holds words: what must never be found elsewhere.

Each secret is one made-up word, so that it is found wherever it turns up, however it is written.
"""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from data.errors import LctuiError
from data.meeting import keep
from data.models.community import Community, Member
from data.models.community_records import (
    Audience,
    CheckIn,
    Goal,
    GoalId,
    Measure,
    MeasureId,
    Plan,
    Reading,
    StandingRole,
    Topic,
)
from data.models.ids import EntryId, EventId, MemberId, PhaseId, SessionId, new_id
from data.models.records import (
    Carried,
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Handover,
    Phase,
    Presence,
    Record,
    SessionHead,
    Step,
)
from data.models.side_records import Dots, Offer, Voice
from data.store.open_session import OpenSession
from data.store.redacting import redact
from data.store.store import Store

PERSON = "Planta Verrazz"
"""In every field in which a name, or a text that names somebody, can stand."""
GUEST = "Gwestina Quorzz"
"""On one roll, and in texts."""
WRITTEN = "Wrytha Onlizz"
"""On no roll: only behind an entry and in its text."""
HOUSE = "Zenthorpe House"
"""Where PERSON comes from."""
NAMES = ("planta", "verrazz", "gwestina", "quorzz", "wrytha", "onlizz", "zenthorpe")
"""What tells who it was: for those alone who are told names."""

NEVER = (
    "privatexx",
    "anonnamexx",
    "anontypedxx",
    "anoncaptxx",
    "rolenamexx",
    "roletypedxx",
    "rolecaptxx",
    "roleownerxx",
    "rolehelperxx",
    "offrecordxx",
    "redactedxx",
    "removedxx",
    "privatenotexx",
    "redactednotexx",
    "slipchangexx",
    "checkinxx",
)
"""What leaves the store for nobody."""

TEXT = f"{PERSON} told PLANTA's story with @verrazz, Gwestina and Wrytha from {HOUSE} (PV: yes)"
"""Names as people write them."""
START = datetime(2026, 9, 1, 8, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
KINDS = ("insight", "success", "setback", "question", "help", "decision", "action", "commitment")


def planted_store(root: Path) -> Store:
    """Write the store: a session that is over, one that heard of it, one that is live."""
    store = Store(root)
    made = store.new_community("Riverside Circle")
    community = Community(
        made.id, made.name, f"So that {TEXT}", f"Learning of {TEXT}", _members(), (f"Ask {TEXT}",),
        f"Monthly with {TEXT}", differences=(f"Less {TEXT}",), vision=f"Seen by {TEXT}",
    )  # fmt: skip
    store.save_community(community)
    store.open_community(made.id).put(*_known())
    first, said = _session(store, community, 1, START)
    _seal(first)
    second, _ = _session(store, community, 2, START + timedelta(weeks=4))
    for entry in said:
        outcome = {"action": "done", "commitment": "worked", "help": "answered"}.get(entry.kind)
        if outcome:
            second.put(Carried(entry.id, first.head.id, (second.head.id,)))
            second.put(FollowUp(entry.id, outcome, START + timedelta(weeks=4), f"It was {TEXT}"))
    for entry in first.entries.values():
        note = {"private": "privatenotexx", "anon": TEXT, "role": TEXT}.get(entry.level)
        if note or "redactedxx" in entry.text:
            note = note or "redactednotexx"
            second.put(FollowUp(entry.id, "not-yet", START + timedelta(weeks=4), note))
    _seal(second)
    third, _ = _session(store, community, 3, NOW - timedelta(minutes=30))
    third.change(third.head, off_record=True)
    with suppress(LctuiError):
        keep(third, "! Ben: offrecordxx", now=NOW)
    third.close()
    _redact(store)
    return store


def _redact(store: Store) -> None:
    for ref in store.sessions():
        session = store.open(ref)
        said = [entry for entry in session.entries.values() if "redactedxx" in entry.text]
        redact(store, session, said, NOW)
        session.close()


def _members() -> tuple[Member, ...]:
    return (
        Member(MemberId(new_id()), PERSON, HOUSE, question=f"How does {TEXT}?", hopes=TEXT),
        Member(MemberId(new_id()), "Ben Okafor"),
    )


def _known() -> tuple[
    Goal | Measure | Reading | CheckIn | Audience | StandingRole | Topic | Plan, ...
]:
    goal, measure = GoalId(new_id()), MeasureId(new_id())
    return (
        Goal(goal, f"Goal {TEXT}", f"we {TEXT}", f"they {TEXT}", f"so {TEXT}", f"Area {TEXT}"),
        Measure(measure, goal, f"Count {TEXT}", "visits", "up", 1, 9),
        Reading(EventId(new_id()), measure, date(2026, 10, 1), 5, note=f"Read by {TEXT}"),
        CheckIn(EventId(new_id()), MemberId(new_id()), date(2026, 10, 2), "checkinxx"),
        Audience(EventId(new_id()), "neighbours", "anon"),
        Audience(EventId(new_id()), "funder", "role", ("insight", "help", "action", "note")),
        Audience(EventId(new_id()), "insiders", "named", ("decision", "commitment")),
        StandingRole(EventId(new_id()), "sponsor", PERSON),
        Topic(EntryId(new_id()), f"Wish of {TEXT}", PERSON, date(2026, 10, 3)),
        Plan(
            SessionId(new_id()), start=NOW + timedelta(weeks=2), zone="UTC", format="circle",
            topic=f"Plan of {TEXT}", preparer=PERSON, roles=(("scribe", PERSON),), place=TEXT,
        ),
    )  # fmt: skip


def _session(
    store: Store, community: Community, number: int, at: datetime
) -> tuple[OpenSession, tuple[Entry, ...]]:
    prompt = f"What did {TEXT}?"
    step = Step(f"Step {TEXT}", 300, f"Hint {TEXT}")
    phase = Phase(PhaseId("learn"), f"Learn from {TEXT}", 1800, prompts=(prompt,), steps=(step,))
    head = SessionHead(
        SessionId(new_id()), community.id, community.name, number, f"Told by {TEXT}",
        f"Told by {TEXT}", "circle", at, "UTC", (phase,), preparer=PERSON, place=f"At {TEXT}",
        bring=((f"Cake of {TEXT}", PERSON),), next_date=(at + timedelta(weeks=4)).date(),
    )  # fmt: skip
    said = tuple(_said(at, prompt))
    session = store.create(head, *_roll(at), *said, *_hidden(at), *_beside(said, at))
    for entry in tuple(session.entries.values()):
        if entry.text == "removedxx":
            session.remove(entry)
    return session, said


def _roll(at: datetime) -> tuple[Record, ...]:
    person, guest = MemberId(new_id()), MemberId(new_id())
    return (
        Presence(person, PERSON, roles=("facilitator", "scribe")),
        Presence(guest, GUEST, guest=True, shadows=("scribe",)),
        ClockEvent(EventId(new_id()), "start", at),
        Handover(EventId(new_id()), "t1", PERSON, "took", at),
        Voice(person, 600, 3),
    )


def _said(at: datetime, prompt: str) -> list[Entry]:
    """Return one entry of each kind, with a name in each of its fields."""
    return [
        Entry(
            EntryId(new_id()), kind, f"{kind.title()}: {TEXT} because {TEXT}",
            at + timedelta(minutes=place), PhaseId("learn"), prompt if place % 2 else None,
            WRITTEN if place == 1 else PERSON,
            (PERSON, GUEST) if kind == "action" else (),
            date(2026, 12, 1) if kind == "action" else None,
            "open" if kind == "action" else None,
            ("planta", "visits"), ("verrazz", "fathers"), because=TEXT,
            typed=f"Planta: {TEXT}", captured_by=PERSON,
            obstacle=f"Only {TEXT}", helpers=(PERSON, GUEST) if kind == "commitment" else (),
        )
        for place, kind in enumerate((*KINDS, "request", "parked", "note"))
    ]  # fmt: skip


def _hidden(at: datetime) -> list[Entry]:
    """Return what is kept from some or from all."""

    def entry(kind: str, text: str, **fields: object) -> Entry:
        return Entry(EntryId(new_id()), kind, text, at, PhaseId("learn"), **fields)  # type: ignore[arg-type]

    return [
        *(entry(kind, f"{kind} privatexx", level="private", by=PERSON) for kind in KINDS),
        entry(
            "success", "Anonymous and fine", level="anon", by="Anonnamexx",
            typed="anontypedxx", captured_by="anoncaptxx",
        ),
        entry(
            "setback", "By role and fine", level="role", by="Rolenamexx", typed="roletypedxx",
            captured_by="rolecaptxx", helpers=("Rolehelperxx",),
        ),
        entry(
            "action", "By role, owed", level="role", owners=("Roleownerxx",), status="open",
            typed="roletypedxx",
        ),
        entry("note", "redactedxx was said", by=PERSON),
        entry("note", "removedxx", by=PERSON),
    ]  # fmt: skip


def _beside(said: tuple[Entry, ...], at: datetime) -> list[Record]:
    return [
        *(ExitSlip(EventId(new_id()), 5, 4, f"slipchangexx {n}") for n in range(4)),
        *(Offer(EventId(new_id()), e.id, PERSON, at) for e in said if e.kind == "help"),
        *(Dots(EventId(new_id()), e.id, 3) for e in said if e.kind == "request"),
    ]


def _seal(session: OpenSession) -> None:
    session.put(ClockEvent(EventId(new_id()), "end", session.head.planned_start or NOW))
    session.seal()
    session.close()
