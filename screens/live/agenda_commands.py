"""What can be done to the agenda in mid-session; the action is in `agenda_keys`."""

from screens.commands import Command

AGENDA_COMMANDS: tuple[Command, ...] = (
    Command(
        "agenda",
        "Agenda",
        "Shows when each phase begins; puts one in, takes one out, moves it, changes its length.",
        letter="g",
        slash="/agenda",
        group="Beside the phases",
        footer="agenda",
    ),
)
