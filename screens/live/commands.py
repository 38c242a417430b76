"""Everything that can be done on the live screen; the rows stand in the files by topic."""

from dataclasses import replace

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

_BY_ID = {command.id: command for command in COMMANDS}

WHILE_TYPING = tuple(_BY_ID[name] for name in ("help", "since", "people", "rules"))
"""Commands whose keys stand in the last line while the bar has the focus."""

AS_LETTERS = tuple(
    replace(_BY_ID[name], keys="", letter=_BY_ID[name].letter.split(",")[0])
    for name in (
        "pause-resume",
        "next-phase",
        "previous-phase",
        "minute-more",
        "minute-less",
        "next-prompt",
        "round",
        "fit",
        "edit",
        "kind",
        "undo",
        "delete",
    )
)
"""Likewise while letters are commands: each with its letter alone."""
