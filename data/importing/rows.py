"""What a row of a table says: an action with its owner, or a line of words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from data.importing.parts import Part
from data.importing.plain import plain

_WHAT = re.compile(
    r".*\b(?:actions?|tasks?|to ?dos?|items?|what|description|deliverable)\b.*"
    r"|.*(?:事项|任务|内容).*",
    re.I,
)
_SURE = re.compile(r".*\b(?:actions?(?: items?)?|tasks?|to ?dos?)\b.*|.*(?:行动|待办|任务).*", re.I)
_OWNER = re.compile(
    r".*\b(?:owners?|who|assign\w*|responsib\w*|person|lead)\b.*|.*(?:负责|人员).*", re.I
)
_DUE = re.compile(r".*\b(?:due|deadline|when|by|date|target|eta)\b.*|.*(?:截止|日期|期限).*", re.I)
_TASK_HEAD = re.compile(r"what|tasks?|actions?|to ?dos?|deliverables?", re.I)
_DUE_HEAD = re.compile(r"(?:due|deadline|when|by|target|eta)\b.*", re.I)
_STATE = re.compile(r".*\b(?:status|done|state|complete[d]?)\b.*|.*状态.*", re.I)
_DONE = re.compile(r"\W*(?:done|completed?|closed|yes|x|finished|✅|✓|✔|☑|已完成|完成)\W*", re.I)
_NOT_DONE = re.compile(r"\W*(?:not|open|no|in progress|pending|incomplete).*", re.I)
_COUNTS = re.compile(r"#|n[or°]\.?|num(?:ber|éro|mer)?|id|序号", re.I)
"""The head of a column that only counts the rows."""


class Row(NamedTuple):
    """A row as read."""

    text: str
    action: bool = False
    owner: str = ""
    due: str = ""
    done: bool = False


def row_of(part: Part, *, owed: bool, targets: dict[str, str]) -> Row:
    """Return what a row says; `owed` where it stands in a list of actions."""
    cells = [plain(cell, targets) for cell in part.cells]
    wide = len(part.header) >= len(cells)
    header, columns, sure = _head(part.header if wide else ())
    if "what" not in columns or not (owed or sure) or part.level:
        return Row(_told(cells, header if not part.level else []))
    told = {name: cells[place] for name, place in columns.items() if place < len(cells)}
    state = told.get("state", "")
    done = bool(_DONE.fullmatch(state))
    rest = [n for n in range(len(cells)) if n not in columns.values() and cells[n]]
    rest = [
        n for n in rest if not (_COUNTS.fullmatch(header[n]) and cells[n].strip(" .").isdigit())
    ]
    beside = [f"{header[n]}: {cells[n]}" if header[n] else cells[n] for n in rest]
    if state and not done and not _NOT_DONE.fullmatch(state):
        beside.append(state)
    text = " · ".join(filter(None, (told.get("what", ""), *beside)))
    return Row(text, bool(told.get("what")), told.get("owner", ""), told.get("due", ""), done)


@lru_cache(64)
def _head(cells: tuple[str, ...]) -> tuple[list[str], dict[str, int], bool]:
    """Return the head of a table as words, which column is which, and whether it owes; once."""
    header = [plain(cell) for cell in cells]
    columns = _columns(header)
    sure = any(_SURE.fullmatch(head) for head in header) and "owner" in columns
    return header, columns, sure or _is_of_tasks(header, columns)


def _is_of_tasks(header: list[str], columns: dict[str, int]) -> bool:
    """Say whether a table is `Who | What | When`; one that begins with When is a programme."""
    if not {"owner", "what", "due"} <= columns.keys():
        return False
    owner, what, due = (columns[name] for name in ("owner", "what", "due"))
    strict = _TASK_HEAD.fullmatch(header[what]) and _DUE_HEAD.fullmatch(header[due])
    return bool(strict) and due > min(owner, what)


def _columns(header: list[str]) -> dict[str, int]:
    """Return which column is which."""
    found: dict[str, int] = {}
    for name, words in (("owner", _OWNER), ("due", _DUE), ("state", _STATE), ("what", _WHAT)):
        for place, head in enumerate(header):
            if place not in found.values() and head and words.fullmatch(head):
                found[name] = place
                break
    return found


def _told(cells: list[str], header: list[str]) -> str:
    """Return a row as words, each cell with the head of its column."""
    if len([cell for cell in cells if cell]) < 2 or not any(header):
        return " · ".join(filter(None, cells))
    pairs = zip(header, cells, strict=False)
    return " · ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)
