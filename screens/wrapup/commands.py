"""What can be done at the end of a session."""

from screens.commands import Command
from screens.record_screen import RECORD_COMMANDS

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
        "review-session",
        "Read it all",
        "Opens the session in review.",
        letter="v",
        group="Minutes",
        footer="review",
    ),
    Command(
        "go-on",
        "Go on with the session",
        "Takes back the end: the clock runs again in the phase that was left.",
        letter="g",
        group="Session",
    ),
    *RECORD_COMMANDS,
)
