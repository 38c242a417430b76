"""What can be done with past sessions."""

from screens.commands import Command
from screens.record_screen import RECORD_COMMANDS

COMMANDS: tuple[Command, ...] = (
    Command(
        "view-phases",
        "By phase",
        "Shows the session in its order, with the time planned and taken.",
        letter="1",
        group="Look at it",
        footer="by phase",
    ),
    Command(
        "view-kinds",
        "By kind",
        "Gathers decisions, actions, insights, questions …",
        letter="2",
        group="Look at it",
        footer="by kind",
    ),
    Command(
        "view-people",
        "By person",
        "Gathers what each said or took on.",
        letter="3",
        group="Look at it",
        footer="by person",
    ),
    Command(
        "earlier-session",
        "Session before",
        "Opens the session before this one, wherever the focus is.",
        letter="left_square_bracket",
        group="Look at it",
        footer="earlier",
    ),
    Command(
        "later-session",
        "Session after",
        "Opens the session after this one.",
        letter="right_square_bracket",
        group="Look at it",
        footer="later",
    ),
    Command(
        "amend-entry",
        "Amend",
        "Opens the highlighted entry as a line; what it said before stays in its history.",
        letter="e",
        group="Entries",
        footer="amend",
    ),
    Command(
        "show-history",
        "History",
        "Shows every version of the highlighted entry.",
        letter="h",
        group="Entries",
        footer="history",
    ),
    Command(
        "show-chain",
        "Its way through the sessions",
        "Follows the highlighted entry through every session that it touched.",
        letter="l",
        group="Entries",
        footer="its way",
    ),
    Command(
        "redact-entry",
        "Redact",
        "Takes the highlighted entry's words out of everything for good, after one question.",
        letter="X",
        group="Entries",
    ),
    Command(
        "wrap-up",
        "Wrap-up",
        "Goes to this session's wrap-up: what actions lack, exit slips, the next date.",
        letter="u",
        group="Entries",
    ),
    *RECORD_COMMANDS,
)
