"""The keys of the roll: what each letter does to the person highlighted."""

from textual.content import Content

from screens.live.roles import ROLES
from screens.widgets.keys_help import unbroken

MEMBER, REMOVE, SPEAKS, FOLLOWS, SO_FAR, ALL_HERE, TOGGLE = "mxlwra "
PRESENCE_KEYS = {"Enter": "here or not", ALL_HERE: "all are here"}
"""What says who is here."""
ROLL_KEYS = {
    MEMBER: "guest becomes member",
    REMOVE: "guest off the roll",
    SPEAKS: "speaks now",
    FOLLOWS: "follows a role",
    SO_FAR: "roles so far",
}
"""What letters do to the person highlighted, beside those that give roles."""


def keys_help(width: int) -> Content:
    """Return the keys as they stand below the roll, none torn from what it does."""
    keys = PRESENCE_KEYS | {role.key: role.id for role in ROLES.values()} | ROLL_KEYS
    told = [
        Content("↓ then"),
        *(Content.assemble((k, "$footer-key-foreground"), f" {does}") for k, does in keys.items()),
        Content("capital letter: who is suggested"),
    ]
    return unbroken(told, width)
