"""What can be done about who speaks; the action is in `voice_keys`."""

from screens.commands import Command

VOICE_COMMANDS: tuple[Command, ...] = (
    Command(
        "speaks",
        "Say who speaks now",
        "Counts who was heard, as /speaks Ben; F3 tells you, and nobody else, who was not yet.",
        letter="l",
        slash="/speaks",
        argument="NAME",
        group="Prompts and turns",
    ),
)
