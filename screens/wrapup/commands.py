"""What can be done at the end of a session."""

from screens.commands import Command
from screens.record_screen import RECORD_COMMANDS

COMMANDS: tuple[Command, ...] = (
    Command(
        "adopt",
        "Adopt decisions",
        "Goes through what waits: each with what it changes, to adopt, edit, leave or decline.",
        letter="a",
        group="What was agreed",
        footer="adopt",
    ),
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
        "trend",
        "How the sessions were for people",
        "The exit slips session by session, never without the number of answers.",
        letter="t",
        group="Before people leave",
        footer="trend",
    ),
    Command(
        "make-members",
        "Guests become members",
        "Makes all guests who came members of the community, in one action.",
        letter="m",
        group="Before people leave",
    ),
    Command(
        "set-next-date",
        "Next session",
        "Says when the next session is to be, with its hour; it becomes a plan.",
        letter="d",
        group="Before people leave",
        footer="next date",
    ),
    Command(
        "plan-next",
        "Plan the next session",
        "Opens its plan: topic, agenda, roles; all of it is proposed.",
        letter="p",
        group="Before people leave",
        footer="plan",
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
        footer="go on",
    ),
    Command(
        "write-archive",
        "Archive of the community",
        "Writes all its sessions into one file to restore, and what they leave behind as a page.",
        letter="A",
        group="Session",
    ),
    *RECORD_COMMANDS,
)
