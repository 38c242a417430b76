"""How past minutes look before they come in: a row for each session, and a page of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from data.importing.deciding import BY_HAND, Row
from data.importing.found import CHANGED, KNOWN, NEW, TWICE, Found, Look
from data.importing.past import LEFT_OUT
from data.importing.telling import (
    STATES,
    counted_kinds,
    doubt_lines,
    earlier_told,
    people_told,
)
from data.models.kinds import KIND_BY_ID
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.entry_lines import LEVELS

MOST_LINES = 400
"""Lines of a session that a page shows; all of them come in."""
UNSURE = Content.styled("\nDoubtful", "bold")
"""The heading of what is doubtful; what was left out stands among the lines."""
_GLYPHS = {NEW: "+", KNOWN: "✓", CHANGED: "≠", TWICE: "="}


def row(found: Found, *, left_out: bool) -> Content:
    """Return a session's row: its state, day, title and how much it says."""
    past = found.past
    day = past.date.isoformat() if past.date else "no day    "
    glyph = "·" if left_out else _GLYPHS.get(found.state, "·")
    count = f" ({len(past.items)})"
    told = Content.assemble(f"{glyph} {day}  ", shown_line(past.title), (count, DIM))
    return Content.styled(told.plain, DIM) if left_out or found.state != NEW else told


def head_of(found: Found) -> Content:
    """Return what there is to know of a session before its lines."""
    past = found.past
    lines = [
        Content.styled(found.name, DIM),
        shown(f"Present: {people_told(past)}"),
        shown(counted_kinds(past.counts)),
    ]
    if again := earlier_told(found):
        lines.append(shown(again))
    if found.state == KNOWN:
        lines.append(shown("It is in the store. With v it is reviewed.", "$success"))
    elif found.state != NEW:
        lines.append(shown(f"It does not come in: {STATES[found.state]}.", "$warning"))
    return Content("\n").join(lines)


def unsure_lines(found: Found) -> Iterator[Content]:
    """Yield what is doubtful about what comes in."""
    unsure = [doubt for doubt in found.past.doubts if doubt.why not in (*LEFT_OUT, BY_HAND)]
    yield from (shown(line, "$warning") for line in doubt_lines(unsure))


def heading_of(headings: tuple[str, ...]) -> Content:
    """Return the headings above lines."""
    return Content.assemble("\n", shown(" › ".join(headings) or "Under no heading", "bold"))


def more_than(count: int) -> Content:
    """Return that there are more lines than are shown."""
    return Content.styled(f"… and {count:,} more, which come in too.", DIM)


def line_of(row: Row, earlier: date | None) -> Content:
    """Return one line: what it is, whose, and why it stays out where it does."""
    item = row.item
    number = (f"{item.line:>4} {'✎ ' if row.decided else ''}", DIM)
    if row.why:
        return Content.assemble(number, shown(f"· {item.text} ({row.why})", DIM))
    kind = "" if item.kind == "note" else f"{KIND_BY_ID[item.kind].title}: "
    done = "done · " if item.done else ""
    level = f"{LEVELS[item.level]} " if item.level in LEVELS else ""
    names = ", ".join(item.owners) or item.by
    due = f" by {item.due}" if item.due else ""
    told = f" — {names}{due}" if names or due else ""
    return Content.assemble(
        number,
        "  " * min(item.depth, 6),
        shown(f"{level}{done}{kind}{item.text}"),
        shown(told, "$accent"),
        (f" · said on {earlier}" if earlier and item.kind == "action" else "", DIM),
    )


def skipped_words(found: Look) -> list[str]:
    """Return, in sentences, which files were passed over or could not be read."""
    failed = [f"{s.name}: {s.why}" for s in found.skipped if s.failed]
    passed = sum(not skipped.failed for skipped in found.skipped)
    return failed + ([f"{passed} passed over by name or kind"] if passed else [])
