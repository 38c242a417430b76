"""todoman lists the tasks, khal takes the next session; a second time changes nothing."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import icalendar

from data.models.community import Community
from data.models.community_records import Plan
from data.models.ids import CommunityId, SessionId
from data.reports import ics
from data.reports.minutes import Minutes
from data.reports.owed import owed_in
from data.safe_text import one_line
from tests.clients.conftest import Program
from tests.data.report_sample import closed_minutes, minute


def test_todoman_lists_each_task_as_it_stands(
    program: Program, tmp_path: Path, nasty: Minutes
) -> None:
    lists = tmp_path / "lists" / "riverside"
    lists.mkdir(parents=True)
    sessions = [closed_minutes(), nasty]
    (lists / "minutes.ics").write_bytes(ics.write(sessions).encode())
    settings = tmp_path / "home" / "XDG_CONFIG_HOME" / "todoman" / "config.py"
    settings.parent.mkdir()
    settings.write_text(
        f'path = "{tmp_path}/lists/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
        f'default_list = "riverside"\ncache_path = "{tmp_path}/todoman.sqlite"\n'
    )
    told = json.loads(program("todoman", "--porcelain", "list", "--status", "ANY"))
    taken = sorted((each["summary"], each["completed"], each["due"] is None) for each in told)
    assert taken == sorted(_wanted(sessions))


def _wanted(sessions: Sequence[Minutes]) -> list[tuple[str, bool, bool]]:
    return [
        (one_line(owed.entry.text), owed.state != "open", owed.entry.due is None)
        for minutes in sessions
        for owed in owed_in(minutes)
    ]


def test_khal_takes_the_next_session_once(
    program: Program, tmp_path: Path, texts: list[str]
) -> None:
    config = tmp_path / "home" / "XDG_CONFIG_HOME" / "khal" / "config"
    config.parent.mkdir()
    config.write_text(_khal_settings(tmp_path))
    plans = [
        Plan(SessionId(f"next-{n}"), start=minute(60 * 24 * 14 + n), zone="UTC", topic=text)
        for n, text in enumerate(texts)
    ]
    community = Community(CommunityId("riverside"), "Riverside")
    sessions = [replace(closed_minutes(), next_plan=(community, plan, 0)) for plan in plans]
    path = tmp_path / "next.ics"
    path.write_bytes(ics.write(sessions).encode())
    for _ in range(2):
        program("khal", "import", "--batch", "-a", "events", path)
    files = list((tmp_path / "events").glob("*.ics"))
    kept = [e for f in files for e in icalendar.Calendar.from_ical(f.read_bytes()).events]
    taken = {str(event["uid"]): (event["summary"], event.decoded("dtstart")) for event in kept}
    assert taken == {p.id: (f"Riverside: {one_line(p.topic)}", p.start) for p in plans}
    assert len(kept) == len(plans)
    day = datetime(2026, 12, 8, tzinfo=UTC)
    listed = program("khal", "list", f"{day:%Y-%m-%d}", "3d")
    assert listed.count("Riverside: ") >= len(plans)


def _khal_settings(folder: Path) -> str:
    (folder / "events").mkdir()
    forms = ("dateformat", "longdateformat"), ("datetimeformat", "longdatetimeformat")
    day, moment = ("\n".join(f"{name} = {form}" for name in names) for names, form in
                   zip(forms, ("%Y-%m-%d", "%Y-%m-%d %H:%M"), strict=True))  # fmt: skip
    return (
        f"[calendars]\n[[events]]\npath = {folder}/events\n[locale]\ntimeformat = %H:%M\n{day}\n"
        f"{moment}\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
        f"[default]\ndefault_calendar = events\n[sqlite]\npath = {folder}/khal.db\n"
    )
