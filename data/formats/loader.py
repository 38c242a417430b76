"""Finds format files, a community's own before those that ship, and reads them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from data.errors import InvalidFormat
from data.formats.model import Format
from data.formats.names import paths_in
from data.formats.problems import problems
from data.safe_text import safe

__all__ = [
    "Format",
    "document_in",
    "find_format",
    "list_formats",
    "load_format",
    "unusable_formats",
]

SHIPPED = Path(str(files("data"))) / "formats"
LARGEST = 256 * 1024
"""Bytes; a format of thirty phases with all their prompts is smaller."""


def load_format(name_or_path: str | Path, folders: Sequence[Path] = ()) -> Format:
    """Return the format of that name, or of the file where a path is given.

    A name is looked for in `folders` in their order, then among those that ship. Raises
    InvalidFormat, which tells everything that is wrong with the file.
    """
    return _read(find_format(name_or_path, folders))


def find_format(name_or_path: str | Path, folders: Sequence[Path] = ()) -> Path:
    """Return the file that `load_format` reads. InvalidFormat where there is none of that name."""
    name = str(name_or_path)
    if name.endswith(".json") or name != Path(name).name or isinstance(name_or_path, Path):
        return Path(name_or_path)
    found = _paths(folders)
    if name not in found:
        raise _unknown(name, found)
    return found[name]


def document_in(path: Path) -> Any:
    """Return what the file of a format says, as its author wrote it. InvalidFormat."""
    _read(path)
    return _parsed(path)


def list_formats(folders: Sequence[Path] = ()) -> tuple[Format, ...]:
    """Return every format that can be run, a community's own first."""
    return tuple(f for f in _read_all(folders) if isinstance(f, Format))


def unusable_formats(folders: Sequence[Path] = ()) -> tuple[InvalidFormat, ...]:
    """Return what is wrong with each file that `list_formats` leaves out."""
    return tuple(f for f in _read_all(folders) if isinstance(f, InvalidFormat))


def _read_all(folders: Sequence[Path]) -> Iterator[Format | InvalidFormat]:
    for path in _paths(folders).values():
        try:
            yield _read(path)
        except InvalidFormat as invalid:
            yield invalid


def _paths(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the file of each name; the first folder that has a name wins."""
    paths: dict[str, Path] = {}
    for folder in (*folders, SHIPPED):
        for path in paths_in(folder):
            paths.setdefault(path.stem, path)
    return paths


def _read(path: Path) -> Format:
    document = _parsed(path)
    if isinstance(document, dict):
        document.setdefault("id", path.stem)
    try:
        format = Format.model_validate(document)  # noqa: A001 - the glossary's word
    except ValidationError as invalid:
        raise _refused(path, problems(invalid, document)) from None
    if format.id != path.stem:
        expected = f"must be “{path.stem}” as the file is called, or be left out"
        raise _refused(path, f"id: {expected}; found “{format.id}”.")
    return format


def _parsed(path: Path) -> Any:
    text = _text(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as bad:
        place = f"line {bad.lineno}, column {bad.colno}"
        raise _refused(path, f"It is not JSON from {place} on: {bad.msg.lower()}.") from None
    except (ValueError, RecursionError):
        raise _refused(path, "It holds a number too long or lists too deep to be one.") from None


def _text(path: Path) -> str:
    if path.is_dir():
        raise _refused(path, "It is a folder; a format is a .json file.")
    if path.exists() and not path.is_file():
        raise _refused(path, "It is not a file; a format is a .json file.")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as failed:
        reason = getattr(failed, "strerror", None) or "no file can have this name"
        raise _refused(path, f"It could not be read: {reason.lower()}.") from None
    if len(content) > LARGEST:
        raise _refused(path, f"It is larger than {LARGEST // 1024} KB, too large for a format.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(path, "It is not text in UTF-8, as JSON must be.") from None


def _refused(path: Path, hint: str) -> InvalidFormat:
    return InvalidFormat(f"{safe(str(path))} cannot be used as a format.", hint)


def _unknown(name: str, found: Iterable[str]) -> InvalidFormat:
    near = get_close_matches(name, found, 1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(sorted(found))}."
    return InvalidFormat(f"There is no format “{safe(name)}”.", safe(hint))
