"""Pages in Markdown (CommonMark): what people said shows exactly as they said it."""

from collections.abc import Iterator, Sequence

from data.models.kinds import KIND_BY_ID
from data.reports.escape import escape, escape_lines
from data.reports.minutes import Minutes
from data.reports.outline import page_of
from data.reports.page import Line, Page, Section


def write(sessions: Sequence[Minutes]) -> str:
    """Return the minutes of the sessions, one after another."""
    return "\n".join(write_page(page_of(minutes)) for minutes in sessions)


def write_page(page: Page) -> str:
    """Return any page."""
    return "\n".join(_page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"# {escape(page.title)}"
    yield ""
    if page.notice:
        yield f"*{escape(page.notice)}*"
        yield ""
    for label, words in page.facts:
        yield f"- {escape(f'{label}: {words}')}"
    for section in page.sections:
        yield from section_lines(section)


def section_lines(section: Section) -> Iterator[str]:
    """Yield a heading and what stands under it."""
    yield ""
    remark = f" ({escape(section.remark)})" if section.remark else ""
    yield f"{'###' if section.sub else '##'} {escape(section.title)}{remark}"
    if section.lines:
        yield ""
    for line in section.lines:
        yield _line(line)


def _line(line: Line) -> str:
    indent = "  " * line.depth
    box = f"[{line.box}] " if line.box is not None else ""
    kind = KIND_BY_ID.get(line.kind or "note")
    word = f"*{kind.title}:* " if kind and kind.sigil else ""
    details = f" {escape('— ' + ' · '.join(line.details))}" if line.details else ""
    return f"{indent}- {box}{word}{escape_lines(line.text, f'{indent}  ')}{details}"
