"""What can be done with a community's insights."""

from screens.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "next-page",
        "Next page",
        "Shows the next plot; ↓ in the list and a digit, straight to that page, do as well.",
        keys="right",
        group="Pages",
        footer="next",
    ),
    Command(
        "previous-page",
        "Page before",
        "Shows the plot before.",
        keys="left",
        group="Pages",
    ),
    Command(
        "toggle-table",
        "Table or plot",
        "Shows the figures behind the plot, or the plot again.",
        letter="t",
        group="Pages",
        footer="table",
    ),
    Command(
        "next-span",
        "Another span of time",
        "Tells of all sessions, of the last year, of the last three months.",
        letter="s",
        group="Pages",
        footer="span",
    ),
    Command(
        "copy-sentence",
        "Copy what it says",
        "Copies the sentence that tells this page in words.",
        letter="y",
        group="Take it away",
        footer="copy words",
    ),
    Command(
        "copy-page",
        "Copy the table",
        "Copies the page in words, with the figures behind it.",
        letter="c",
        group="Take it away",
        footer="copy all",
    ),
    Command(
        "export-page",
        "Export",
        "Writes the page as CSV, SVG or PNG into the folder that lctui was started from.",
        letter="x",
        group="Take it away",
        footer="export",
    ),
    Command("leave", "Back", "One step back.", keys="escape", group="General"),
    Command("help", "Explain this screen", "Shows what each key does here.", keys="f1"),
)
