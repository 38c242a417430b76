"""What can be done to what was kept; the actions are in `entry_keys`."""

from screens.commands import Command

ENTRY_COMMANDS: tuple[Command, ...] = (
    Command(
        "edit",
        "Edit the entry",
        "Puts the highlighted entry, or the last one, into the bar.",
        letter="e",
        group="Entries",
        footer="edit",
    ),
    Command(
        "kind",
        "Change its kind",
        "Makes the highlighted entry, or the last one, a decision, an action, a commitment …",
        letter="k",
        slash="/kind",
        argument="KIND",
        group="Entries",
        footer="kind",
    ),
    Command(
        "delete",
        "Take the entry away",
        "Removes the highlighted entry; undo brings it back.",
        letter="x,delete",
        group="Entries",
        footer="remove",
    ),
    Command(
        "next-mark",
        "Jump to the next mark",
        "Highlights the next entry marked with @@, round and round.",
        letter="m",
        slash="/mark",
        group="Entries",
    ),
    Command(
        "mark",
        "Mark or unmark",
        "Marks the highlighted entry to come back to, or takes the mark off.",
        letter="M",
        group="Entries",
    ),
    Command(
        "undo",
        "Take back",
        "Takes back the last thing done here: an entry, an edit, the clock.",
        letter="u,ctrl+z",
        slash="/undo",
        group="Entries",
        footer="undo",
    ),
    Command(
        "redo",
        "Bring back",
        "Does again what was taken back.",
        letter="ctrl+y",
        slash="/redo",
        group="Entries",
    ),
    Command(
        "look-back",
        "Look at the phase before",
        "Shows the entries of the phase before; the clock stays where it is.",
        letter="left",
        group="Entries",
    ),
    Command(
        "look-ahead",
        "Look at the phase after",
        "Shows the next phase's entries.",
        letter="right",
        group="Entries",
    ),
)
