"""Pasted text as the lines that it would be if it were typed."""

import re

from data.capture.opening import DEEPEST
from data.models.kinds import KIND_BY_SIGIL
from data.safe_text import safe

_BULLET = re.compile(r"(?:([-*+•])|[0-9]{1,3}[.)])[ \t]+(?=\S)")


def pasted_lines(text: str) -> tuple[str, ...]:
    """Return the lines that say anything, ready to be kept one by one.

    In a list the bullets are bullets and no kinds: where all lines of the same depth have the same
    one. They go, and what a line lies under is told by two spaces a level.
    """
    lines = [line.rstrip() for line in safe(text).expandtabs(4).split("\n") if line.strip()]
    depths = _depths([len(line) - len(line.lstrip()) for line in lines])
    bodies = [line.lstrip() for line in lines]
    if len(lines) > 1 and _is_list(depths, bodies):
        bodies = [_literal(_BULLET.sub("", body, count=1)) for body in bodies]
    return tuple("  " * depth + body for depth, body in zip(depths, bodies, strict=True))


def _depths(indents: list[int]) -> list[int]:
    """Return how deep each line lies, whatever the width of a step."""
    depths: list[int] = []
    open_indents: list[int] = []
    for indent in indents:
        while open_indents and indent <= open_indents[-1]:
            open_indents.pop()
        depths.append(min(len(open_indents), DEEPEST))
        open_indents.append(indent)
    return depths


def _is_list(depths: list[int], bodies: list[str]) -> bool:
    """Say whether every line has a bullet, one and the same on each level."""
    bullets: dict[int, set[str]] = {}
    for depth, body in zip(depths, bodies, strict=True):
        match = _BULLET.match(body)
        if match is None:
            return False
        bullets.setdefault(depth, set()).add(match[1] or "1.")
    return all(len(shared) == 1 for shared in bullets.values())


def _literal(body: str) -> str:
    """Guard a first character that is no kind but the start of `**bold**` or `<https://…>`."""
    kind = body[:1] in KIND_BY_SIGIL and not body[1:2].isspace()
    return "\\" + body if kind else body
