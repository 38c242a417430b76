"""Plans as `.ics`: one event each, with reminders, that a calendar takes over and keeps up to date.

Escaping and folding are icalendar's; controls go before, as it passes them on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from data.errors import LctuiError
from data.reports.minutes import Numbered
from data.reports.plan_words import bring_lines, called, people_lines
from data.safe_text import one_line, safe
from data.timetable import day_of, length, local_start, timetable

if TYPE_CHECKING:
    from icalendar import Alarm, Component, Event

    from data.models.community import Community
    from data.models.community_records import Plan

REMINDERS = (timedelta(days=1), timedelta(hours=1))
"""How long before a session a calendar reminds of it."""
MADE_BY = "-//lctui//lctui//EN"
"""Who wrote the file, as the format wants it told."""


def plan_ics(community: Community, plan: Plan, now: datetime, version: int = 0) -> str:
    """Return one plan as the text of an `.ics` file. LctuiError where it has no date.

    `version` counts up with each change of the plan, so that calendars take the latest.
    """
    if plan.start is None and plan.day is None:
        raise LctuiError("This plan has no date yet.", "Say when it is, then write it again.")
    return _file([(community, plan, version)], now)


def plans_ics(plans: Iterable[Numbered], now: datetime) -> str:
    """Return every plan that has a date, of one community or several, as one `.ics` file."""
    return _file([one for one in plans if one[1].start or one[1].day], now)


def _file(plans: Sequence[Numbered], now: datetime) -> str:
    events = [event_of(community, plan, now, version) for community, plan, version in plans]
    return calendar_of(events, [day for _, plan, _ in plans if (day := day_of(plan))])


def calendar_of(components: Iterable[Component], days: Sequence[date]) -> str:
    """Return components as one file, with the zones of these days."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    for component in components:
        calendar.add_component(component)
    if days:
        first, last = date(min(days).year, 1, 1), date(max(days).year + 2, 1, 1)
        calendar.add_missing_timezones(first_date=first, last_date=last)
    return str(calendar.to_ical(), "utf-8")


def event_of(community: Community, plan: Plan, now: datetime, version: int) -> Event:
    """Return a plan that has a date as an event with its reminders."""
    from icalendar import Event

    event = Event()
    event.add("uid", plan.id)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", version)
    event.add("dtstart", _start(plan))
    event.add("duration", _duration(plan))
    event.add("summary", one_line(called(community, plan)))
    if place := one_line(plan.place):
        event.add("location", place)
    if told := safe("\n".join(_description(community, plan))):
        event.add("description", told)
    for before in REMINDERS if plan.start else REMINDERS[:1]:
        event.add_component(_alarm(before, one_line(called(community, plan))))
    return event


def _duration(plan: Plan) -> timedelta:
    """Return the length of its agenda; an hour where it has none, a day where it has no hour."""
    if plan.start is None:
        return timedelta(days=1)
    return timedelta(seconds=length(plan)) or timedelta(hours=1)


def _start(plan: Plan) -> datetime | date:
    """Return the start in its zone; in UTC where that has no name that a calendar knows."""
    start = local_start(plan)
    if start is not None:
        return start if isinstance(start.tzinfo, ZoneInfo) else start.astimezone(UTC)
    return plan.day or date.min


def _description(community: Community, plan: Plan) -> Iterator[str]:
    if plan.topic:
        yield f"{plan.topic}, prepared by {plan.preparer}" if plan.preparer else plan.topic
        yield ""
    for slot in timetable(plan.phases, local_start(plan)):
        yield f"{slot.told}  {slot.phase.title}"
    for title, lines in (("Bring", bring_lines(plan)), ("Who does what", people_lines(plan))):
        if lines:
            yield from ("", f"{title}:", *(f"- {line}" for line in lines))


def _alarm(before: timedelta, told: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", told)
    alarm.add("trigger", -before)
    return alarm
