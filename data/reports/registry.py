"""The formats that sessions are exported to. A new one is a new file and a row here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.reports import csv_text, html, ics, json_text, markdown, taskwarrior, text, todotxt
from data.reports.minutes import Minutes


@dataclass(frozen=True, slots=True)
class Report:
    """One format of export."""

    id: str
    """As `export --to` takes it."""
    title: str
    """As it is offered on screen."""
    write: Callable[[Sequence[Minutes]], str]
    """From the minutes of sessions, in their order, to the text of one file."""
    endings: tuple[str, ...]
    """Of the names of its files; the first is the usual one."""


REPORTS: dict[str, Report] = {
    report.id: report
    for report in (
        Report("md", "Minutes in Markdown", markdown.write, (".md", ".markdown")),
        Report("html", "Minutes as a page to read, print or mail", html.write, (".html", ".htm")),
        Report("txt", "Minutes in plain text", text.write, (".txt", ".text")),
        Report("json", "Everything, as JSON", json_text.write, (".json",)),
        Report("csv", "Entries as a table", csv_text.write, (".csv",)),
        Report("ics", "Tasks and the next session, for calendars", ics.write, (".ics",)),
        Report("taskwarrior", "Tasks for Taskwarrior", taskwarrior.write, (".task.json",)),
        Report("todotxt", "Tasks as todo.txt", todotxt.write, (".todo.txt", ".todotxt")),
    )
}

ENDINGS: dict[str, str] = dict(
    sorted(
        ((ending, report.id) for report in REPORTS.values() for ending in report.endings),
        key=lambda pair: -len(pair[0]),
    )
)
"""The format that an ending asks for, the longest first: `.todo.txt` is no `.txt`."""
