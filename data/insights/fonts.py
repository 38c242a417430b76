"""Fonts for a picture: one of the system where matplotlib's own has no sign for a character.

The pixels of a PNG need one; an SVG keeps its text, and whoever opens it has fonts of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry

OWN = "DejaVu Sans"
"""The family that comes with matplotlib."""
LIKED = (
    "Noto Sans CJK",
    "Source Han Sans",
    "WenQuanYi",
    "Noto Sans",
    "Droid Sans",
    "PingFang",
    "Hiragino",
    "Yu Gothic",
    "Microsoft YaHei",
    "Malgun",
    "Arial Unicode",
    "Unifont",
)
"""Beginnings of the names of families for many scripts, the best looking first."""
_NO_SIGNS = "Last Resort"
"""A family of boxes: it has a place for each character and a sign for none."""
_USUAL = (400, "normal", "regular", "book", "medium")


def fonts_for(text: str) -> tuple[tuple[str, ...], str]:
    """Return the families that draw a text together, and the characters that none of them has."""
    wanted = {char for char in text if char.isprintable() and not char.isspace()}
    families: list[str] = []
    lacking = wanted
    for font in _fonts():
        if families and not lacking:
            break
        left = lacking - _signs(font, lacking)
        if left != lacking or not families:
            families.append(font.name)
        lacking = left
    return tuple(families), "".join(dict.fromkeys(char for char in text if char in lacking))


def _fonts() -> Iterator[FontEntry]:
    """Yield a face of each family: matplotlib's own, those for many scripts, the others."""
    from matplotlib.font_manager import fontManager

    faces = {
        font.name: font
        for font in reversed(fontManager.ttflist)
        if font.style == "normal" and font.weight in _USUAL
    }
    yield from sorted(faces.values(), key=_order)


def _order(font: FontEntry) -> tuple[int, str]:
    if font.name == OWN:
        return -1, ""
    liked = (place for place, name in enumerate(LIKED) if font.name.startswith(name))
    return next(liked, len(LIKED)), font.name


def _signs(font: FontEntry, chars: Collection[str]) -> set[str]:
    """Return which of some characters a font has; none where it cannot be read."""
    from matplotlib.font_manager import get_font

    if font.name.startswith(_NO_SIGNS):
        return set()
    with suppress(OSError, RuntimeError):
        known = get_font(font.fname).get_charmap()
        return {char for char in chars if ord(char) in known}
    return set()
