"""Minutes in Markdown (CommonMark): what people said shows exactly as they said it."""

from collections.abc import Iterator, Sequence

from data.models.kinds import KIND_BY_ID
from data.reports.escape import escape, escape_lines
from data.reports.minutes import Minutes
from data.reports.outline import Line, Section, facts_of, notice_of, sections_of


def write(sessions: Sequence[Minutes]) -> str:
    """Return the minutes of the sessions, one after another."""
    return "\n".join("\n".join(_session(minutes)) + "\n" for minutes in sessions)


def _session(minutes: Minutes) -> Iterator[str]:
    yield f"# {escape(minutes.document.title)}"
    yield ""
    if notice := notice_of(minutes):
        yield f"*{notice}*"
        yield ""
    for label, words in facts_of(minutes):
        yield f"- {escape(f'{label}: {words}')}"
    for section in sections_of(minutes):
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
