"""One entry as a row of a list: what kind, what, who, when."""

from textual.content import Content

from data.models.kinds import KIND_BY_ID
from data.models.records import Entry
from screens.widgets.content import shown


def glyph(entry: Entry) -> str:
    """Return the entry's kind as one character; its sigil, a dot for a note."""
    kind = KIND_BY_ID.get(entry.kind)
    return kind.sigil if kind and kind.sigil else "·"


def entry_row(entry: Entry, *, missing: tuple[str, ...] = ()) -> Content:
    """Return the row; what is `missing` is said in words beside it."""
    told = " · ".join(remarks(entry))
    lacking = "  " + " ".join(f"no {name} yet" for name in missing) if missing else ""
    return Content.assemble(
        "  " * entry.depth,
        (f"{glyph(entry)} ", "$primary"),
        shown(entry.text.replace("\n", "\n  ")),
        (f"  {told}" if told else "", "$text-muted"),
        (lacking, "$warning"),
    )


def remarks(entry: Entry) -> list[str]:
    """Return what stands beside an entry's text: people, date, status, confidence."""
    status = {"done": "✓ done", "dropped": "dropped"}.get(entry.status or "")
    level = {"private": "🔒 private", "anon": "without a name", "role": "role only"}.get(
        entry.level
    )
    return [
        *([status] if status else []),
        *([f"→ {', '.join(entry.owners)}"] if entry.owners else []),
        *([entry.by] if entry.by and entry.kind != "action" else []),
        *([f"due {entry.due:%a %d %b %Y}"] if entry.due else []),
        *([f"for {', '.join(entry.whom)}"] if entry.whom else []),
        *([" ".join(f"#{tag}" for tag in entry.tags)] if entry.tags else []),
        *([level] if level else []),
        *(["@@"] if entry.marked else []),
    ]
