"""Entries in a table, in calendars and in programs for tasks, read by csv, icalendar and others."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar

from tests.proof.past.raw import Kept, Row
from tests.proof.past.shell import Part

_FORMULA = tuple("=+-@＝＋－＠")
_SEVERAL = "; "


def hold_table(row: Part, where: str, kept: Sequence[Kept], audience: str, text: str) -> None:
    """Hold each cell of CSV to the entry that it tells of."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    wanted = [(each, entry) for each in kept for entry in each.told(audience)]
    told = [(r["session_id"], r["id"], r["kind"]) for r in rows]
    row.hold(told == [(k.id, e["id"], e["kind"]) for k, e in wanted], True, f"{where}: rows of CSV")
    live = sum(cell.lstrip().startswith(_FORMULA) for r in rows for cell in r.values())
    row.hold(live, 0, f"{where}: cells that a spreadsheet would compute")
    if where != "members":
        return
    for told_row, (each, entry) in zip(rows, wanted, strict=True):
        cells = _cells(each, entry)
        off = [name for name, cell in cells.items() if told_row[name] not in (cell, f"'{cell}")]
        row.hold(off, [], f"{where}: {entry['id']}")


def _cells(each: Kept, entry: Row) -> dict[str, str]:
    """Return what is known of an entry without lctui, as text."""
    phases = {phase["id"]: phase["title"] for phase in each.head["phases"]}
    return {
        "session": each.head["title"],
        "date": each.day,
        "phase": phases[entry["phase"]],
        "prompt": entry.get("prompt") or "",
        "text": entry["text"],
        "by": "" if entry.get("owners") and not entry.get("by") else entry.get("by") or "",
        "owners": _SEVERAL.join(entry.get("owners", ())),
        "due": entry.get("due") or "",
        "status": entry.get("status") or "",
        "tags": _SEVERAL.join(entry.get("tags", ())),
    }


def hold_calendar(row: Part, where: str, owed: Sequence[Row], text: str) -> None:
    """Hold the tasks in a calendar to what is owed."""
    todos = Calendar.from_ical(text).walk("VTODO")
    row.hold([str(t["uid"]) for t in todos] == [e["id"] for e in owed], True, f"{where}: iCalendar")


def hold_todo(row: Part, where: str, owed: Sequence[Row], todo: str, tasks: str) -> None:
    """Hold the lines of todo.txt and the tasks for Taskwarrior to what is owed."""
    row.hold(len(todo.splitlines()), len(owed), f"{where}: lines of todo.txt")
    wanted = [str(uuid5(NAMESPACE_URL, f"lctui:{entry['id']}")) for entry in owed]
    row.hold([task["uuid"] for task in json.loads(tasks)] == wanted, True, f"{where}: Taskwarrior")


def hold_tasks(row: Part, folder: Path, tasks: str) -> None:
    """Let Taskwarrior take the tasks in, where it is installed, and give them back."""
    if shutil.which("task") is None:
        return
    place = folder / "tasks"
    place.mkdir()
    (place / "taskrc").write_text(f"data.location={place}\nconfirmation=off\nhooks=off\n")
    (place / "tasks.json").write_text(tasks, encoding="utf-8")
    env = {"PATH": "/usr/bin:/bin", "HOME": str(place), "TASKRC": str(place / "taskrc")}
    for _ in range(2):
        subprocess.run(
            ["task", "import", str(place / "tasks.json")], env=env, check=True, capture_output=True
        )
    back = subprocess.run(
        ["task", "rc.verbose=nothing", "rc.gc=off", "export"],
        env=env,
        check=True,
        capture_output=True,
    )
    given = sorted((t["uuid"], t["description"], t["status"]) for t in json.loads(tasks))
    taken = sorted((t["uuid"], t["description"], t["status"]) for t in json.loads(back.stdout))
    row.hold(taken == given, True, "what Taskwarrior gives back")
