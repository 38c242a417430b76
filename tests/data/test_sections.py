from datetime import UTC, datetime, timedelta

from data.clock import clock_at, tell_lengths
from data.models.ids import CommunityId, EntryId, EventId, PhaseId, SessionId
from data.models.records import ClockEvent, Entry, Phase, SessionHead
from data.sections import by_kind, by_person, by_phase

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
REFLECT, LEARN = PhaseId("reflect"), PhaseId("learn")
HEAD = SessionHead(
    id=SessionId("s"),
    community=CommunityId("c"),
    community_name="C",
    number=1,
    title="C",
    topic=None,
    format="circle",
    planned_start=None,
    zone="UTC",
    phases=(Phase(REFLECT, "Reflect", 600), Phase(LEARN, "Learn", 600)),
)


def entry(name: str, kind: str = "note", **fields: object) -> Entry:
    return Entry(EntryId(name), kind, name, NOW, **fields)  # type: ignore[arg-type]


def clock_after(minutes: int) -> object:
    return clock_at(
        HEAD, [ClockEvent(EventId("1"), "start", NOW)], NOW + timedelta(minutes=minutes)
    )


def test_entries_stand_under_their_phase_and_strays_at_the_end() -> None:
    entries = [entry("a", phase=LEARN), entry("b", phase=REFLECT), entry("c")]
    sections = by_phase(clock_after(5), entries)  # type: ignore[arg-type]
    assert [(s.title, [e.text for e in s.entries]) for s in sections] == [
        ("Reflect", ["b"]),
        ("Learn", ["a"]),
        ("Outside the phases", ["c"]),
    ]


def test_a_phase_tells_what_it_was_given_and_what_it_took() -> None:
    running, waiting = by_phase(clock_after(12), [])  # type: ignore[arg-type]
    assert running.remark == "planned 10 min, took 12 min"
    assert waiting.remark == "planned 10 min, not reached"


def test_kinds_begin_with_decisions_and_end_with_plain_notes() -> None:
    entries = [entry("n"), entry("q", "question"), entry("d", "decision"), entry("a", "action")]
    assert [s.title for s in by_kind(entries)] == ["Decisions", "Actions", "Questions", "Notes"]


def test_a_person_finds_what_they_said_and_what_they_owe_each_once() -> None:
    entries = [
        entry("said", by="Ana Ruiz"),
        entry("owed", "action", by="Ben", owners=("Ana Ruiz", "Ben")),
        entry("nobody"),
    ]
    found = {s.title: [e.text for e in s.entries] for s in by_person(entries)}
    assert found == {"Ana Ruiz": ["said", "owed"], "Ben": ["owed"], "Nobody named": ["nobody"]}


def test_lengths_are_told_as_people_say_them() -> None:
    assert tell_lengths(7200, 7140) == "planned 2 h, took 1 h 59 min"
    assert tell_lengths(600, 89) == "planned 10 min, took 1 min 29 s"
    assert tell_lengths(0, 3599.6) == "planned 0 min, took 1 h"
    assert tell_lengths(40, None) == "planned 40 s, not reached"
