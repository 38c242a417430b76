"""Figures as people type them and read them: `12`, `3.5`, `3,5`, `40 %`, `3 sessions`."""

import re

_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
LARGEST = 1e12
"""What is beyond is no measure of what a group does."""


def parse_number(text: str) -> float | None:
    """Return the figure that is meant, None for an empty text; ValueError with a sentence."""
    words = text.replace("\N{MINUS SIGN}", "-").removesuffix("%").replace(" ", "")
    if not words:
        return None
    if _GROUPED.fullmatch(words):
        plain = words.replace(",", "")
        raise ValueError(f"“{text}” could be two figures. Write {plain} or {_as_point(words)}.")
    if not _PLAIN.fullmatch(words):
        raise ValueError(f"“{text}” is no figure. Write one as 12, 3.5 or -2.")
    value = float(words.replace(",", "."))
    if abs(value) > LARGEST:
        raise ValueError(f"{text} is beyond what is kept here. Use a larger unit.")
    return value


def told_off(minutes: int) -> str:
    """Return `12 min`, and from two hours on `2 h 05`."""
    hours, rest = divmod(minutes, 60)
    return f"{minutes} min" if hours < 2 else f"{hours} h {rest:02}" if rest else f"{hours} h"


def told_number(value: float | None) -> str:
    """Return a figure without what does not matter: `12`, `3.5`; empty for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0").rstrip(".")


def _as_point(words: str) -> str:
    return words.replace(",", ".", 1).replace(",", "")


def count_of(number: int, thing: str, things: str = "") -> str:
    """Return `1 session`, `2,000 sessions`."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
