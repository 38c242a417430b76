"""What looks back from a live session; the actions are in `known_keys` and `recall_keys`."""

from screens.commands import Command

KNOWN_COMMANDS: tuple[Command, ...] = (
    Command(
        "known",
        "What we know about the topic",
        "What worked, what did not, what was agreed and tried; /known TOPIC is about another one.",
        keys="f5",
        letter="K",
        slash="/known",
        argument="TOPIC",
        group="Beside the phases",
        footer="what we know",
    ),
    Command(
        "recall",
        "Recall while typing, or not",
        "Offers the closest past entry in the bar's frame; F5 opens it. Never a private one.",
        slash="/recall",
        group="Beside the phases",
    ),
    Command(
        "search",
        "Search past sessions",
        "Finds anything that was ever said; Esc comes back to the session, which goes on.",
        letter="S",
        slash="/search",
        argument="WORDS",
        group="Beside the phases",
    ),
    Command(
        "copy-entry",
        "Copy the entry",
        "Puts the highlighted entry, or the last one, on the clipboard as a line of the minutes.",
        letter="y",
        group="Entries",
    ),
)
