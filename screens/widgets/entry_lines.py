"""How one entry is laid out in lines of a given width."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rich.cells import cell_len

from data.help_words import help_words
from data.models.ids import EntryId
from data.models.kinds import KIND_BY_ID
from data.models.levels import PRIVATE
from data.models.records import Entry
from data.safe_text import safe
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened, wrapped

FOLDED_TO = 12
"""Lines of an entry shown in the list; longer ones are opened to be read."""

_READ_AHEAD = 20_000
"""Characters looked at for those lines, so that a pasted book costs no more than a paragraph."""

_GAP = 2
"""Least cells between the text and what stands at its right."""

LOOKS = (
    *("mark", "time", "note", "learning", "open", "promise"),
    *("aside", "unsaved", "level", "who", "due", "hand"),
)
"""What a span may look like, besides plain `text`."""

GROUPS = {
    "note": "note",
    **dict.fromkeys(("insight", "success", "setback"), "learning"),
    **dict.fromkeys(("question", "help", "request", "parked"), "open"),
    **dict.fromkeys(("decision", "action", "commitment"), "promise"),
}
LEVELS = {PRIVATE: "🔒", "anon": "anonymous", "role": "role only"}
_STATUSES = {"done": "✓ done", "dropped": "dropped"}


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """What is the same for all entries of a list."""

    width: int
    """Cells of a line; 0 while that is not known, which takes no lines at all."""
    compact: bool
    """Leaves out the time, tags, whom it worked for, what is in the way and who can help."""
    local: Callable[[datetime], datetime]
    """Tells a moment in the session's zone."""
    called: Callable[[str], str]
    """What a person is called in a narrow column."""
    hands: bool = False
    """Says who wrote each entry down."""
    offered: Mapping[EntryId, tuple[str, ...]] = field(default_factory=dict)
    """Full names of those who offered to help, by call for help."""
    timed: bool = True
    """Tells when each was said; of past minutes nobody knows."""

    def lines(self, entry: Entry, *, unsaved: bool = False) -> list[list[Span]]:
        """Return the entry's lines, who and when at the right of the last one."""
        if not self.width:
            return []
        lead = list(self._lead(entry))
        indent = _cells(lead)
        width = max(4, self.width - indent)
        right = _fitted(self._right(entry, unsaved), width)
        aside = "" if self.compact else _tokens(entry)
        rows = _beside(_body(entry, aside, width, _cells(right) + _GAP), right, width)
        rows += [] if self.compact else self._below(entry, width)
        blank = Span(" " * indent, "text")
        return [[*lead, *rows[0]], *([blank, *row] for row in rows[1:])]

    def _below(self, entry: Entry, width: int) -> list[list[Span]]:
        """Return the line on what might get in the way and who helps, if there is anything."""
        told = help_words(entry, self.offered.get(entry.id, ()), short=True)
        return [[Span(shortened(_one_line(told), width), "aside")]] if told else []

    def _lead(self, entry: Entry) -> Iterator[Span]:
        yield Span("⚑" if entry.marked else " ", "mark")
        if self.timed and not self.compact:
            yield Span(f"{self.local(entry.at):%H:%M} ", "time")
        yield Span("  " * min(entry.depth, self.width // 8), "text")
        sigil = KIND_BY_ID[entry.kind].sigil if entry.kind in KIND_BY_ID else ""
        yield Span(f"{sigil or '·'} ", GROUPS.get(entry.kind, "note"))

    def _right(self, entry: Entry, unsaved: bool) -> Iterator[Span]:
        if unsaved:
            yield Span("✗ not saved yet", "unsaved")
        if entry.status in _STATUSES:
            yield Span(_STATUSES[entry.status], "aside")
        if entry.level in LEVELS:
            yield Span(LEVELS[entry.level], "level")
        if people := ", ".join(self.called(name) for name in entry.owners):
            yield Span(_one_line(f"→ {people}"), "who")
        elif entry.by:
            yield Span(_one_line(self.called(entry.by)), "who")
        if entry.due:
            year = "" if entry.due.year == entry.at.year else f" {entry.due.year}"
            yield Span(f"{entry.due.day} {entry.due:%b}{year}", "due")
        if self.hands and entry.captured_by and entry.level != "anon":
            yield Span(_one_line(f"✎ {self.called(entry.captured_by)}"), "hand")


def _tokens(entry: Entry) -> str:
    """Return whom it worked for and the tags, those apart that stand among the words already."""
    words = entry.text[:_READ_AHEAD].split() if entry.tags else ()
    tags = (f"#{tag}" for tag in entry.tags)
    whom = f"· for {', '.join(entry.whom)}" if entry.whom else ""
    return _one_line(" ".join([*([whom] if whom else []), *(t for t in tags if t not in words)]))


def _body(entry: Entry, aside: str, width: int, right: int) -> list[list[Span]]:
    """Return the text's lines, the last with `right` cells to spare where that can be had."""
    if entry.redacted:
        return [[Span(shortened(_one_line(entry.text), width), "aside")]]
    said = safe(entry.text[:_READ_AHEAD]).expandtabs(4)
    whole = f"{said} {aside}" if aside and said else said + aside
    lines = list(wrapped(whole, width))
    if len(lines) <= FOLDED_TO:
        return list(_looks(_with_room(lines, width - right), whole, len(said) + 1))
    shown = lines[: FOLDED_TO - 1]
    unread = entry.text[_READ_AHEAD:]
    more = len(lines) - len(shown) + unread.count("\n") + len(unread) // width
    note = Span(f"… {more:,} more lines, Enter opens", "aside")
    return [*_looks(shown, whole, len(said) + 1), [note]]


def _one_line(text: str) -> str:
    return " ".join(safe(text).split())


def _looks(lines: Iterable[str], whole: str, said: int) -> Iterator[list[Span]]:
    """Tell what was said, the first `said` characters, from the tags behind it."""
    position = 0
    for line in lines:
        cut = max(0, said - position)
        tail = line[cut:].rstrip()
        yield [Span(line[:cut] if tail else line[:cut].rstrip(), "text"), Span(tail, "aside")]
        position += len(line)
        position += whole[position : position + 1] == "\n"


def _with_room(lines: list[str], room: int) -> list[str]:
    """Return the lines, the last word moved to one more where the last is wider than `room`."""
    if room < 12 or cell_len(lines[-1].rstrip()) <= room:
        return lines
    *before, last = lines
    cut = last.rstrip().rfind(" ") + 1
    moved = cut and cell_len(last[cut:].rstrip()) <= room
    return [*before, *([last[:cut], last[cut:]] if moved else wrapped(last, room))]


def _beside(rows: list[list[Span]], right: list[Span], width: int) -> list[list[Span]]:
    """Put `right` at the end of the last line, or of one more where it does not fit there."""
    if not right:
        return rows
    if _cells(rows[-1]) + _GAP + _cells(right) > width:
        rows = [*rows, []]
    gap = Span(" " * (width - _cells(right) - _cells(rows[-1])), "text")
    return [*rows[:-1], [*rows[-1], gap, *right]]


def _fitted(spans: Iterable[Span], width: int) -> list[Span]:
    """Return the spans with a space between them, those at the end cut where there is no room."""
    fitted: list[Span] = []
    for span in spans:
        room = width - _cells(fitted) - bool(fitted)
        if room > 0 and span.text:
            if fitted:
                fitted[-1] = fitted[-1]._replace(text=f"{fitted[-1].text} ")
            fitted.append(span._replace(text=shortened(span.text, room)))
    return fitted


def _cells(spans: Iterable[Span]) -> int:
    return sum(cell_len(span.text) for span in spans)
