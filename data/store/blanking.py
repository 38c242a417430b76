"""Blanking: taking words out of a file in place, byte for byte, while others append to it.

A line gives way to one of the same length that says nothing, so that whoever holds the file or
has read to its end need not know.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from data.store.files import open_file, sync
from data.store.lines import intact

_NEVER = "2000-01-01T00:00:00.000Z-0000"
"""The stamp of what says nothing."""
_BLANKED = re.compile(rb'\{"n":(\d+),"at":"%b"' % _NEVER.encode())
_LINE = b'{"n":%d,"at":"' + _NEVER.encode() + b'","table":"","id":"","set":{%b}'
_DRAFT = b'{"text":""%b'
_TAIL = len(b',"sum":"00000000"}')


class Patch(NamedTuple):
    """Bytes of a file that are to give way to as many others."""

    start: int
    before: bytes
    after: bytes


def blank_line(line: bytes) -> bytes:
    """Return a journal line that keeps nothing but the number of the one it is instead of.

    What is no whole line has no number, and gives way to line ends.
    """
    return (
        _padded(_LINE.replace(b"%d", b"%d" % _number(line)), line) if _number(line) else _gap(line)
    )


def blank_draft(line: bytes) -> bytes:
    """Return a line of a draft log in which nothing is half-typed."""
    return _padded(_DRAFT, line) if intact(line) else _gap(line)


def half_blanked(line: bytes) -> bool:
    """Say whether a crash left a line that was just being blanked."""
    return not intact(line) and _BLANKED.match(line) is not None


def patches(
    raw: bytes, goes: Callable[[bytes], bool], blank: Callable[[bytes], bytes]
) -> Iterator[Patch]:
    """Yield the patches that blank the lines of a file which are to go."""
    start = 0
    for line in raw.split(b"\n"):
        if line and goes(line):
            yield Patch(start, line, blank(line))
        start += len(line) + 1


def patched(raw: bytes, changes: list[Patch]) -> bytes:
    """Return the bytes of a file with patches done."""
    whole = bytearray(raw)
    for start, before, after in changes:
        whole[start : start + len(before)] = after
    return bytes(whole)


def patch_file(path: Path, changes: list[Patch]) -> None:
    """Do patches in place, durably; what is not as it was read is left. OSError."""
    handle = open_file(path, os.O_RDWR)
    try:
        for start, before, after in changes:
            if os.pread(handle, len(before), start) == before:
                _write_at(handle, after, start)
        sync(handle)
    finally:
        os.close(handle)


def _write_at(handle: int, data: bytes, start: int) -> None:
    while data:
        written = os.pwrite(handle, data, start)
        data, start = data[written:], start + written


def _number(line: bytes) -> int:
    """Return the number of a line that is whole, or was being blanked; 0 of any other."""
    if begun := _BLANKED.match(line):
        return int(begun[1])
    if intact(line):
        with suppress(ValueError, RecursionError, KeyError, TypeError):
            return int(json.loads(line)["n"])
    return 0


def _padded(form: bytes, line: bytes) -> bytes:
    """Return a line of the form, with as many spaces in it as it takes; else line ends."""
    room = len(line) - _TAIL - len(form % b"")
    if room < 0:
        return _gap(line)
    head = form % (b" " * room)
    return head + b',"sum":"%08x"}' % crc32(head)


def _gap(line: bytes) -> bytes:
    return b"\n" * len(line)
