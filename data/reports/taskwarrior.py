"""Actions and commitments as JSON for `task import`, which may be repeated: each task is one.

Source of the limits: tried on Taskwarrior 2.6.2, which ends on an empty description, on a date or
id that it cannot read, and takes nothing then; which writes back escaped characters as what is no
UTF-8; and which reads its own spelling of a bracket wherever it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from data.reports.owed import WORDLESS, Owed, owed_in
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.reports.minutes import Minutes

_STATUS = {"open": "pending", "done": "completed", "dropped": "deleted"}
_NOT_IN_TAGS = re.compile(r"[^\w.-]+")
_BRACKETS = {"&open;": "[", "&close;": "]", "&dquot;": '"'}


def write(sessions: Sequence[Minutes]) -> str:
    """Return the tasks of all sessions as one list."""
    tasks = [_task(owed) for minutes in sessions for owed in owed_in(minutes)]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _task(owed: Owed) -> dict[str, Any]:
    entry = owed.entry
    task: dict[str, Any] = {
        "uuid": str(uuid5(NAMESPACE_URL, f"lctui:{entry.id}")),
        "description": _told(entry.text) or WORDLESS,
        "status": _STATUS[owed.state],
        "entry": _stamp(owed.said),
        "modified": _stamp(owed.changed),
    }
    if owed.settled:
        task["end"] = _stamp(owed.settled)
    if owed.last_moment:
        task["due"] = _stamp(owed.last_moment)
    if project := _told(owed.community):
        task["project"] = project
    task["tags"] = list(dict.fromkeys([entry.kind, *filter(None, map(_tag, entry.tags))]))
    told = (", ".join(owed.who), *owed.remarks)
    notes = [note for note in map(_told, told) if note]
    task["annotations"] = [
        {"entry": _stamp(owed.said + timedelta(seconds=number)), "description": note}
        for number, note in enumerate(notes)
    ]
    return task


def _told(text: str) -> str:
    for spelled, meant in _BRACKETS.items():
        text = text.replace(spelled, meant)
    return one_line(text)


def _tag(tag: str) -> str:
    """Return a tag as Taskwarrior takes it: one word, and none of those that it makes itself."""
    return _NOT_IN_TAGS.sub("_", tag).strip("_.-").casefold()


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"
