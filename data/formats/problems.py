"""What is wrong with a format file, told to the person who wrote it."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from data.formats.model import MOST_PHASES, Format, FormatPhase, FormatStep
from data.formats.rules import twice
from data.safe_text import safe

Place = Sequence[int | str]
"""Where in the file: keys and positions from the outside in."""

_PARTS = {
    "phases": "an object with at least id, title and minutes",
    "steps": "an object with title and minutes",
    "prompts": "a question of 1 to 300 characters, in quotes",
}
"""What each thing of a list must be."""

_IN_JSON = {"None": "null", "True": "true", "False": "false", "nan": "NaN", "inf": "Infinity"}

SHOWN = 10
"""Problems told at once; more would not be read."""

_INSIDE: dict[tuple[str, ...], type[BaseModel]] = {
    ("phases",): FormatPhase,
    ("phases", "steps"): FormatStep,
}
"""What stands below a list of objects, by the keys that lead there."""


def problems(invalid: ValidationError, document: object = None) -> str:
    """Return one line for each problem: the field, and what it must be.

    The document is looked at for ids that stand there twice, which is only found out by itself
    where every phase is right.
    """
    errors = [error for error in invalid.errors() if not _follows(error)]
    lines = [*_too_many(document), *(f"{_spelled(e['loc'])}{_told(e)}." for e in errors)]
    if (told := twice(_ids(document))) and not any(told in line for line in lines):
        lines.append(f"phases: {_cut(told, 80)}.")
    more = len(lines) - SHOWN
    return "\n".join([*lines[:SHOWN], *([f"And {more} more."] if more > 0 else [])])


def _follows(error: ErrorDetails) -> bool:
    """Say whether it is no more than what was told of parts: too few are left, or there are too
    many, which is told first.
    """
    many = error["type"] == "too_long" and error["loc"] == ("phases",)
    return many or (error["type"] == "too_short" and bool(error["input"]))


def _too_many(document: object) -> Iterable[str]:
    phases = document.get("phases") if isinstance(document, dict) else None
    if isinstance(phases, list) and len(phases) > MOST_PHASES:
        yield f"phases: must be {_expected(('phases',))}; found {_shown(phases)}."


def _ids(document: object) -> list[object]:
    phases = document.get("phases") if isinstance(document, dict) else None
    return [p.get("id") for p in phases if isinstance(p, dict)] if isinstance(phases, list) else []


def _told(error: ErrorDetails) -> str:
    place = error["loc"]
    if error["type"] == "rule":
        return error["msg"]
    if error["type"] == "extra_forbidden":
        return _unknown(str(place[-1]), place)
    if error["type"] == "missing":
        return f"is missing; it must be {_expected(place)}"
    return f"must be {_expected(place)}; found {_shown(error['input'])}"


def _unknown(key: str, place: Place) -> str:
    known = _fields(place)
    if near := get_close_matches(key, known, 1):
        return f"is not a field of a format; perhaps “{near[0]}” is meant"
    return f"is not a field of a format; there are {_listed(known)}"


def _expected(place: Place) -> str:
    keys = [part for part in place if isinstance(part, str)]
    if keys and isinstance(place[-1], int) and keys[-1] in _PARTS:
        return _PARTS[keys[-1]]
    if not keys:
        return "an object in braces, with title and phases"
    return _fields(place)[keys[-1]].description or "something else"


def _fields(place: Place) -> dict[str, FieldInfo]:
    """Return the fields that may stand beside the last key of a place, as the file spells them."""
    keys = tuple(part for part in place if isinstance(part, str))
    model = _INSIDE.get(keys[:-1], Format)
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _spelled(place: Place) -> str:
    spelled = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return f"{safe(spelled).lstrip('.')[:80]}: " if spelled else "the whole file "


def _shown(value: Any) -> str:
    """Return what was found instead, short enough for one line."""
    if isinstance(value, str):
        return f"“{_cut(value)}”"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "an object"
    return _IN_JSON.get(str(value), _cut(str(value)))


def _cut(text: str, longest: int = 30) -> str:
    return f"{safe(text[:longest])}{'…' if len(text) > longest else ''}"


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}"
