"""Taskwarrior takes what is owed and gives it back."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from data.reports import taskwarrior
from data.reports.minutes import Minutes
from tests.clients.conftest import Program
from tests.data.report_sample import closed_minutes

FIELDS = ("description", "status", "entry", "end", "due", "project", "annotations")


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a Taskwarrior that is new."""
    (tmp_path / "tasks").mkdir()
    settings = f"data.location={tmp_path}/tasks\nconfirmation=off\nhooks=off\n"
    (tmp_path / "taskrc").write_text(settings)
    return {"TASKRC": str(tmp_path / "taskrc"), "TASKDATA": str(tmp_path / "tasks")}


def tasks_in(text: str) -> dict[str, dict[str, Any]]:
    """Return tasks by their ids, without how urgent they are, which grows with the hour."""
    return {task["uuid"]: {**task, "urgency": 0} for task in json.loads(text)}


def test_tasks_come_back_equal_and_a_second_import_changes_nothing(
    program: Program, tmp_path: Path, place: dict[str, str], nasty: Minutes
) -> None:
    written = taskwarrior.write([closed_minutes(), nasty])
    path = tmp_path / "tasks.json"
    path.write_text(written, encoding="utf-8")
    program("task", "import", path, **place)
    back = program("task", "rc.verbose=nothing", "rc.gc=off", "export", **place)
    given, taken = tasks_in(written), tasks_in(back)
    assert given.keys() == taken.keys()
    (said,) = {task["modified"] for task in json.loads(taskwarrior.write([nasty]))}
    assert said in {task["modified"] for task in taken.values()}
    for name, task in given.items():
        assert {f: taken[name].get(f) for f in FIELDS} == {f: task.get(f) for f in FIELDS}
        assert sorted(taken[name]["tags"]) == sorted(task["tags"])
    program("task", "import", path, **place)
    again = program("task", "rc.verbose=nothing", "rc.gc=off", "export", **place)
    counted = Counter(task["uuid"] for task in json.loads(written))
    twice = [name for name, count in counted.items() if count > 1]  # the two samples share ids
    for tasks in (both := (taken, tasks_in(again))):
        for name in twice:
            tasks[name]["modified"] = "when the other was taken in"
    assert both[0] == both[1]
