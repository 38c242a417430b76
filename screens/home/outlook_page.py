"""The text of the right side of the first screen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from textual.content import Content

from data.backlog import Wish
from data.carryover import STILL_ALIVE, Item, since_last_time
from data.help_words import help_words
from data.moments import tell_day
from data.outlook import Outlook
from data.timetable import is_missed, tell_start
from screens.widgets.content import DIM, cut, shown, shown_line
from screens.widgets.entry_content import entry_content, layout_for
from screens.widgets.entry_lines import EntryLayout
from screens.widgets.wrapping import wrapped

BLANK = Content("")
MOST = 30
"""Rows of a kind that are shown; the session itself shows all."""
SIGN = 3
"""Cells that the sign before an item takes, with the space behind it."""
LONGEST = 200
"""Characters of a wish that are shown."""


def outlook_page(outlook: Outlook, now: datetime, width: int) -> Content:
    """Return the whole pane's text, laid out for `width` cells."""
    today = now.astimezone().date()
    lines: list[Content] = []
    if outlook.community.purpose:
        lines += [shown(outlook.community.purpose, DIM), Content("")]
    lines += next_session(outlook, now)
    if not outlook.items:
        lines.append(Content.styled("Nothing is owed. What people take on will stand here.", DIM))
    wishes = {wish.id for wish in outlook.wishes}
    owed = [item for item in outlook.items if item.entry.id not in wishes]
    counts = Counter(item.entry.kind for item in owed)
    groups = since_last_time(_first_of_each_kind(owed))
    layout = layout_for(
        (item.entry for group in groups for item in group.items), width, compact=True
    )
    for group, after in zip(groups, (*groups, None)[1:], strict=True):
        lines.append(shown_line(group.title, "$accent"))
        lines += [item_rows(item, today, layout) for item in group.items]
        if after is None or after.kind != group.kind:
            lines += _and_more(counts[group.kind])
        lines.append(BLANK)
    if outlook.wishes:
        lines.append(shown_line("Learning backlog", "$accent"))
        lines += [wish_rows(wish, width) for wish in outlook.wishes[:MOST]]
        lines += _and_more(len(outlook.wishes))
    return Content("\n").join(lines)


def _first_of_each_kind(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what is shown; commitments stand by person, and are counted over all groups."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item.entry.kind] += 1
        if seen[item.entry.kind] <= MOST:
            yield item


def _and_more(count: int) -> list[Content]:
    return [Content.styled(f"   and {count - MOST:,} more", DIM)] if count > MOST else []


def wish_rows(wish: Wish, width: int) -> Content:
    """Return one wish of the backlog: its words, then its votes and where it comes from."""
    votes = "" if not wish.votes else f"{wish.votes} vote{'s' if wish.votes > 1 else ''}"
    told = " · ".join(filter(None, (votes, wish.lineage)))
    return Content.assemble(
        (" ~ ", "$primary bold"),
        _hung(shown_line(cut(wish.text, LONGEST)).plain, width),
        "\n   ",
        _hung(told, width, DIM),
    )


def _hung(text: str, width: int, style: str = "") -> Content:
    """Return the text in lines that all begin behind an item's sign, the first one as it is."""
    lines = (line.rstrip() for line in wrapped(text, width - SIGN))
    return Content(f"\n{' ' * SIGN}").join(shown_line(line, style) for line in lines)


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
    year = f" {due.year}" if due and due.year != today.year else ""
    told = [f"{'was due' if late else 'due'} {due:%a %d %b}{year}"] if due else []
    told += filter(None, (item.carries_in_words, help_words(item.entry, item.offers, short=True)))
    told += [STILL_ALIVE] if item.still_alive_question else []
    named_above = item.entry.kind == "commitment"
    by = None if named_above else item.entry.by
    row = entry_content(replace(item.entry, due=None, tags=(), status=None, by=by), layout)
    if not told:
        return row
    below = _hung(" · ".join(told), layout.width, "$warning" if late else DIM)
    return Content.assemble(row, "\n   ", below)
