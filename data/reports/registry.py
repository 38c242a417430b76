"""The formats that sessions are exported to. A new one is a new file and a row here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.reports import json_text, markdown, text
from data.reports.minutes import Minutes


@dataclass(frozen=True, slots=True)
class Report:
    """One format of export."""

    id: str
    """As `export --to` takes it, and the ending of the file's name."""
    title: str
    """As it is offered on screen."""
    write: Callable[[Sequence[Minutes]], str]
    """From the minutes of sessions, in their order, to the text of one file."""


REPORTS: dict[str, Report] = {
    report.id: report
    for report in (
        Report("md", "Minutes in Markdown", markdown.write),
        Report("txt", "Minutes in plain text", text.write),
        Report("json", "Everything, as JSON", json_text.write),
    )
}
