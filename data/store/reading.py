"""Reading a journal: every line that proves whole becomes a change, every other is set aside."""

import json
from dataclasses import dataclass, field
from typing import Any

from data.store.changes import REMOVED, Change
from data.store.hlc import is_stamp
from data.store.lines import cleaned, intact, is_plain

_ENTRY = b'"table":"entries"'
_FRONT = 80
"""Within how many bytes of a line's beginning its table stands."""


@dataclass(slots=True)
class Reading:
    """What was read: the changes, what is damaged, and how far each writer was read."""

    changes: list[Change] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)
    """Sentences for people."""
    aside: list[tuple[str, bytes]] = field(default_factory=list)
    """What could not be read, word for word, and the file it stands in."""
    last: dict[str, int] = field(default_factory=dict)
    """The number of the last line read of each writer."""
    found: bool = False
    """Anything at all was there."""


def is_entry(line: bytes) -> bool:
    """Say whether a journal line is about an entry, without reading its JSON."""
    return line.find(_ENTRY, 0, _FRONT) >= 0


def read_lines(writer: str, lines: list[bytes], reading: Reading) -> None:
    """Add what whole journal lines say to a reading."""
    good = [line for line in lines if intact(line)]
    if len(good) < len(lines):
        _set_aside(writer, [line for line in lines if line and not intact(line)], reading)
    if not good:
        return
    for line, body in zip(good, _bodies(good), strict=True):
        if not _is_change(body):
            _set_aside(writer, [line], reading)
            continue
        fields = REMOVED if body.get("del") else body["set"]
        if not is_plain(line):
            fields = cleaned(fields)
        reading.changes.append(Change(body["at"], writer, body["table"], body["id"], fields))
        reading.last[writer] = max(body["n"], reading.last.get(writer, 0))


def _bodies(lines: list[bytes]) -> list[Any]:
    try:
        return list(json.loads(b"[%b]" % b",".join(lines)))
    except (ValueError, RecursionError):
        return [_body(line) for line in lines]


def _body(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _is_change(body: Any) -> bool:
    return (
        isinstance(body, dict)
        and is_stamp(body.get("at"))
        and isinstance(body.get("n"), int)
        and isinstance(body.get("table"), str)
        and isinstance(body.get("id"), str)
        and (body.get("del") is True or isinstance(body.get("set"), dict))
    )


def _set_aside(writer: str, lines: list[bytes], reading: Reading) -> None:
    for line in lines:
        reading.aside.append((f"{writer}.jsonl", line))
    if lines:
        count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
        reading.damage.append(f"{count} of {writer}.jsonl could not be read and was set aside.")
