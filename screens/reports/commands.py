"""What can be done with a report before it leaves."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "write-report",
        "Write to a file",
        "Asks for the file, in the folder that lctui was started from, and says where it is.",
        keys="f2",
        letter="w",
        group="Take it away",
        footer="write",
    ),
    Command(
        "copy-report",
        "Copy",
        "Puts the report on the clipboard and says how far it got.",
        keys="f3",
        letter="c",
        group="Take it away",
        footer="copy",
    ),
    Command(
        "copy-line",
        "Copy what is withheld",
        "Copies what this audience is not told, in words: for whoever is asked whether it may go.",
        letter="y",
        group="Take it away",
    ),
    Command(
        "whole-report",
        "All of it, or the most telling",
        "Tells everything under each heading, or again what says most.",
        keys="f4",
        letter="a",
        group="Report",
        footer="all of it",
    ),
    Command(
        "show-withheld",
        "What is withheld, word for word",
        "Shows the words that are left out or changed, or the report again.",
        keys="f5",
        letter="x",
        group="Report",
        footer="withheld words",
    ),
    Command("leave", "Back", "One step back; nothing was written.", keys="escape", group="General"),
    Command("help", "Explain this screen", "Shows what each key does here.", keys="f1"),
)
