"""What can be done with past minutes before and after they come in."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "take-in",
        "Take them in",
        "Keeps every session that is marked as new; each is whole, or not there.",
        keys="f2",
        letter="t",
        group="Import",
        footer="take in",
    ),
    Command(
        "leave-out",
        "Leave this out",
        "Does not take the highlighted session or line in, or does again; also what was left out.",
        letter="x",
        group="Import",
        footer="leave out",
    ),
    Command(
        "change-kind",
        "Another kind",
        "Says what the highlighted line is; its sign alone does so at once: ! = ? * + - < > ~ ^, "
        "and a full stop for a note.",
        letter="k",
        group="Import",
        footer="kind",
    ),
    Command(
        "let-go",
        "Let old actions rest",
        "Open actions that were last said three months before the newest session, or earlier, "
        "come in as dropped; once more keeps them open.",
        letter="l",
        group="Import",
    ),
    Command(
        "edit-line",
        "Put the line right",
        "Types the highlighted line anew, as in a session: ! borrow the ladder @Ana due:fri.",
        letter="e",
        group="Import",
    ),
    Command(
        "give-day",
        "Give the day",
        "Types the day of highlighted minutes that tell none; it holds until you leave lctui.",
        letter="d",
        group="Import",
    ),
    Command(
        "take-back",
        "Take the import back",
        "Takes out again what came in last from here; what was changed since stays, and a copy of "
        "the rest is kept among the backups.",
        keys="ctrl+z",
        group="Import",
    ),
    Command(
        "name-place",
        "Other files",
        "Goes back to the line that names the files or folders.",
        letter="o",
        group="Import",
        footer="other files",
    ),
    Command(
        "review-session",
        "Review what came in",
        "Opens the highlighted session, once it is in the store.",
        letter="v",
        group="Import",
        footer="review",
    ),
    Command(
        "copy-page",
        "Copy the preview",
        "Puts what was understood of the highlighted session on the clipboard.",
        letter="c",
        group="Take it away",
    ),
    Command(
        "leave",
        "Back",
        "Stops what is going on; from the lines goes to the sessions, from there one step back.",
        keys="escape",
        group="General",
    ),
    Command(
        "help",
        "Explain this screen",
        "Shows what each key does here.",
        keys="f1",
        group="General",
    ),
    Command("quit", "Leave lctui", "Closes the program.", keys="ctrl+q", group="General"),
)
