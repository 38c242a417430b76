"""The one question before an entry's words go for good."""

from data.models.records import Entry
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.content import cut

QUOTED = 300
"""Characters of the entry that the question shows."""
ALREADY = "Its words were redacted: nothing is left to change."
"""What is said where somebody wants to work on a tombstone."""


def redact_dialog(entry: Entry, parts: int) -> ChoiceDialog:
    """Return the question; it answers `redact`, or nothing. An entry may be one of several parts
    of a line that was too long for one.
    """
    several = f"\n\nWith it go the {parts - 1} entries that it goes on in." if parts > 1 else ""
    return ChoiceDialog(
        "Redact this entry?",
        f"{cut(entry.text, QUOTED)}{several}\n\n"
        "Its words leave every file of the store for good, backups too; a dated line stays in "
        "their place. No undo brings them back.",
        (
            Choice("", "", "Leave it", "nothing happens"),
            Choice("redact", "R", "Redact it", "this cannot be taken back"),
        ),
    )
