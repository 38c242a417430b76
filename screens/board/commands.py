"""What can be done at the board: as good as nothing."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "help",
        "Explain this screen",
        "Says what the board shows, and that there is nothing to press.",
        keys="f1",
        group="The board",
    ),
    Command(
        "quit",
        "Leave the board",
        "Closes this display; the session goes on.",
        keys="escape,q,ctrl+q",
        group="The board",
    ),
)
