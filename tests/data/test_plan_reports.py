from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from markdown_it import MarkdownIt

from data.carryover import Item
from data.errors import LctuiError
from data.models.community import Community, Member
from data.models.community_records import Bring, Plan
from data.models.ids import CommunityId, EntryId, MemberId, PhaseId, SessionId
from data.models.records import Entry, Phase
from data.reports.calendar import plan_ics, plans_ics
from data.reports.plan_json import plan_json
from data.reports.plan_page import plan_page
from data.safe_text import one_line, safe

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
ANA, BEN = Member(MemberId("1"), "Ana Ruiz"), Member(MemberId("2"), "Ben Okafor")
RIVERSIDE = Community(CommunityId("riverside"), "Riverside", members=(ANA, BEN))
PLAN = Plan(
    SessionId("0198c0de-0000-7000-8000-000000000001"),
    start=datetime(2026, 12, 8, 17, 0, tzinfo=UTC),
    zone="Europe/Berlin",
    phases=(
        Phase(PhaseId("a"), "Welcome", 600, prompts=("Who is here?",)),
        Phase(PhaseId("b"), "Learn", 3600),
    ),
    topic="Hard talks",
    preparer="Amir Haddad",
    roles=(("facilitator", "Ana Ruiz"),),
    bring=(Bring("Soup", "Ben Okafor"), Bring("Pens")),
    place="Library, room 2",
)


def events(text: str) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(text).events


def test_a_plan_is_one_event_that_calendars_keep_up_to_date() -> None:
    (event,) = events(plan_ics(RIVERSIDE, PLAN, NOW, version=3))
    assert (str(event["uid"]), int(str(event["sequence"]))) == (PLAN.id, 3)
    assert event["summary"] == "Riverside: Hard talks"
    assert event["location"] == "Library, room 2"
    start = event.decoded("dtstart")
    assert (start, start.utcoffset()) == (PLAN.start, timedelta(hours=1))
    assert event.decoded("duration") == timedelta(minutes=70)
    for words in ("18:10  Learn", "Soup: Ben Okafor", "facilitator: Ana Ruiz", "Amir Haddad"):
        assert words in str(event["description"])
    triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert triggers == [-timedelta(days=1), -timedelta(hours=1)]


def test_all_plans_that_have_a_date_are_one_calendar() -> None:
    day = replace(PLAN, id=SessionId("2"), start=None, day=date(2026, 12, 15))
    fixed = replace(PLAN, id=SessionId("3"), zone="UTC+02:00")
    undated = replace(PLAN, id=SessionId("4"), start=None)
    told = events(plans_ics([(RIVERSIDE, p, 0) for p in (PLAN, day, fixed, undated)], NOW))
    assert [event["uid"] for event in told] == [PLAN.id, "2", "3"]
    assert [event.decoded("dtstart") for event in told] == [PLAN.start, day.day, PLAN.start]
    with pytest.raises(LctuiError, match="no date"):
        plan_ics(RIVERSIDE, undated, NOW)


def test_no_text_adds_to_a_calendar_or_harms_it(hostile: str) -> None:
    text = f"{hostile[:3000]}\r\nBEGIN:VALARM\r\nEND:VEVENT"
    plan = replace(
        PLAN, topic=text, place=text, preparer=text, bring=(Bring(text, text),),
        roles=((text, text),), phases=(Phase(PhaseId("a"), text, 600, prompts=(text,)),),
    )  # fmt: skip
    spelled = plan_ics(replace(RIVERSIDE, name=text), plan, NOW)
    assert all(len(line.encode()) <= 75 for line in spelled.split("\r\n"))
    calendar = icalendar.Calendar.from_ical(spelled)
    assert [component.name for component in calendar.walk()].count("VALARM") == 2
    (event,) = calendar.events
    assert event["location"] == one_line(text)
    assert safe(str(event["description"])) == str(event["description"])


def test_the_page_tells_what_people_need_and_nothing_that_is_private() -> None:
    items = [
        _item("open", "Bring the form", owners=("Ben Okafor",)),
        _item("rests", "Not this time"),
        _item("secret", "Private matter", level="private"),
        _item("role", "Somebody's matter", owners=("Ana Ruiz",), level="role"),
    ]
    page = plan_page(
        RIVERSIDE, replace(PLAN, resting=(EntryId("rests"),)), items, "asked for by Ana Ruiz"
    )
    for words in (
        "# Hard talks", "Tue 8 Dec 2026, 18:00–19:10 Europe/Berlin", "18:10 Learn", "Who is here?",
        "Soup: Ben Okafor", "- Pens", "Bring the form (Ben Okafor)", "- Ben Okafor",
        "asked for by Ana Ruiz",
    ):  # fmt: skip
        assert words in page
    assert "Not this time" not in page
    assert "Private matter" not in page
    assert "Somebody's matter\n" in page


def test_the_page_shows_text_as_it_was_typed(hostile: str) -> None:
    text = hostile[:2000]
    plan = replace(PLAN, topic=one_line(text), place=text, bring=(Bring(text),))
    tokens = MarkdownIt().parse(plan_page(replace(RIVERSIDE, name=text), plan, ()))
    kinds = {token.type for inline in tokens for token in inline.children or ()}
    assert kinds <= {"text", "text_special", "softbreak"}
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block", "hr"}


def test_json_tells_the_same() -> None:
    told = plan_json(RIVERSIDE, PLAN, NOW)
    assert told["planned_start"] == "2026-12-08T18:00:00+01:00"
    assert [phase["starts"][11:16] for phase in told["phases"]] == ["18:00", "18:10"]
    assert told["expected"] == ["Ana Ruiz", "Ben Okafor"]
    assert "75 minutes" in " ".join(told["remarks"])


def _item(name: str, text: str, **fields: object) -> Item:
    entry = Entry(EntryId(name), "action", text, NOW, **fields)  # type: ignore[arg-type]
    return Item(entry, SessionId("s"), NOW, (SessionId("t"),))
