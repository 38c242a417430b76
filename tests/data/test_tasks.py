"""What is owed, as programs for tasks and calendars take it."""

import json
import re
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from data.models.community import Community
from data.models.community_records import Plan
from data.models.ids import CommunityId, SessionId
from data.models.records import FollowUp
from data.reports import ics, taskwarrior, todotxt
from data.reports.minutes import Minutes, minutes_of
from data.reports.owed import WORDLESS, owed_in
from data.safe_text import one_line
from tests.data.report_sample import HEAD, Session, closed_minutes, minute
from tests.data.test_report_text import everywhere

STAMP = re.compile(r"\d{8}T\d{6}Z")


def tasks_of(minutes: Minutes) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = json.loads(taskwarrior.write([minutes]))
    return tasks


def todos_of(*sessions: Minutes) -> list[icalendar.Todo]:
    return icalendar.Calendar.from_ical(ics.write(sessions)).todos


def test_actions_and_commitments_are_told_with_how_they_stand() -> None:
    told = {owed.entry.text: owed for owed in owed_in(closed_minutes())}
    assert {text: owed.state for text, owed in told.items()} == {
        "Share the consent form with everybody who visits families, in the short version": "open",
        "Book the room": "done",
        "Print the old form": "dropped",
        "will begin with small talk, no papers": "done",
    }
    tried = told["will begin with small talk, no papers"]
    assert tried.who == ("Ana Ruiz",)
    assert tried.settled == minute(99999)
    assert tried.remarks == ("Home visits, Tue 24 Nov 2026", "worked")
    assert told["Book the room"].settled == minute(112)


@pytest.mark.parametrize(
    ("outcome", "state"), [("not-yet", "open"), ("let-go", "dropped"), ("did-not", "done")]
)
def test_a_commitment_stands_as_it_was_heard_of(outcome: str, state: str) -> None:
    session = Session(HEAD)
    said = session.say("commitment", "try less", 5, by="Ana Ruiz")
    heard = {said.id: [FollowUp(said.id, outcome, minute(900))]}
    (owed,) = owed_in(minutes_of(session, minute(9), later_followups=heard))
    assert owed.state == state


def test_a_day_ends_where_the_session_was() -> None:
    (owed, *_) = owed_in(closed_minutes())
    assert owed.last_moment == datetime(2026, 11, 27, 22, 59, 59, tzinfo=UTC)


def test_tasks_have_what_taskwarrior_asks_of_them() -> None:
    share, book, print_, tried = tasks_of(closed_minutes())
    assert share["status"] == "pending"
    assert share["due"] == "20261127T225959Z"
    assert [note["description"] for note in share["annotations"]] == [
        "Amir Haddad, Ana Ruiz",
        "Home visits, Tue 24 Nov 2026",
    ]
    assert (book["status"], book["end"]) == ("completed", "20261124T105200Z")
    assert (print_["status"], tried["tags"]) == ("deleted", ["commitment"])
    assert {task["project"] for task in (share, book)} == {"Riverside Early Years Circle"}
    again = tasks_of(closed_minutes())
    assert [task["uuid"] for task in again] == [t["uuid"] for t in (share, book, print_, tried)]
    assert len({uuid.UUID(task["uuid"]) for task in again}) == 4


def test_taskwarrior_is_never_given_what_ends_it(hostile: str) -> None:
    told = minutes_of(everywhere(hostile), minute(5))
    written = taskwarrior.write([told])
    assert "\\u" not in written
    for task in json.loads(written):
        assert task["description"]
        assert "&open;" not in task["description"]
        stamps = [task["entry"], task["modified"], *(a["entry"] for a in task["annotations"])]
        assert all(map(STAMP.fullmatch, stamps))
        assert len({a["entry"] for a in task["annotations"]}) == len(task["annotations"])
        assert all(re.fullmatch(r"[\w.-]+", tag) for tag in task["tags"])


def test_a_todo_txt_line_has_dates_words_project_people_and_the_day_it_is_due() -> None:
    lines = todotxt.write([closed_minutes()]).splitlines()
    project = "+Riverside_Early_Years_Circle"
    assert lines == [
        "2026-11-24 Share the consent form with everybody who visits families, in the short "
        f"version {project} @Amir_Haddad @Ana_Ruiz due:2026-11-27",
        f"x 2026-11-24 2026-11-24 Book the room {project} @Ben_Osei",
        f"x 2026-11-24 2026-11-24 Print the old form {project} outcome:dropped",
        "x 2027-02-01 2026-11-24 will begin with small talk, no papers "
        f"{project} @Ana_Ruiz outcome:worked",
    ]


def test_each_task_is_one_line_that_begins_with_a_date(hostile: str) -> None:
    written = todotxt.write([minutes_of(everywhere(hostile), minute(5))])
    lines = written.split("\n")[:-1]
    assert all(re.match(r"2026-11-24 ", line) for line in lines)
    assert len(lines) == (2 if len(hostile) < 100_000 else 0)
    assert len(written.splitlines()) == len(lines)


def test_words_that_a_program_would_obey_are_only_words() -> None:
    session = Session(HEAD)
    session.say("action", "(A) x due:1999-01-01 t:2000-01-01 see https://x.org", 5)
    line = todotxt.write([minutes_of(session, minute(9))])
    assert line.startswith("2026-11-24 (A) x due: 1999-01-01 t: 2000-01-01 see https://x.org +")


def test_tasks_for_a_calendar_say_who_by_when_and_where_it_was_said() -> None:
    share, book, print_, tried = todos_of(closed_minutes())
    assert share.decoded("due") == date(2026, 11, 27)
    assert share["status"] == "NEEDS-ACTION"
    assert str(share["description"]).split("\n") == [
        "Amir Haddad, Ana Ruiz",
        "Home visits, Tue 24 Nov 2026",
    ]
    assert (book["status"], book["percent-complete"]) == ("COMPLETED", 100)
    assert book.decoded("completed") == minute(112)
    assert print_["status"] == "CANCELLED"
    assert str(tried["uid"]) == closed_minutes().document.entries[-2].id
    assert ics.write([closed_minutes()]) == ics.write([closed_minutes()])


def test_the_next_session_is_one_event_however_many_sessions_tell_of_it() -> None:
    plan = Plan(SessionId("next"), start=minute(60 * 24 * 14), zone="Europe/Berlin", topic="Trust")
    community = Community(CommunityId("riverside"), "Riverside")
    told = replace(closed_minutes(), next_plan=(community, plan, 2))
    calendar = icalendar.Calendar.from_ical(ics.write([told, told]))
    (event,) = calendar.events
    assert (str(event["uid"]), event["summary"]) == ("next", "Riverside: Trust")
    assert event.decoded("duration").total_seconds() == 3600
    assert len(calendar.todos) == 8


def test_no_text_breaks_out_of_a_task(hostile: str) -> None:
    text = f"{hostile[:3000]}\r\nEND:VTODO\r\nBEGIN:VALARM"
    spelled = ics.write([minutes_of(everywhere(text), minute(5))])
    assert all(len(line.encode()) <= 75 for line in spelled.split("\r\n"))
    calendar = icalendar.Calendar.from_ical(spelled)
    assert {c.name for c in calendar.walk()} == {"VCALENDAR", "VTODO"}
    assert {str(todo["summary"]) for todo in calendar.todos} == {one_line(text) or WORDLESS}
