"""What a redaction did, and how people are told of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.models.records import Entry
from data.numbers import count_of

BEYOND = (
    "Out of reach: exported files, mails, clipboards, a shell's history, backups kept elsewhere, "
    "and other machines until they have synced the store."
)
"""What no program here can take back."""


@dataclass(slots=True)
class Redacted:
    """What a redaction did, and what it leaves to people."""

    entries: tuple[Entry, ...]
    """The tombstones."""
    files: dict[Path, None] = field(default_factory=dict)
    """The files of the store that lost words."""
    backups: dict[Path, None] = field(default_factory=dict)
    """The archives that were written anew."""
    notes: int = 0
    """Notes of later sessions about the entries that went too."""
    stands: dict[str, None] = field(default_factory=dict)
    """Sentences about where the same words stand in their own right."""
    unreached: dict[str, None] = field(default_factory=dict)
    """Sentences about what could not be looked into."""

    def sentences(self) -> Iterator[str]:
        """Yield what was done, and where the words may still be."""
        count = len(self.entries)
        what = "The words" if count == 1 else f"The words of {count} entries"
        where = "all that could be reached" if self.unreached else "every file of the store"
        cleaned = ", ".join(filter(None, self._cleaned()))
        yield f"{what} are gone from {where}{f' (cleaned: {cleaned})' if cleaned else ''}."
        for entry in self.entries[:1]:
            yield f"“{entry.text}” stays."
        yield from self.stands
        yield BEYOND

    def _cleaned(self) -> Iterator[str]:
        yield _counted(len(self.files), "file")
        yield _counted(len(self.backups), "backup")
        yield _counted(self.notes, "note of a later session", "notes of later sessions")


def _counted(count: int, one: str, many: str = "") -> str:
    return count_of(count, one, many) if count else ""
