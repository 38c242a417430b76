"""What can be done with what was found."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "go-to-line",
        "Go to the line",
        "Puts the cursor back into the query; any other letter types on there at once.",
        letter="slash,i",
        group="Search",
    ),
    Command(
        "open-hit",
        "Open the place",
        "Opens the session in review, at the highlighted hit. Enter does the same.",
        group="Hits",
    ),
    Command(
        "copy-hit",
        "Copy the hit",
        "Puts the highlighted hit on the clipboard, as a line of the minutes.",
        letter="y",
        group="Hits",
        footer="copy",
    ),
    Command(
        "copy-hits",
        "Copy the list",
        "Puts all hits that are listed on the clipboard, under their sessions.",
        letter="c",
        group="Hits",
        footer="copy the list",
    ),
    Command(
        "leave",
        "Back",
        "One step back: from the hits to the line, from a line to an empty one, then away.",
        keys="escape",
        group="General",
    ),
    Command(
        "help",
        "Explain this screen",
        "Shows what each key does here, and every filter.",
        keys="f1",
        group="General",
        footer="help",
    ),
)
