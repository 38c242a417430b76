"""Pages as one HTML file each: nothing is fetched and nothing runs; made to be read and printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from data.models.kinds import KIND_BY_ID
from data.reports.minutes import Minutes
from data.reports.outline import page_of
from data.reports.page import Line, Page, Section
from data.reports.templating import OwnTemplate, filled

TEMPLATE = "page.html.j2"
"""Name of the template, of that which ships and of a community's own."""
_STATES = {" ": "open", "x": "done", "-": "dropped"}
_DAY = re.compile(r"\b(?:[A-Z][a-z]{2} )?\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?\b")
_BESIDE = 40
"""Characters of details that stand beside a text, in its own line."""
_SIGNS = {"open": "☐", "done": "☑", "dropped": "☒"}


def write(sessions: Sequence[Minutes], own: OwnTemplate | None = None) -> str:
    """Return the minutes of the sessions as one page, several with a list of them before."""
    communities = {minutes.document.community for minutes in sessions}
    name = f"{communities.pop()}: " if len(communities) == 1 else ""
    title = f"{name}{len(sessions)} sessions" if len(sessions) != 1 else ""
    return write_pages([page_of(minutes) for minutes in sessions], title, own)


def write_page(page: Page, own: OwnTemplate | None = None) -> str:
    """Return any page; `own` is the community's template, where it has one. InvalidTemplate."""
    return write_pages([page], own=own)


def write_pages(pages: Sequence[Page], title: str = "", own: OwnTemplate | None = None) -> str:
    """Return several pages in one file, under a title of their own. InvalidTemplate."""
    several = len(pages) != 1
    title = title or (f"{len(pages)} pages" if several else pages[0].title)
    shown = [_shown(page, f"page-{number}", 1 + several) for number, page in enumerate(pages, 1)]
    values = {"title": title, "pages": shown, "several": several}
    return filled(TEMPLATE, values, own)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with those that lie under it."""

    text: str
    details: tuple[str, ...]
    cells: tuple[str, ...]
    kind: str
    """A Kind.id; empty where the section says it, and for a plain note."""
    kind_title: str
    state: str
    """open, done or dropped; empty for what is not owed."""
    sign: str
    """The state as a picture."""
    below: bool
    """The details are long: they stand on a line of their own."""
    aside: bool = False
    """Nobody's own, such as how many more there are."""
    under: list[ShownLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A heading at its level, and what stands under it."""

    title: str
    remark: str
    level: int
    """Of the heading: 2 to 4, one below that of the page or of the section above."""
    sub: bool
    """Whether it is under the section above."""
    columns: tuple[str, ...]
    lines: list[ShownLine]
    empty: bool
    """Nothing stands under it, not even a section."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as the template takes it."""

    title: str
    level: int
    """Of its heading: 1 where it is alone."""
    anchor: str
    day: str
    """The date, where its facts tell one."""
    facts: tuple[tuple[str, str], ...]
    notice: str
    sections: list[ShownSection]


def _shown(page: Page, anchor: str, level: int) -> ShownPage:
    sections = list(_sections(page.sections, level + 1))
    day = dict(page.facts).get("Date", "")
    return ShownPage(page.title, level, anchor, day, page.facts, page.notice, sections)


def _sections(sections: Sequence[Section], level: int) -> Iterator[ShownSection]:
    for number, section in enumerate(map(_without_empty_columns, sections)):
        lines = _nested(section.lines)
        below = number + 1 < len(sections) and sections[number + 1].sub
        own_level = level + 1 if section.sub and number else level
        yield ShownSection(
            section.title,
            section.remark,
            own_level,
            own_level > level,
            section.columns,
            lines,
            empty=not lines and not (below and not section.sub),
        )


def _without_empty_columns(section: Section) -> Section:
    """Return it with the columns in which something stands; none where a line has no cells."""
    rows = [line.cells for line in section.lines]
    if not section.columns or not all(rows):
        return replace(section, columns=())
    kept = [place for place in range(len(section.columns) - 1) if any(row[place] for row in rows)]
    columns = (section.columns[0], *(section.columns[place + 1] for place in kept))
    lines = (
        replace(line, cells=tuple(line.cells[place] for place in kept)) for line in section.lines
    )
    return replace(section, columns=columns, lines=tuple(lines))


def _nested(lines: Iterable[Line]) -> list[ShownLine]:
    """Return the lines at the margin, each with those under it."""
    top: list[ShownLine] = []
    open_lists = [top]
    for line in lines:
        del open_lists[line.depth + 1 :]
        shown = _line(line)
        open_lists[-1].append(shown)
        open_lists.append(shown.under)
    return top


def _line(line: Line) -> ShownLine:
    kind = KIND_BY_ID.get(line.kind or "note")
    told = kind if kind and kind.sigil else None
    state = _STATES.get(line.box or "", "") if line.box is not None else ""
    title, name = (told.title, told.id) if told else ("", "")
    sign = _SIGNS.get(state, "")
    details, cells = tuple(map(_unbroken, line.details)), tuple(map(_unbroken, line.cells))
    below = len(" · ".join(details)) > _BESIDE
    return ShownLine(line.text, details, cells, name, title, state, sign, below, line.aside)


def _unbroken(words: str) -> str:
    """Return words in which no line ends within a day."""
    return _DAY.sub(lambda day: day[0].replace(" ", "\u00a0"), words)
