"""An entry as a row of any list: laid out like on the live screen, as Content."""

from collections.abc import Callable, Iterable
from datetime import datetime

from textual.content import Content

from data.models.records import Entry
from screens.widgets.content import shown
from screens.widgets.entry_lines import EntryLayout
from screens.widgets.short_names import ShortNames

STYLES = {
    "time": "$foreground 45%",
    "aside": "$foreground 55%",
    "who": "$primary",
    "due": "$accent",
    "hand": "$foreground 45%",
    "level": "$accent",
    "mark": "$accent bold",
    "unsaved": "$error bold",
    "note": "$foreground 35%",
    "learning": "$success bold",
    "open": "$primary bold",
    "promise": "$accent bold",
}
"""The style of each look of a span."""


def layout_for(
    entries: Iterable[Entry],
    width: int,
    *,
    local: Callable[[datetime], datetime] = datetime.astimezone,
    compact: bool = False,
    timed: bool = True,
) -> EntryLayout:
    """Return how these entries are laid out in lines of `width` cells."""
    names = ShortNames()
    names.learn(name for e in entries for name in (*e.owners, *([e.by] if e.by else [])))
    return EntryLayout(width, compact, local, names.of, timed=timed)


def entry_content(entry: Entry, layout: EntryLayout) -> Content:
    """Return the entry as lines of the layout's width."""
    lines = layout.lines(entry)
    return Content("\n").join(
        Content("").join(shown(span.text, STYLES.get(span.look, "")) for span in line)
        for line in lines
    )
