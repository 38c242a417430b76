"""What a session leaves to be done, for calendars: its tasks, and the session that comes next.

A task or an event has the id of what it tells of, so that taking a file in again changes what is
there and doubles nothing. Escaping and folding are icalendar's; controls go before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from data.reports.calendar import calendar_of, event_of
from data.reports.owed import WORDLESS, Owed, owed_in
from data.safe_text import one_line, safe
from data.timetable import day_of

if TYPE_CHECKING:
    from icalendar import Event, Todo

    from data.reports.minutes import Minutes

_STATUS = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}


def write(sessions: Sequence[Minutes]) -> str:
    """Return the actions and commitments of all sessions, and what is planned next, each once."""
    todos = (todo_of(owed) for minutes in sessions for owed in owed_in(minutes))
    events = {str(event["uid"]): event for event in _events(sessions)}
    return calendar_of((*todos, *events.values()), list(_days(sessions)))


def todo_of(owed: Owed) -> Todo:
    """Return an action or a commitment as a task."""
    from icalendar import Todo

    todo = Todo()
    todo.add("uid", owed.entry.id)
    todo.add("dtstamp", owed.changed)
    todo.add("created", owed.said)
    todo.add("last-modified", owed.changed)
    todo.add("summary", one_line(owed.entry.text) or WORDLESS)
    who = ", ".join(owed.who)
    told = (safe(owed.entry.text) if "\n" in owed.entry.text else "", who, *owed.remarks)
    todo.add("description", safe("\n".join(filter(None, told))))
    if tags := [one_line(tag) for tag in (owed.community, *owed.entry.tags)]:
        todo.add("categories", tags)
    if owed.entry.due:
        todo.add("due", owed.entry.due)
    todo.add("status", _STATUS[owed.state])
    if owed.state == "done":
        todo.add("completed", owed.settled)
        todo.add("percent-complete", 100)
    return todo


def _events(sessions: Sequence[Minutes]) -> Iterator[Event]:
    for minutes in sessions:
        if minutes.next_plan:
            community, plan, version = minutes.next_plan
            yield event_of(community, plan, minutes.now, version)


def _days(sessions: Sequence[Minutes]) -> Iterator[date]:
    plans = (minutes.next_plan[1] for minutes in sessions if minutes.next_plan)
    yield from (day for plan in plans if (day := day_of(plan)))
