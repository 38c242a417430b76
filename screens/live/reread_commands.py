"""Rereading what was agreed, as a command; the action is in `reread_keys`."""

from screens.commands import Command

REREAD_COMMANDS: tuple[Command, ...] = (
    Command(
        "reread",
        "Reread purpose and ground rules",
        "Puts five minutes for it after what has begun; F4 then affirms, amends or drops.",
        slash="/reread",
        group="Beside the phases",
    ),
)
