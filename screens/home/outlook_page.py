"""The text of the right side of the first screen."""

from dataclasses import replace
from datetime import date

from textual.content import Content

from data.carryover import Item, since_last_time
from data.outlook import Outlook
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.entry_content import entry_content, layout_for
from screens.widgets.entry_lines import EntryLayout

BLANK = Content("")


def outlook_page(outlook: Outlook, today: date, width: int) -> Content:
    """Return the whole pane's text, laid out for `width` cells."""
    lines: list[Content] = []
    if outlook.community.purpose:
        lines += [shown(outlook.community.purpose, DIM), Content("")]
    if outlook.next_date:
        lines += [
            Content.assemble(("Next session  ", DIM), f"{outlook.next_date:%a %d %b %Y}"),
            BLANK,
        ]
    if not outlook.items:
        lines.append(Content.styled("Nothing is owed. What people take on will stand here.", DIM))
    layout = layout_for((item.entry for item in outlook.items), width, compact=True)
    for group in since_last_time(outlook.items):
        lines.append(shown_line(group.title, "$accent"))
        lines += [item_rows(item, today, layout) for item in group.items]
        lines.append(BLANK)
    return Content("\n").join(lines)


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
