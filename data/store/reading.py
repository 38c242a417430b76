"""Reading a journal: every line that proves whole becomes a change, every other is set aside."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from data.store.changes import REMOVED, Change
from data.store.hlc import is_stamp
from data.store.lines import cleaned, intact, is_plain
from data.store.searching import without_entries

SUFFIX = ".jsonl"
"""What the name of a journal ends in."""
_END = re.compile(rb',"sum":"[0-9a-f]{8}"\}')


@dataclass(slots=True)
class Reading:
    """What was read of a session."""

    changes: list[Change] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)
    """What could not be read, in sentences for people."""
    aside: dict[tuple[str, str], None] = field(default_factory=dict)
    """The file and the words of what could not be read, each once."""
    last: dict[str, int] = field(default_factory=dict)
    """The number of the last line read of each writer."""
    found: bool = False
    """Any file was there at all."""
    broken: bool = False
    """A part of the sealed file is not as it was written: nothing may be sealed over it."""

    def set_aside(self, file: str, raw: bytes, why: str) -> None:
        """Keep what could not be read as it is, and say so."""
        self.aside[file, raw.decode("utf-8", "backslashreplace")] = None
        self.damage.append(f"{why} {file} could not be read and was set aside.")


def read_journal(writer: str, raw: bytes, reading: Reading, *, entries: bool = True) -> bytes:
    """Add what a journal says to a reading, without its entries if so asked.

    Return what its end holds of a line that is not whole; one that lacks its newline alone is.
    """
    whole = raw.rfind(b"\n") + 1
    tail = raw[whole:]
    lines = raw[:whole].split(b"\n") if entries else without_entries(raw)
    if intact(tail):
        lines.append(tail)
        tail = b""
    read_lines(writer, lines, reading)
    return tail


def read_lines(writer: str, lines: Sequence[bytes], reading: Reading) -> None:
    """Add what a journal's whole lines say to a reading."""
    good = []
    for line in lines:
        if intact(line):
            good.append(line)
        elif line:
            good += _joined(line)
            reading.set_aside(writer + SUFFIX, line, "A line of")
    for line, body in zip(good, _bodies(good), strict=True):
        if change := _change(writer, body):
            reading.changes.append(change)
            reading.last[writer] = max(body["n"], reading.last.get(writer, 0))
        else:
            reading.set_aside(writer + SUFFIX, line, "A line of")


def _joined(line: bytes) -> list[bytes]:
    """Return the whole lines in one that is none: the newline between them was damaged."""
    ends = [match.end() for match in _END.finditer(line)]
    starts = (0, *(end + 1 for end in ends))
    pieces = (line[start:end] for start, end in zip(starts, ends, strict=False))
    return list(filter(intact, pieces))


def _bodies(lines: list[bytes]) -> list[Any]:
    joined = b"[%b]" % b",".join(lines)
    try:
        bodies: list[Any] = json.loads(joined)
    except (ValueError, RecursionError):
        bodies = [_body(line) for line in lines]
    if is_plain(joined):
        return bodies
    pairs = zip(lines, bodies, strict=True)
    return [body if is_plain(line) else _cleaned(body) for line, body in pairs]


def _body(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _cleaned(body: Any) -> Any:
    try:
        return cleaned(body)
    except RecursionError:
        return None


def _change(writer: str, body: Any) -> Change | None:
    try:
        number, at, table, identifier = body["n"], body["at"], body["table"], body["id"]
        fields = REMOVED if body.get("del") is True else body["set"]
        by = body.get("by", "")
    except (KeyError, TypeError, AttributeError):
        return None
    if not (isinstance(number, int) and isinstance(fields, dict) and is_stamp(at)):
        return None
    if not (isinstance(table, str) and isinstance(identifier, str) and isinstance(by, str)):
        return None
    return Change(at, writer, table, identifier, fields, by)
