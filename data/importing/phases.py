"""The headings of past minutes as phases, without times, as nobody took any.

The outer headings are phases, what is nested in them stands as the prompt of its entries. So review
and minutes read as the source does.
"""

from collections.abc import Sequence

from data.importing.past import Item
from data.models.ids import PhaseId
from data.models.records import Phase
from data.safe_text import one_line

MINUTES = "Minutes"
"""The phase of what stands under no heading."""
_MOST = 60
"""Phases of a session; what stands under further headings stands under none."""


def phases_of(items: Sequence[Item]) -> tuple[tuple[Phase, ...], list[tuple[PhaseId, str]]]:
    """Return the phases, and for each item its phase and its prompt."""
    skip = _level_to_skip(items)
    ids: dict[str, PhaseId] = {}
    prompts: dict[PhaseId, dict[str, None]] = {}
    places: list[tuple[PhaseId, str]] = []
    for item in items:
        path = [one_line(heading) for heading in item.headings[skip:]]
        outer = path[0] if path and (path[0] in ids or len(ids) < _MOST) else MINUTES
        identifier = ids.setdefault(outer, PhaseId(f"h{len(ids) + 1}"))
        prompt = " › ".join(path[1:] if outer != MINUTES else path)
        prompts.setdefault(identifier, {}).setdefault(prompt)
        places.append((identifier, prompt))
    phases = tuple(
        Phase(identifier, title, 0, prompts=tuple(filter(None, prompts[identifier])))
        for title, identifier in ids.items()
    )
    return phases or (Phase(PhaseId("h1"), MINUTES, 0),), places


def _level_to_skip(items: Sequence[Item]) -> int:
    """Return how many outer headings all items share: these say nothing of any of them."""
    paths = [item.headings for item in items]
    level = 0
    while paths and all(len(path) > level + 1 for path in paths):
        if len({path[level] for path in paths}) > 1:
            break
        level += 1
    return level


def depths_of(items: Sequence[Item]) -> list[int]:
    """Return how deep each entry lies: never more than one deeper than the one above it."""
    depths: list[int] = []
    before: tuple[str, ...] = ()
    above = -1
    for item in items:
        if item.headings != before:
            before, above = item.headings, -1
        above = min(item.depth, above + 1)
        depths.append(above)
    return depths
