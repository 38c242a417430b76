"""One row of the list: what was promised, by when, how old, how often carried, from where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rich.cells import cell_len, set_cell_size

from data.capture.people import first_name
from data.ledger import Promise
from data.ledger_words import age_words, state_words
from data.models.levels import PRIVATE
from data.safe_text import one_line
from screens.live.since_rows import SIGNS
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened

LOOKS = ("mark", "text", "aside", "pressing", "told", "heading", "settled")
OVERDUE = "▲"
"""Stands before what is past its day, beside the word."""
MARKED, UNMARKED = "● ", "  "
_GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One thing told at the right of a row."""

    name: str
    cells: int
    least: int
    """Cells of the list from which on there is room for it."""


COLUMNS: tuple[Column, ...] = (
    Column("who", 16, 66),
    Column("when", 18, 0),
    Column("age", 9, 92),
    Column("carries", 4, 54),
    Column("session", 26, 118),
)
_SHORT = 13
"""Cells for when, where nothing that is listed has a day or an end."""


WIDE = 92
"""Cells of the list from which on there is room for whole names."""


def short_names(promises: Iterable[Promise]) -> dict[str, str]:
    """Return whom these are of by their first names, with what tells two of one name apart."""
    names = sorted({name for promise in promises for name in promise.whose})
    ways = [{name: way(name) for name in names} for way in (first_name, _with_initial)]
    counts = [Counter(way.values()) for way in ways]
    return {
        name: next((w[name] for w, n in zip(ways, counts, strict=True) if n[w[name]] == 1), name)
        for name in names
    }


def _with_initial(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name


def columns_for(promises: Iterable[Promise], called: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the columns that have something to tell of these; the words get what is saved.

    `called` are the names by which people are told, where they are told by others.
    """
    listed = tuple(promises)
    carried = any(promise.carries for promise in listed)
    dated = any(promise.entry.due or not promise.is_open for promise in listed)
    longest = max((cell_len(_names(promise, called)) for promise in listed), default=0)
    most = {
        "who": longest,
        **({} if dated else {"when": _SHORT}),
        **({} if carried else {"carries": 0}),
    }
    fitted = (
        replace(column, cells=min(column.cells, most.get(column.name, column.cells)))
        for column in COLUMNS
    )
    return tuple(column for column in fitted if column.cells)


def _names(promise: Promise, called: Mapping[str, str]) -> str:
    return one_line(", ".join(called.get(name, name) for name in promise.whose))


@dataclass(frozen=True, slots=True)
class RowLayout:
    """What is the same for all rows."""

    width: int
    today: date
    by: str
    """How they are gathered: what stands in the heading is not told again."""
    columns: tuple[Column, ...] = COLUMNS
    called: Mapping[str, str] = field(default_factory=dict)
    """The names by which people are told, where that are not their whole ones."""

    def heading(self, title: str, count: int) -> Iterator[Span]:
        """Yield what stands over some rows."""
        told = f"  {count}"
        yield Span(shortened(one_line(title), max(1, self.width - cell_len(told))), "heading")
        yield Span(told, "aside")

    def row(self, promise: Promise, *, marked: bool) -> Iterator[Span]:
        """Yield a row; the words have what the columns leave."""
        columns = [column for column in self.columns if self._tells(column)]
        taken = sum(column.cells + _GAP for column in columns)
        lock = "🔒 " if promise.entry.level == PRIVATE else ""
        room = max(4, self.width - len(MARKED) - taken)
        words = shortened(f"{lock}{one_line(promise.entry.text)}", room)
        yield Span(MARKED if marked else UNMARKED, "mark")
        yield Span(set_cell_size(words, room), "text" if promise.is_open else "settled")
        for column in columns:
            told, look = self._told(column.name, promise)
            yield Span(" " * _GAP, "text")
            yield Span(set_cell_size(shortened(told, column.cells), column.cells), look)

    def _tells(self, column: Column) -> bool:
        if column.name in (self.by, {"owner": "who"}.get(self.by)):
            return False
        return self.width >= max(column.least, 36)

    def _told(self, name: str, promise: Promise) -> tuple[str, str]:
        match name:
            case "who":
                return _names(promise, self.called), "aside"
            case "when":
                return self._when(promise)
            case "age":
                return age_words(promise.age(self.today)), "aside"
            case "carries":
                return f"×{promise.carries}" if promise.carries else "", "aside"
        return one_line(promise.title), "aside"

    def _when(self, promise: Promise) -> tuple[str, str]:
        """Return what presses, or what became of it."""
        if not promise.is_open:
            return f"{SIGNS.get(promise.state, '✓')} {state_words(promise)}", "told"
        late = promise.days_late(self.today)
        if late is None:
            return self._undated(promise), "aside"
        due = promise.entry.due or self.today
        if late > 0:
            return f"{OVERDUE} overdue {age_words(late)}", "pressing"
        if late == 0:
            return "due today", "pressing"
        return f"{due:%a} {due.day} {due:%b}{_year(due, self.today)}", "aside"

    def _undated(self, promise: Promise) -> str:
        if promise.entry.kind == "action":
            return "no date"
        if promise.entry.kind == "help":
            return f"{len(promise.offers)} offered" if promise.offers else "nobody yet"
        return "not told yet" if not promise.heard else "not tried yet"


def _year(day: date, today: date) -> str:
    return "" if day.year == today.year else f" {day.year}"
