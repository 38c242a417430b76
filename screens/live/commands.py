"""Everything that can be done on the live screen; the rows stand in the files by topic."""

from screens.commands import Command
from screens.live.clock_commands import CLOCK_COMMANDS
from screens.live.entry_commands import ENTRY_COMMANDS
from screens.live.round_commands import ROUND_COMMANDS
from screens.live.session_commands import SESSION_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *CLOCK_COMMANDS,
    *ROUND_COMMANDS,
    *ENTRY_COMMANDS,
    *SESSION_COMMANDS,
)
