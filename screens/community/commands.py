"""What can be done with what a community knows about itself."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "add-thing",
        "Add",
        "Asks for one more of what this section holds: a member, a rule, a goal …",
        letter="a",
        group="In every section",
        footer="add",
    ),
    Command(
        "edit-thing",
        "Edit",
        "Opens what is highlighted as a form; Enter does the same.",
        letter="e",
        group="In every section",
        footer="edit",
    ),
    Command(
        "remove-thing",
        "Remove or let go",
        "Takes away what is highlighted; of a topic that was let go, takes it up again.",
        letter="x",
        group="In every section",
        footer="remove",
    ),
    Command(
        "show-history",
        "History",
        "Shows how what is highlighted came to be as it is: every version, by whom and when.",
        letter="h",
        group="In every section",
        footer="history",
    ),
    Command(
        "copy-line",
        "Copy",
        "Puts what is highlighted on the clipboard, as it stands here.",
        letter="y",
        group="In every section",
    ),
    Command(
        "move-up",
        "Move up",
        "Moves the highlighted rule up.",
        letter="left_square_bracket",
        group="Ground rules",
        footer="up",
    ),
    Command(
        "move-down",
        "Move down",
        "Moves the highlighted rule down.",
        letter="right_square_bracket",
        group="Ground rules",
        footer="down",
    ),
    Command(
        "leave-or-return",
        "Left, or back again",
        "Notes that the highlighted member left today, or came back; says what stays open.",
        letter="l",
        group="Members",
        footer="left/back",
    ),
    Command(
        "note-check-in",
        "Check-in",
        "Notes a talk with the highlighted member between two sessions.",
        letter="c",
        group="Members",
        footer="check-in",
    ),
    Command(
        "same-person",
        "Same person",
        "Says that another member, or a name in a session, is the highlighted member too: "
        "both count as one. What was said stays as it was written.",
        letter="s",
        group="Members",
        footer="same person",
    ),
    Command(
        "add-measure",
        "Add a measure",
        "Says by what one sees the highlighted goal come nearer.",
        letter="m",
        group="Goals",
        footer="measure",
    ),
    Command(
        "add-reading",
        "Add a reading",
        "Keeps what the highlighted measure stands at.",
        letter="r",
        group="Goals",
        footer="reading",
    ),
    Command(
        "put-into-backlog",
        "Into the backlog",
        "Puts the highlighted open question of the charter among what is to be learned.",
        letter="b",
        group="Charter",
        footer="into backlog",
    ),
    Command(
        "other-side",
        "Other side",
        "Goes from the sections to what is in one, and back.",
        letter="tab",
        group="General",
    ),
    Command(
        "save-elsewhere",
        "Save elsewhere",
        "Puts all that is known of this community into one file, where the disk takes nothing.",
        letter="W",
        group="General",
    ),
    Command(
        "show-insights",
        "Insights",
        "Opens how the community does: plots, each with what it says in words.",
        letter="i",
        group="General",
        footer="insights",
    ),
    Command("undo", "Take back", "Takes back the last change made here.", keys="ctrl+z"),
    Command("redo", "Bring back", "Brings back what was taken back.", keys="ctrl+y"),
    Command("leave", "Back", "One step back; what was changed is kept.", keys="escape"),
    Command("help", "Explain this screen", "Shows what each key does here.", keys="f1"),
)

ALWAYS = frozenset(
    {"copy-line", "other-side", "save-elsewhere", "show-insights", "undo", "redo", "leave", "help"}
)
"""What has something to do in every section."""
