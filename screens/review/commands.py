"""What can be done with past sessions."""

from screens.commands import Command

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
        "copy-minutes",
        "Copy the minutes",
        "Puts this session's minutes on the clipboard and says how far they got.",
        letter="c",
        group="Minutes",
        footer="copy",
    ),
    Command(
        "write-minutes",
        "Write the minutes to a file",
        "Writes them as Markdown into the folder that lctui was started from.",
        letter="w",
        group="Minutes",
        footer="write",
    ),
    Command(
        "wrap-up",
        "Wrap-up",
        "Goes to this session's wrap-up: what actions lack, exit slips, the next date.",
        letter="u",
        group="Entries",
    ),
    Command("undo", "Take back", "Takes back the last amendment.", keys="ctrl+z"),
    Command("redo", "Bring back", "Brings back what was taken back.", keys="ctrl+y"),
    Command("leave", "Back", "One step back.", keys="escape"),
    Command("help", "Explain this screen", "Shows what each key does here.", keys="f1"),
)
