"""What a person decides on lines of past minutes before they come in: of which kind a line is, that
it stays out, that one which was left out comes in.

It is kept by the words of a line and not by its place, so that it holds when files are read again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from data.capture.line import Line
from data.capture.people import People
from data.importing.due_said import due_said
from data.importing.past import LEFT_OUT, Doubt, Item, PastSession

BY_HAND = "left out by hand"
"""Why a line stays out that was understood."""


class Spot(NamedTuple):
    """Which line of which minutes is meant."""

    path: str
    place: int
    text: str
    nth: int
    """Which of the lines of those words in that session it is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of minutes as it would come in, and why it does not."""

    spot: Spot
    item: Item
    why: str = ""
    """Why it stays out; empty where it comes in."""
    decided: bool = False
    """A person said so."""
    left: str = ""
    """Why it was left out before anybody decided; empty where it was not."""


class Decided:
    """What was decided, over all sessions of the minutes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kinds: dict[Spot, str] = {}
        self._lines: dict[Spot, Line] = {}
        """What was typed in place of a line."""
        self._turned: set[Spot] = set()
        """Lines that come in though they were left out, or stay out though they were not."""
        self.days: dict[str, date] = {}
        """The days of minutes that tell none, by their path."""
        self.out: set[tuple[str, int]] = set()
        """Sessions that are left out, by their path and place in it."""

    def make(self, row: Row, kind: str) -> None:
        """Take a line as one of that kind; one that was left out comes in with it."""
        self._kinds[row.spot] = kind
        if row.why:
            self._turned ^= {row.spot}

    def say(self, row: Row, line: Line) -> None:
        """Take what was typed in place of a line; one that was left out comes in with it."""
        self._lines[row.spot] = line
        self._kinds.pop(row.spot, None)
        if row.why:
            self._turned ^= {row.spot}

    def turn(self, row: Row) -> None:
        """Leave a line out, or take one in that was left out."""
        self._turned ^= {row.spot}

    def rows(self, past: PastSession) -> list[Row]:
        """Return all lines of a session as it was understood, in their order, with those left out.

        A line that was left out stands under the headings of the one before it.
        """
        said: Counter[str] = Counter()
        rows = [self._row(past, item, said) for item in past.items]
        left = [doubt for doubt in past.doubts if doubt.why in LEFT_OUT and doubt.what]
        for doubt in sorted(left, key=lambda doubt: doubt.line):
            at = next((n for n, r in enumerate(rows) if r.item.line > doubt.line), len(rows))
            headings = rows[at - 1].item.headings if at else ()
            item = Item("note", doubt.what, doubt.line, last=doubt.line, headings=headings)
            rows.insert(at, self._row(past, item, said, doubt.why))
        return rows

    def _row(self, past: PastSession, item: Item, said: Counter[str], left: str = "") -> Row:
        spot = Spot(past.path, past.place, item.text, said[item.text])
        said[item.text] += 1
        turned = spot in self._turned
        why = "" if turned == bool(left) else left or BY_HAND
        if typed := self._lines.get(spot):
            item = as_typed(item, typed)
        kind = self._kinds.get(spot, item.kind)
        decided = turned or spot in self._kinds or typed is not None
        return Row(spot, as_kind(item, kind, past), why, decided, left)

    def applied(self, past: PastSession) -> PastSession:
        """Return a session as it comes in, out of what was understood."""
        rows = self.rows(past)
        if not any(row.decided for row in rows):
            return past
        came = Counter(
            Doubt(r.item.line, r.spot.text, r.left) for r in rows if r.left and not r.why
        )
        doubts = list((Counter(past.doubts) - came).elements())
        doubts += [Doubt(r.item.line, r.item.text, BY_HAND) for r in rows if r.why == BY_HAND]
        return replace(
            past,
            items=tuple(row.item for row in rows if not row.why),
            doubts=tuple(sorted(doubts, key=lambda doubt: doubt.line)),
        )


def as_typed(item: Item, line: Line) -> Item:
    """Return an item as a typed line says it, where it stands."""
    owes = line.kind == "action"
    return replace(
        item,
        kind=line.kind,
        text=line.text,
        by="" if owes else line.by or "",
        owners=line.owners if owes else (),
        due=line.due,
        done=item.done and owes,
        tags=line.tags,
        level=line.level,
    )


def line_of_item(item: Item, past: PastSession) -> str:
    """Return the line that says what an item does, as one would type it."""
    from data.capture.spelled import line_for
    from data.importing.records import entry_of
    from data.models.ids import EntryId, PhaseId

    day = past.date or date.min
    moment = datetime.combine(day, time(), UTC)
    entry = entry_of(item, EntryId("line"), moment, (PhaseId("h1"), ""))
    return line_for(entry, people_in(past), day)


def people_in(past: PastSession) -> People:
    """Return who can be named in a line: who is on the roll, and who owes or said something."""
    named = [person.name for person in past.people]
    named += [name for item in past.items for name in (*item.owners, item.by) if name]
    return People(tuple(dict.fromkeys(named)))


def as_kind(item: Item, kind: str, past: PastSession) -> Item:
    """Return an item as one of another kind: who said an action owes it, and the other way round.

    No name is lost: where several owed it and one can have said it, they stay in the text.
    """
    if kind == item.kind:
        return item
    if kind == "action":
        due = item.due or (due_said(item.text, past.date) if past.date else None)
        return replace(item, kind=kind, owners=(item.by,) if item.by else (), by="", due=due)
    by = item.by or (item.owners[0] if len(item.owners) == 1 else "")
    text = item.text if by or not item.owners else f"{item.text} ({', '.join(item.owners)})"
    return replace(item, kind=kind, text=text, by=by, owners=(), done=False)
