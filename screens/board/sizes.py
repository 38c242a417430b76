"""In which sizes each part of the board can be shown: what `arrangement` chooses from."""

from collections.abc import Iterator, Sequence

from screens.board.arrangement import Size, Sizes
from screens.board.big_clock import LEAST, SMALL, rows_at_most
from screens.board.groups import group_sizes
from screens.board.letters import ROWS, SIZES
from screens.board.rules import rule_lines
from screens.board.two_ends import fits_large
from screens.board.view import View
from screens.board.words import MARGIN, lines_of

ONE = (Size(0, 1),)

BAND = ("⊘  Off the record: nothing is kept  ⊘", "Off the record")
"""What the band says in the terminal's own letters, and in large ones."""
_LOUD = ("five", "one", "over", "paused")
"""Moods whose word is large."""


def sizes_of(view: View, width: int, height: int) -> Sizes:
    """Return the sizes of every part that has something to show, in a window of that size."""
    shape = "".join("0" if sign.isdigit() else sign for sign in view.clock)
    highest = min(height * 2 // 5, rows_at_most(shape, view.sign, width - MARGIN))
    return {
        "header": ONE,
        "band": _band(width) if view.off_record else (),
        "notice": ONE if view.notice else (),
        "clock": [Size(0, rows) for rows in (SMALL, *range(LEAST, highest + 1))],
        "caption": _line(view.caption, width, loud=view.mood in _LOUD),
        "step": _line(view.step, width),
        "step-hint": (Size(0, 0), *ONE) if view.step_hint else (),
        "title": _line(view.title, width),
        "timeline": (Size(0, 1), Size(0, 2)) if view.phases else (),
        "prompt": list(_words(view.prompt, width)) if view.prompt else (),
        "turn": _line(view.turn, width),
        "beside-turn": _line(view.beside_turn, width),
        "groups": list(group_sizes(view.groups, width)),
        "rules": _rules(view.rules, width),
        "footer": (*ONE, Size(1, ROWS)) if fits_large(view.next_up, view.ends, width) else ONE,
    }


def _words(text: str, width: int) -> Iterator[Size]:
    """Yield the sizes of a text: cut short, whole, and in large letters."""
    for rows in range(1, len(lines_of(text, width, 0) or ()) + 1):
        yield Size(0, rows)
    for level in SIZES:
        if rows_of_dots := lines_of(text, width, level):
            yield Size(level, len(rows_of_dots))


def _line(text: str, width: int, *, loud: bool = True) -> Sequence[Size]:
    """Return the sizes of what is never more than one line."""
    if not text:
        return ()
    large = ((level, lines_of(text, width, level)) for level in SIZES if loud)
    fitting = [Size(level, len(rows)) for level, rows in large if rows]
    return (*ONE, *(size for size in fitting if size.rows == size.level * ROWS))


def _band(width: int) -> Sequence[Size]:
    large = [Size(size.level, size.rows + 2) for size in _line(BAND[1], width) if size.level == 1]
    return (*ONE, Size(0, 3), *large)


def _rules(rules: Sequence[str], width: int) -> Sequence[Size]:
    lines = len(rule_lines(rules, width))
    return [Size(0, rows) for rows in range(lines + 2)] if lines else ()
