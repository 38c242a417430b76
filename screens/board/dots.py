"""Pictures of dots, two dots to a cell: large letters and digits without a font."""

from collections.abc import Iterable, Sequence

Dots = tuple[str, ...]
"""Rows of dots from the top, all of one length; `#` is ink."""

INK, NONE = "#", "."
_HALVES = {INK + INK: "█", INK + NONE: "▀", NONE + INK: "▄", NONE + NONE: " "}


def cells_of(dots: Dots) -> tuple[str, ...]:
    """Return the rows of characters that show these dots; a dot is as wide as it is high."""
    rows = (*dots, NONE * len(dots[0])) if len(dots) % 2 else dots
    return tuple(
        "".join(_HALVES[upper + lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    )


def beside(pictures: Iterable[Dots], gap: int) -> Dots:
    """Return pictures of one height beside each other, with `gap` dots between them."""
    return tuple((NONE * gap).join(rows) for rows in zip(*pictures, strict=True))


def over(below: Dots, above: Dots, top: int) -> Dots:
    """Return a picture with another laid over its middle, from the row `top` on."""
    width = max(len(below[0]), len(above[0]))
    rows = [row.center(width, NONE) for row in below]
    for y, row in enumerate(above, top):
        pairs = zip(rows[y], row.center(width, NONE), strict=True)
        rows[y] = "".join(INK if INK in pair else NONE for pair in pairs)
    return tuple(rows)


def doubled(dots: Dots) -> Dots:
    """Return the picture twice as large, its slopes without steps (the Scale2x rule)."""
    rows: list[str] = []
    blank = NONE * len(dots[0])
    for up, row, down in zip((blank, *dots), dots, (*dots[1:], blank), strict=False):
        corners = [_corners(*around) for around in _around(up, row, down)]
        rows += ["".join(upper for upper, _ in corners), "".join(lower for _, lower in corners)]
    return tuple(rows)


def _around(up: str, row: str, down: str) -> Iterable[Sequence[str]]:
    """Yield each dot with those above, to the left, to the right and below it."""
    return zip(up, NONE + row, row, row[1:] + NONE, down, strict=False)


def _corners(up: str, left: str, dot: str, right: str, down: str) -> tuple[str, str]:
    """Return the four dots that one becomes, as two rows."""
    if up == down or left == right:
        return dot * 2, dot * 2
    first = left if left == up else dot
    second = right if right == up else dot
    third = left if left == down else dot
    return first + second, third + (right if right == down else dot)
