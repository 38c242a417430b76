"""Pages in plain text, 78 columns wide, for a mail or a terminal."""

from collections.abc import Iterator, Sequence

from data.models.kinds import KIND_BY_ID
from data.reports.minutes import Minutes
from data.reports.outline import page_of
from data.reports.page import Line, Page, Section
from data.reports.wrapping import cells, wrap

WIDTH = 78


def write(sessions: Sequence[Minutes]) -> str:
    """Return the minutes of the sessions, one after another."""
    return "\n\n".join(write_page(page_of(minutes)) for minutes in sessions)


def write_page(page: Page) -> str:
    """Return any page."""
    return "\n".join(_page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield from _heading(page.title, "=")
    yield ""
    if page.notice:
        yield from wrap(" ".join(page.notice.split("\n")), WIDTH)
        yield ""
    for label, words in page.facts:
        yield from _hung(f"{label}: ", words, indent=2)
    for section in page.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield ""
    remark = f" ({section.remark})" if section.remark else ""
    yield from _heading(f"{section.title}{remark}", "" if section.sub else "-")
    for line in section.lines:
        yield from _line(line)


def _heading(title: str, rule: str) -> Iterator[str]:
    lines = wrap(" ".join(title.split("\n")), WIDTH)
    yield from lines
    if rule:
        yield rule * min(WIDTH, max(map(cells, lines)))


def _line(line: Line) -> Iterator[str]:
    indent = "  " * (line.depth + 1)
    box = f"[{line.box}] " if line.box is not None else ""
    kind = KIND_BY_ID.get(line.kind or "note")
    word = f"{kind.title}: " if kind and kind.sigil else ""
    details = f" — {' · '.join(line.details)}" if line.details else ""
    yield from _hung(f"{indent}- ", f"{box}{word}{line.text}{details}", indent=len(indent) + 2)


def _hung(mark: str, text: str, indent: int) -> Iterator[str]:
    """Give the text behind its mark, every further line behind `indent` blanks."""
    lines = [wrapped for line in text.split("\n") for wrapped in wrap(line, WIDTH - indent)]
    yield f"{mark}{lines[0]}".rstrip()
    yield from (f"{' ' * indent}{line}".rstrip() for line in lines[1:])
