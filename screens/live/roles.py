"""The roles that people take in a session. A new role is a new row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.models.records import Presence


@dataclass(frozen=True, slots=True)
class Role:
    """One role: what it is called, the key that hands it over, its sign in the first line."""

    id: str
    key: str
    sign: str = ""
    """Empty keeps it out of the first line."""
    shared: bool = True
    """Several may have it; otherwise whoever takes it takes it over."""


ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role("facilitator", "f", "◆", shared=False),
        Role("scribe", "s", "✎"),
        Role("timekeeper", "t", shared=False),
        Role("speaker", "k"),
        Role("presenter", "p"),
        Role("host", "h"),
    )
}
"""The roles by their keys."""


def hand_over(
    people: Iterable[Presence], person: Presence, role: Role
) -> Iterator[tuple[Presence, tuple[str, ...]]]:
    """Yield whose roles change, and to what, when a person takes up a role or lays it down."""
    if role.id in person.roles:
        yield person, _without(person, role)
        return
    yield person, (*person.roles, role.id)
    for other in people:
        if not role.shared and other.id != person.id and role.id in other.roles:
            yield other, _without(other, role)


def _without(person: Presence, role: Role) -> tuple[str, ...]:
    return tuple(kept for kept in person.roles if kept != role.id)
