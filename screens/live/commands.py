"""Everything that can be done on the live screen; the rows stand in the files by topic."""

from screens.commands import Command
from screens.live.agenda_commands import AGENDA_COMMANDS
from screens.live.clock_commands import CLOCK_COMMANDS
from screens.live.entry_commands import ENTRY_COMMANDS
from screens.live.known_commands import KNOWN_COMMANDS
from screens.live.loop_commands import LOOP_COMMANDS
from screens.live.reread_commands import REREAD_COMMANDS
from screens.live.round_commands import ROUND_COMMANDS
from screens.live.session_commands import SESSION_COMMANDS
from screens.live.step_commands import STEP_COMMANDS
from screens.live.voice_commands import VOICE_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *CLOCK_COMMANDS,
    *AGENDA_COMMANDS,
    *ROUND_COMMANDS,
    *VOICE_COMMANDS,
    *STEP_COMMANDS,
    *ENTRY_COMMANDS,
    *LOOP_COMMANDS,
    *KNOWN_COMMANDS,
    *REREAD_COMMANDS,
    *SESSION_COMMANDS,
)
