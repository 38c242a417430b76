"""The files that are meant: those named, and in folders those that can be minutes.

What is passed over is told, with the reason; nothing here is written.
"""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import LctuiError
from data.importing.dating import date_of_path
from data.importing.decoding import NoText, refuse_large, text_of
from data.safe_text import one_line

ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".json")
"""What minutes in a folder are called; a file that is named may be called anything."""
_NO_MINUTES = re.compile(
    r"(?:.*[-_. ])?templates?(?:[-_. ].*)?|_.*|readme.*|contributing|licen[cs]e.*"
    r"|changelog|code[-_]of[-_]conduct|governance"
    r"|security|authors|maintainers|codeowners|summary|toc|table[-_]of[-_]contents|index|about|faq|example.*",
    re.IGNORECASE,
)
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, or not taken in."""

    name: str
    why: str
    failed: bool = False
    """It was to be read and could not be."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read."""

    name: str
    """As the user would call it."""
    path: str
    """The end of its absolute path, in which folders may tell the day."""
    text: str
    remark: str = ""


@dataclass(slots=True)
class Gathered:
    """What was found at the places named."""

    paths: list[Path] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def gather(places: Iterable[Path]) -> Gathered:
    """Return the files at these places, each once, sorted within each folder."""
    found = Gathered()
    seen: set[tuple[int, int]] = set()
    for place in places:
        try:
            told = place.stat()
        except OSError as error:
            found.skipped.append(Skipped(_name(place), _reason(error, place), failed=True))
            continue
        if stat.S_ISDIR(told.st_mode):
            _folder(place, found, seen)
        elif stat.S_ISREG(told.st_mode):
            _once(place, told, found, seen)
        else:
            found.skipped.append(Skipped(_name(place), "no file", failed=True))
    return found


def _folder(folder: Path, found: Gathered, seen: set[tuple[int, int]]) -> None:
    others: Counter[str] = Counter()

    def unreadable(error: OSError) -> None:
        place = Path(error.filename or folder)
        found.skipped.append(Skipped(_name(place), _reason(error, place), failed=True))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            if name.startswith("."):
                continue
            if path.suffix.lower() not in ENDINGS:
                others[path.suffix.lower() or "without an ending"] += 1
            elif _NO_MINUTES.fullmatch(path.stem) and not _dated(path):
                found.skipped.append(Skipped(_name(path), "by its name no minutes"))
            else:
                _regular(path, found, seen)
    if others:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(others.items()))
        found.skipped.append(Skipped(_name(folder), f"files of other kinds: {kinds}"))


def _dated(path: Path) -> bool:
    """Say whether the file's name or its folder's tells a day: `20250909-circle/index.md`."""
    told = date_of_path("/".join(path.absolute().parts[-2:]))
    return told is not None and told.day is not None


def _regular(path: Path, found: Gathered, seen: set[tuple[int, int]]) -> None:
    try:
        told = path.stat()
    except OSError as error:
        found.skipped.append(Skipped(_name(path), _reason(error, path), failed=True))
        return
    if stat.S_ISREG(told.st_mode):
        _once(path, told, found, seen)
    elif not stat.S_ISDIR(told.st_mode):
        found.skipped.append(Skipped(_name(path), "no file"))


def _once(path: Path, told: os.stat_result, found: Gathered, seen: set[tuple[int, int]]) -> None:
    key = (told.st_dev, told.st_ino)
    if key in seen:
        found.skipped.append(Skipped(_name(path), "the same file once more"))
    else:
        seen.add(key)
        found.paths.append(path)


def read_file(path: Path) -> SourceFile:
    """Return a file's text. NoText says why there is none."""
    name = _name(path)
    try:
        refuse_large(name, path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise NoText(f"{name}: {_reason(error, path)}.") from None
    text, remark = text_of(data, name)
    parts = path.absolute().parts[-_PARTS:]
    return SourceFile(name, one_line("/".join(parts)), text, remark)


def _name(path: Path) -> str:
    return one_line(str(path))


def _reason(error: OSError, path: Path) -> str:
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere"
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read"
    return (error.strerror or "it cannot be read").lower()


def why_not(error: LctuiError, path: Path) -> str:
    """Return the reason alone, where the file is named beside it."""
    why = f"{error}".removeprefix(_name(path)).lstrip(": ")
    return f"it {why}" if why.startswith("is ") else why
