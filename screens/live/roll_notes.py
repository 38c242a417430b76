"""What the people panel tells beside the roll: who is new, who might take a role, who was heard."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from data.models.ids import MemberId
from data.rotation import Suggestion
from data.voices import Share, not_heard
from screens.live.roles import ROLES
from screens.widgets.content import DIM, shown_line

BAR, NAME = 16, 12
"""Cells of the longest bar, and of the name before it."""
MOST = 12
"""People who have a bar, and names that are told in one line; of more only the number is."""


@dataclass(frozen=True, slots=True)
class RollNotes:
    """All of it; what is empty is not there."""

    remarks: Mapping[MemberId, tuple[str, ...]] = field(default_factory=dict)
    """What is told of a person behind the name."""
    suggested: tuple[Content, ...] = ()
    """Who might take which role, one each."""
    voices: Content | None = None


def suggested_contents(suggestions: Sequence[Suggestion]) -> tuple[Content, ...]:
    """Return who might take which role, each with the key that gives it."""
    keys = {role.id: key.upper() for key, role in ROLES.items()}
    return tuple(
        Content.assemble(
            (f"{keys[each.role]}  ", "$footer-key-foreground"),
            (f"{each.role}? ", DIM),
            shown_line(each.told),
        )
        for each in suggestions
    )


def in_columns(contents: Sequence[Content], width: int) -> Content | None:
    """Return contents one a line, or two where they fit beside each other; None for nothing."""
    if not contents:
        return None
    half = (width - 2) // 2
    if any(content.cell_length > half for content in contents):
        return Content("\n").join([*contents, Content("")])
    pairs = [contents[place : place + 2] for place in range(0, len(contents), 2)]
    lines = [
        Content("  ").join([first.pad_right(half - first.cell_length), *rest])
        for first, *rest in pairs
    ]
    return Content("\n").join([*lines, Content("")])


def voices_content(
    shares: Sequence[Share], speaking: MemberId | None, kept: str, called: Callable[[str], str]
) -> Content | None:
    """Return who has not been heard yet and how the rest share what was said, in roll order.

    None before anybody was heard. `kept` says what becomes of it.
    """
    if not any(share.spoke for share in shares):
        return None
    quiet = not_heard(shares)
    told = f"not heard yet: {_listed([called(name) for name in quiet])}" if quiet else ""
    first = shown_line(told or "everybody here was heard")
    whole = sum(share.seconds for share in shares)
    counted = [share for share in shares if share.seconds or share.id == speaking]
    bars = [_bar(share, whole, speaking, called) for share in counted[:MOST]]
    more = [shown_line(f"and {len(counted) - MOST} more", DIM)] if len(counted) > MOST else []
    last = shown_line(kept, DIM)
    return Content("\n").join([first, *bars, *more, last, Content("")])


def _bar(
    share: Share, whole: float, speaking: MemberId | None, called: Callable[[str], str]
) -> Content:
    sign = "▸ " if share.id == speaking else "  "
    name = shown_line(called(share.name)).truncate(NAME, ellipsis=True)
    cells = round(BAR * share.seconds / whole) if whole else 0
    gap = " " * (NAME - name.cell_length + 1)
    return Content.assemble((sign, "$accent bold"), name, gap, ("█" * cells, "$primary"))


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - MOST} more" if len(every) > MOST else ""
    return ", ".join(every[:MOST]) + more
