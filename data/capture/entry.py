"""From a line to an entry, and what later lines and second thoughts make of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from data.capture.grammar import read_line
from data.capture.line import Line
from data.capture.nameless import no_names, without_names
from data.capture.people import EVERYONE, People
from data.capture.tokens import LEVELS
from data.capture.words import read_words, reason_in
from data.models.ids import EntryId, PhaseId
from data.models.records import Entry
from data.safe_text import safe

_MENDABLE = ("kind", "by", "owners", "due", "tags", "whom", "level", "marked")
"""What a mended line may say anew, besides its text."""


def entry_of(
    line: Line,
    *,
    id: EntryId,
    at: datetime,
    phase: PhaseId | None = None,
    prompt: str | None = None,
    captured_by: str | None = None,
) -> Entry:
    """Return the line as an entry; of a nameless one neither the line nor its scribe is told."""
    return Entry(
        id=id,
        kind=line.kind,
        text=line.text,
        at=at,
        phase=phase,
        prompt=prompt,
        by=line.by,
        owners=line.owners,
        due=line.due,
        status=_status(line.kind),
        tags=line.tags,
        whom=line.whom,
        because=line.because,
        level=line.level,
        typed=None if line.nameless else line.typed,
        captured_by=None if line.nameless else captured_by,
        marked=line.marked,
        depth=line.depth,
    )


def continued(entry: Entry, line: Line, people: People) -> Entry:
    """Return the entry with what a `...` line adds: its words, and all that its tokens say."""
    text = entry.text if line.wordless else f"{entry.text} {line.text}"
    owes = entry.kind == "action"
    longer = replace(
        entry,
        text=text,
        typed=f"{entry.typed}\n{line.typed}",
        by=entry.by if owes else entry.by or next(iter(line.named), None),
        owners=_once(entry.owners, line.named) if owes else (),
        due=line.due or entry.due,
        tags=_once(entry.tags, line.tags),
        whom=_once(entry.whom, line.whom),
        because=reason_in(text),
        level=next((level for level in LEVELS if level in (entry.level, line.level)), "named"),
        marked=entry.marked or line.marked,
    )
    if line.nameless or is_nameless(entry):
        return _without_names(longer, people, line)
    return longer if entry.typed is not None else replace(longer, typed=None)


def mended(entry: Entry, old: str, new: str, people: People, today: date) -> Entry:
    """Return the entry with `new` for the first `old`, read again; the same one without any `old`.

    What was changed by other means since it was typed stays as it is.
    """
    new = safe(new)
    if entry.typed is None or old not in entry.typed:
        text = entry.text.replace(old, _said(new, entry, people, today), 1)
        return entry if text == entry.text else replace(entry, text=text, because=reason_in(text))
    typed = entry.typed.replace(old, new, 1)
    before, after = (read_line(line, people, today) for line in (entry.typed, typed))
    text = after.text if entry.text == before.text else entry.text.replace(old, new, 1)
    told = {name: (getattr(before, name), getattr(after, name)) for name in _MENDABLE}
    changes = {name: now for name, (then, now) in told.items() if now != then}
    again = replace(entry, text=text, typed=typed, because=reason_in(text), **changes)
    if again.kind != entry.kind:
        again = replace(again, status=_status(again.kind))
    return _without_names(again, people, after) if after.nameless else again


def turned_into(entry: Entry, kind_id: str, people: People) -> Entry:
    """Return the entry as one of another kind: who said a thing, or is named in it, owes it."""
    if kind_id == entry.kind:
        return entry
    by = entry.by
    owners: tuple[str, ...] = ()
    if kind_id == "action":
        who, day = people.and_the_group, entry.at.date()
        named = read_line(entry.typed, who, day).named if entry.typed else ()
        owners = _once((by,) if by else (), named)
    else:
        by = by or next((owner for owner in entry.owners if owner != EVERYONE), None)
    return replace(entry, kind=kind_id, by=by, owners=owners, status=_status(kind_id))


def _status(kind: str) -> str | None:
    return "open" if kind == "action" else None


def is_nameless(entry: Entry) -> bool:
    """Say whether neither who said it nor who captured it may ever be told."""
    return entry.typed is None and entry.captured_by is None and not (entry.by or entry.owners)


def _said(new: str, entry: Entry, people: People, today: date) -> str:
    """Return the new words as they may stand in the entry's text."""
    if not is_nameless(entry):
        return new
    return without_names(read_words(new, people, today).text, people)


def _without_names(entry: Entry, people: People, line: Line) -> Entry:
    """Return the entry with no name in it and no sign of who captured it."""
    text = without_names(entry.text, people, line.strangers)
    nobody = replace(entry, text=text, by=None, owners=(), typed=None, captured_by=None)
    tags, whom = no_names(entry.tags, people), no_names(entry.whom, people)
    return replace(nobody, because=reason_in(text), tags=tags, whom=whom)


def _once(*values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for some in values for value in some))
