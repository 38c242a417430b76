"""What can be done at the end of a session."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "complete-entry",
        "Complete or amend an entry",
        "Opens the highlighted entry as a line: add @owner or due:fri and press Enter.",
        letter="e",
        group="What was agreed",
        footer="complete",
    ),
    Command(
        "hand-in-slip",
        "Exit slip",
        "Three questions, answered without a name, one person after another.",
        letter="s",
        group="Before people leave",
        footer="exit slip",
    ),
    Command(
        "set-next-date",
        "Next session",
        "Says when the next session is to be.",
        letter="d",
        group="Before people leave",
        footer="next date",
    ),
    Command(
        "copy-minutes",
        "Copy the minutes",
        "Puts the minutes on the clipboard and says how far they got.",
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
        "review-session",
        "Read it all",
        "Opens the session in review.",
        letter="v",
        group="Minutes",
        footer="review",
    ),
    Command(
        "undo",
        "Take back",
        "Takes back the last change made here.",
        keys="ctrl+z",
        group="General",
    ),
    Command(
        "redo",
        "Bring back",
        "Brings back what was taken back.",
        keys="ctrl+y",
        group="General",
    ),
    Command(
        "leave",
        "Done",
        "Closes the session's file and goes home.",
        keys="escape",
        group="General",
    ),
    Command("help", "Explain this screen", "Shows what each key does here.", keys="f1"),
)
