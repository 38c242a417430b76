"""The keys of the roll: what each letter does to the person highlighted."""

from textual.content import Content

from screens.live.roles import ROLES

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


def keys_help() -> Content:
    """Return the keys as they stand below the roll."""
    keys = PRESENCE_KEYS | {role.key: role.id for role in ROLES.values()} | ROLL_KEYS
    told = (
        Content.assemble((key, "$footer-key-foreground"), f" {what}") for key, what in keys.items()
    )
    capital = "  capital letter: who is suggested"
    return Content("↓ then  ") + Content("  ").join(told) + Content(capital)
