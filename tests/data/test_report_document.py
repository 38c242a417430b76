"""What is published of a session, and what never is."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import jsonschema
import pytest

from data.models.records import FollowUp
from data.reports.document import document_of
from data.reports.minutes import minutes_of
from data.reports.registry import REPORTS
from data.reports.shape import SCHEMA_DIALECT, json_schema
from tests.data.report_sample import HEAD, Session, a_session, closed_minutes, live_minutes, minute

SESSION_FIELDS = """
    id community title topic format status planned_start started ended present roles phases entries
    agenda_changes topic_item preparer carried heard votes amended reread
"""
PHASE_FIELDS = "id title planned_seconds taken_seconds started ended prompts activity"
ENTRY_FIELDS = """
    id kind text at phase prompt by owners due status outcome tags for level typed captured_by
    obstacle depth helpers adopted surprised redacted marked
"""


def exported(session: Session) -> Any:
    return json.loads(REPORTS["json"].write([minutes_of(session, minute(60))]))


def validate(document: Any) -> None:
    jsonschema.validate(
        document,
        json_schema(),
        format_checker=jsonschema.FormatChecker(),
        cls=jsonschema.Draft202012Validator,
    )


def test_the_fields_are_exactly_the_published_ones() -> None:
    document = exported(a_session())
    assert list(document) == SESSION_FIELDS.split()
    assert {tuple(phase) for phase in document["phases"]} == {tuple(PHASE_FIELDS.split())}
    assert {tuple(entry) for entry in document["entries"]} == {tuple(ENTRY_FIELDS.split())}


def test_what_is_exported_follows_the_schema_at_every_stage() -> None:
    planned = Session(HEAD)
    for session in (planned, a_session()):
        validate(exported(session))
    validate(closed_minutes().document.as_json())
    assert exported(planned)["status"] == "planned"


def test_the_schema_is_one_and_describes_every_field() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == SCHEMA_DIALECT
    assert schema["title"]
    for model in schema["$defs"].values():
        assert model["additionalProperties"] is False
        assert set(model["required"]) == set(model["properties"])
        assert all(field.get("description") for field in model["properties"].values())


@pytest.mark.parametrize("broken", [{"status": "over"}, {"present": "Ana"}, {"extra": 1}])
def test_the_schema_refuses_what_is_not_a_session(broken: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate(exported(a_session()) | broken)


def test_times_carry_the_offset_of_the_sessions_zone() -> None:
    document = exported(a_session())
    assert document["started"] == "2026-11-24T10:02:00+01:00"
    assert document["entries"][0]["at"] == "2026-11-24T10:03:00+01:00"
    fixed = Session(replace(HEAD, zone="UTC-03:30"))
    assert exported(fixed)["planned_start"] == "2026-11-24T05:30:00-03:30"
    in_utc = exported(Session(replace(HEAD, zone="UTC")))["planned_start"]
    assert in_utc == "2026-11-24T09:00:00+00:00"
    assert datetime.fromisoformat(in_utc) == minute(0)


def test_one_session_is_an_object_and_several_are_a_list() -> None:
    both = json.loads(REPORTS["json"].write([live_minutes(), closed_minutes()]))
    assert [document["status"] for document in both] == ["live", "closed"]


def test_present_are_those_who_came_and_roles_name_their_holders() -> None:
    document = exported(a_session())
    assert document["present"] == ["Amir Haddad", "Ana Ruiz", "Ben Osei", "Dana Brook"]
    assert document["roles"] == {
        "facilitator": ["Dana Brook"],
        "scribe": ["Amir Haddad", "Ana Ruiz"],
    }


def test_a_later_outcome_stands_with_the_entry() -> None:
    entries = closed_minutes().document.entries
    told = [(e.outcome, e.surprised) for e in entries if e.kind == "commitment"]
    assert told == [("worked", "they asked for more")]
    assert {e.surprised for e in entries if e.kind != "commitment"} == {None}


def test_what_surprised_is_what_was_noted_last_and_not_before() -> None:
    session = Session(HEAD)
    item = session.say("commitment", "try two questions", 5)
    heard = [
        FollowUp(item.id, "not-yet", minute(50), "no time"),
        FollowUp(item.id, "worked", minute(70)),
        FollowUp(item.id, "partly", minute(90), "taken back", removed=True),
    ]
    (entry,) = minutes_of(session, minute(100), later_followups={item.id: heard}).document.entries
    assert (entry.outcome, entry.surprised) == ("worked", None)
    (entry,) = minutes_of(
        session, minute(60), later_followups={item.id: heard[:1]}
    ).document.entries
    assert (entry.outcome, entry.surprised) == ("not-yet", "no time")


def exports() -> Iterator[str]:
    for report in REPORTS.values():
        for minutes in (live_minutes(), closed_minutes()):
            yield report.write([minutes])


def test_private_and_removed_entries_are_in_no_export() -> None:
    for written in exports():
        assert "for these ears only" not in written
        assert "taken back" not in written


@pytest.mark.parametrize("level", ["role", "anon"])
def test_no_export_tells_the_name_behind_a_nameless_entry(level: str) -> None:
    session = Session(HEAD)
    session.come("Zora Quist", present=False)
    said = {"by": "Zora Quist", "owners": ("Zora Quist",), "captured_by": "Zora Quist"}
    session.say("action", "I will ring them", 5, **said, typed="! @zora I will", level=level)
    for report in REPORTS.values():
        assert "zora" not in report.write([minutes_of(session, minute(60))]).casefold()


def test_where_only_the_role_may_be_told_the_minutes_tell_it() -> None:
    for report in ("md", "txt"):
        assert "I talked too much — a facilitator" in REPORTS[report].write([live_minutes()])


def test_an_entry_under_a_private_one_does_not_slip_under_another() -> None:
    session = Session(HEAD)
    session.say("note", "above", 1)
    session.say("note", "hidden", 2, level="private")
    session.say("note", "left over", 3, depth=1)
    session.say("note", "deeper", 4, depth=2)
    depths = {e.id: e.depth for e in minutes_of(session, minute(60)).document.entries}
    assert list(depths.values()) == [0, 0, 1]


def test_a_live_document_says_what_there_is_so_far() -> None:
    document = document_of(a_session(), minute(60))
    assert (document.status, document.ended) == ("live", None)
    taken = [phase.taken_seconds for phase in document.phases]
    assert taken == [(36 - 2 - 5) * 60, (60 - 36) * 60, 0]
