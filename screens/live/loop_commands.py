"""What leads from this session to the next; the actions are in `loop_keys`."""

from screens.commands import Command

LOOP_COMMANDS: tuple[Command, ...] = (
    Command(
        "obstacle",
        "What might get in the way",
        "Asks of the highlighted commitment, or the last, what may hinder it and who can help.",
        letter="w",
        slash="/obstacle",
        argument="WORDS @NAME",
        group="From session to session",
    ),
    Command(
        "offer",
        "Offer help",
        "Keeps who can help with the highlighted call for help, or the last.",
        letter="O",
        slash="/offer",
        argument="NAME",
        group="From session to session",
    ),
    Command(
        "vote",
        "Vote on what to learn next",
        "Shows all that waits to be learned: hands are counted here, dots come from each terminal.",
        letter="v",
        slash="/vote",
        group="From session to session",
    ),
)
