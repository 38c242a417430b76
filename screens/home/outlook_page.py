"""The text of the right side of the first screen."""

from dataclasses import replace
from datetime import date, datetime

from textual.content import Content

from data.carryover import Item, since_last_time
from data.moments import tell_day
from data.outlook import Outlook
from data.timetable import is_missed, tell_start
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.entry_content import entry_content, layout_for
from screens.widgets.entry_lines import EntryLayout

BLANK = Content("")


def outlook_page(outlook: Outlook, now: datetime, width: int) -> Content:
    """Return the whole pane's text, laid out for `width` cells."""
    today = now.astimezone().date()
    lines: list[Content] = []
    if outlook.community.purpose:
        lines += [shown(outlook.community.purpose, DIM), Content("")]
    lines += next_session(outlook, now)
    if not outlook.items:
        lines.append(Content.styled("Nothing is owed. What people take on will stand here.", DIM))
    layout = layout_for((item.entry for item in outlook.items), width, compact=True)
    for group in since_last_time(outlook.items):
        lines.append(shown_line(group.title, "$accent"))
        lines += [item_rows(item, today, layout) for item in group.items]
        lines.append(BLANK)
    return Content("\n").join(lines)


def next_session(outlook: Outlook, now: datetime) -> list[Content]:
    """Return when the next session is, what it is about and who prepares it."""
    plan = outlook.plan
    if plan is None and outlook.next_date is None:
        return []
    lead = ("Next session  ", DIM)
    if plan is None:
        return [Content.assemble(lead, tell_day(outlook.next_date or now.date())), BLANK]
    if is_missed(plan, now):
        lead = ("Not begun  ", "$warning")
    lines = [Content.assemble(lead, tell_start(plan, now))]
    if plan.topic:
        by = f", prepared by {plan.preparer}" if plan.preparer else ""
        lines.append(shown_line(f"{plan.topic}{by}", "bold"))
    if plan.place:
        lines.append(shown_line(plan.place, DIM))
    return [*lines, Content.styled("p opens the plan, n starts it", DIM), BLANK]


def item_rows(item: Item, today: date, layout: EntryLayout) -> Content:
    """Return one open item: what and who, then when it is due and how long it is on its way."""
    due = item.entry.due
    late = due is not None and due < today
    told = [f"{'was due' if late else 'due'} {due:%a %d %b}"] if due else []
    told += [item.carries_in_words] if item.carries_in_words else []
    named_above = item.entry.kind == "commitment"
    by = None if named_above else item.entry.by
    row = entry_content(replace(item.entry, due=None, tags=(), status=None, by=by), layout)
    if not told:
        return row
    return Content.assemble(row, (f"\n   {' · '.join(told)}", "$warning" if late else DIM))
