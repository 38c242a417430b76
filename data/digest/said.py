"""What was said in a span, one thing at a time, with what came of it: what reports choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.capture.nameless import SOMEBODY
from data.capture.words import reason_in
from data.carryover import CLOSING, outcome_title
from data.digest.span import Span
from data.models.records import Entry
from data.redaction import is_tombstone
from data.reports.minutes import Minutes
from data.reports.page import Line
from data.reports.shape import EntryDocument
from data.reports.words import told_date
from data.safe_text import one_line

UNPLANNED = "unplanned"
"""The tag, or the phase of a format, under which is told what nobody had set out to reach."""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a report's material."""

    id: str
    kind: str
    text: str
    who: str
    """As it may be told; empty where it may not."""
    day: date
    """Of its session."""
    title: str
    """Of its session."""
    topic: str
    """Of its session; empty where it had none."""
    whom: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: str | None = None
    outcome: str = ""
    """What a later session heard came of it; an id of data.carryover.OUTCOMES."""
    note: str = ""
    """What surprised."""
    under: tuple[str, ...] = ()
    """What was noted under it."""
    unplanned: bool = False
    adopted: str | None = None
    times: int = 1
    """How often the very same was said; this is the last time."""

    @property
    def reason(self) -> str:
        """Why, where somebody said so; it stands in the text too."""
        return reason_in(self.text) or ""

    @property
    def telling(self) -> int:
        """How much it tells somebody who was not there: for whom, why, what came of it."""
        return 2 * bool(self.whom) + 2 * bool(self.reason) + bool(self.note) + bool(self.under)

    @property
    def settled(self) -> bool:
        """Nothing is asked of it any more."""
        return self.outcome in CLOSING or self.status in ("done", "dropped")

    @property
    def source(self) -> str:
        """Where it was said: `Home visits, Tue 3 Mar 2026`."""
        return f"{one_line(self.title)}, {told_date(self.day)}"

    @property
    def whom_told(self) -> str:
        """For whom it worked, as it reads: `for night shift fathers`."""
        every = ", ".join(whom.replace("-", " ").replace("_", " ") for whom in self.whom)
        return f"for {every}" if every else ""

    def line(self, *beside: str, kind: str | None = None) -> Line:
        """Return it as a line of a page; `beside` stands before its source."""
        outcome = outcome_title(self.kind, self.outcome) if self.outcome else ""
        note = f"“{one_line(self.note)}”" if self.note else ""
        again = f"said {self.times} times" if self.times > 1 else ""
        details = (self.who, self.whom_told, outcome, note, *beside, again, self.source)
        return Line(self.text, tuple(filter(None, details)), kind=kind)


def said_in(span: Span) -> tuple[Said, ...]:
    """Return everything said in a span, and of what was said before it what was heard in it.

    Of what was redacted nothing is left to tell.
    """
    found: dict[str, Said] = {}
    for minutes in span.minutes:
        found |= {one.id: one for one in _entries(minutes, span.notes)}
    for minutes in span.minutes:
        for item in minutes.items:
            if item.entry.id not in found and item.followup:
                heard = item.followup.outcome, item.followup.note
                found[item.entry.id] = _carried(item.entry, minutes, *heard)
    return tuple(one for one in found.values() if not is_tombstone(one.text))


def day_in(minutes: Minutes) -> date:
    """Return the day of a session."""
    document = minutes.document
    moment = document.started or document.planned_start or minutes.now
    return moment.date()


def _entries(minutes: Minutes, notes: Mapping[str, str]) -> Iterator[Said]:
    entries = minutes.document.entries
    for place, entry in enumerate(entries):
        tags = tuple(entry.tags)
        yield Said(
            id=entry.id,
            kind=entry.kind,
            text=entry.text,
            who=_who(", ".join(entry.owners) or minutes.voices.get(entry.id, "")),
            day=day_in(minutes),
            title=minutes.document.title,
            topic=minutes.document.topic or "",
            whom=tuple(entry.whom),
            tags=tags,
            status=entry.status,
            outcome=entry.outcome or "",
            note=notes.get(entry.id, ""),
            under=tuple(_under(entries, place)),
            unplanned=UNPLANNED in (entry.phase, *map(str.casefold, tags)),
            adopted=entry.adopted,
        )


def _who(told: str) -> str:
    """Return who said it; where nobody is told from another, no word for that on every line."""
    return "" if told == SOMEBODY else told


def _under(entries: Sequence[EntryDocument], place: int) -> Iterator[str]:
    """Yield what stands directly under an entry."""
    depth = entries[place].depth
    for entry in entries[place + 1 :]:
        if entry.depth <= depth:
            return
        if entry.depth == depth + 1:
            yield entry.text


def _carried(entry: Entry, minutes: Minutes, outcome: str, note: str) -> Said:
    return Said(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        who=_who(", ".join(entry.owners) or entry.by or ""),
        day=day_in(minutes),
        title=minutes.document.title,
        topic=minutes.document.topic or "",
        whom=entry.whom,
        tags=entry.tags,
        status=entry.status,
        outcome=outcome,
        note=note,
    )


def most_telling(said: Iterable[Said], most: int | None) -> tuple[tuple[Said, ...], int]:
    """Return what tells most to whoever was not there, then the newest; and how much is left.

    What was said several times in the same words stands once.
    """
    ordered = sorted(_once(said), key=lambda one: (one.telling, one.day), reverse=True)
    kept = tuple(ordered if most is None else ordered[:most])
    return kept, len(ordered) - len(kept)


def _once(said: Iterable[Said]) -> Iterable[Said]:
    found: dict[str, Said] = {}
    for one in said:
        words = one_line(one.text).casefold()
        before = found.get(words)
        found[words] = replace(one, times=before.times + 1) if before else one
    return found.values()
