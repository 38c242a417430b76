"""The roles that people take in a session. A new role is a new row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """One role: what it is called, the key that hands it over, its sign in the first line."""

    id: str
    key: str
    sign: str = ""
    """Empty keeps it out of the first line."""


ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role("facilitator", "f", "◆"),
        Role("scribe", "s", "✎"),
        Role("timekeeper", "t"),
        Role("speaker", "k"),
        Role("presenter", "p"),
        Role("host", "h"),
    )
}
"""The roles by their keys."""
