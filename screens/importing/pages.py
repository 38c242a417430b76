"""How past minutes look before they come in: a row for each session, and a page of one."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from data.importing.job import CHANGED, KNOWN, NEW, TWICE, Found, Look
from data.importing.past import Item
from data.importing.telling import STATES, counted_kinds, doubt_lines, people_told
from data.models.kinds import KIND_BY_ID
from screens.widgets.content import DIM, shown, shown_line

MOST_ITEMS = 400
"""Items of a session that a page shows; all of them come in."""
_GLYPHS = {NEW: "+", KNOWN: "✓", CHANGED: "≠", TWICE: "="}


def row(found: Found, *, left_out: bool) -> Content:
    """Return a session's row: its state, day, title and how much it says."""
    past = found.past
    day = past.date.isoformat() if past.date else "no day    "
    glyph = "·" if left_out else _GLYPHS.get(found.state, "·")
    count = f" ({len(past.items)})"
    told = Content.assemble(f"{glyph} {day}  ", shown_line(past.title), (count, DIM))
    return Content.styled(told.plain, DIM) if left_out or found.state != NEW else told


def page(found: Found) -> Content:
    """Return what was understood of a session, and then what was not."""
    past = found.past
    lines = [
        Content.styled(found.name, DIM),
        shown(f"Present: {people_told(past)}"),
        shown(counted_kinds(past.counts)),
    ]
    if found.state == KNOWN:
        lines.append(shown("It is in the store. With v it is reviewed.", "$success"))
    elif found.state != NEW:
        lines.append(shown(f"It does not come in: {STATES[found.state]}.", "$warning"))
    doubts = list(doubt_lines(past.doubts))
    if doubts:
        lines += [Content(""), Content.styled("Doubtful, or left out", "bold")]
        lines += [shown(line, "$warning" if line.startswith("?") else DIM) for line in doubts]
    lines += _items(found)
    return Content("\n").join(lines)


def _items(found: Found) -> Iterator[Content]:
    before: tuple[str, ...] = ()
    for item in found.past.items[:MOST_ITEMS]:
        if item.headings != before:
            before = item.headings
            yield Content("")
            yield shown(" › ".join(before) or "…", "bold")
        yield _item(item)
    more = len(found.past.items) - MOST_ITEMS
    if more > 0:
        yield Content.styled(f"… and {more:,} more, which come in too.", DIM)


def _item(item: Item) -> Content:
    kind = "" if item.kind == "note" else f"{KIND_BY_ID[item.kind].title}: "
    done = "done · " if item.done else ""
    names = ", ".join(item.owners) or item.by
    due = f" by {item.due}" if item.due else ""
    told = f" — {names}{due}" if names or due else ""
    return Content.assemble(
        (f"{item.line:>4} ", DIM),
        "  " * min(item.depth, 6),
        shown(f"{done}{kind}{item.text}"),
        shown(told, "$accent"),
    )


def skipped_words(found: Look) -> list[str]:
    """Return, in sentences, which files were passed over or could not be read."""
    failed = [f"{s.name}: {s.why}" for s in found.skipped if s.failed]
    passed = sum(not skipped.failed for skipped in found.skipped)
    return failed + ([f"{passed} passed over by name or kind"] if passed else [])
