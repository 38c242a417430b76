"""Rows of the people panel: the roll, the turns, the small groups."""

from collections.abc import Iterable

from textual.content import Content

from data.go_round import GoRound
from data.models.records import Presence
from screens.widgets.content import DIM, cut, shown_line

LONGEST = 60
"""Characters of a name that are shown."""


def person_content(person: Presence, remarks: Iterable[str] = ()) -> Content:
    """Return a row of the roll: here or not, the name, the roles, and what else is told."""
    sign, style = ("●", "$foreground") if person.present else ("○", DIM)
    follows = (f"follows the {role}" for role in person.shadows)
    about = ", ".join((*person.roles, *follows, *remarks, *(("guest",) if person.guest else ())))
    return Content.assemble(
        shown_line(f"{sign} {cut(person.name, LONGEST)}", style), shown_line(f"  {about}", DIM)
    )


def turns_content(go_round: GoRound) -> Content:
    """Return who has the turn, who comes, who is through, one a line."""
    waiting = [
        shown_line(f"{'▸' if i == 0 else ' '} {name}", "$accent bold" if i == 0 else "")
        for i, name in enumerate(go_round.waiting)
    ]
    done = [shown_line(f"✓ {name}", DIM) for name in go_round.done]
    return Content("\n").join([*waiting, *done, Content("")])


def groups_content(groups: Iterable[str]) -> Content:
    """Return the small groups, numbered, one a line."""
    lines = [
        Content.assemble((f"{number}  ", "$accent bold"), shown_line(group))
        for number, group in enumerate(groups, 1)
    ]
    return Content("\n").join([*lines, Content("")])
