"""A change: the unit that is written, read, merged and taken back."""

from typing import Any, NamedTuple

Fields = dict[str, Any]
"""A record's fields as JSON has them, without the id."""

ANONYMOUS = "anonymous"
"""The writer of every anonymous entry, so that no file betrays who typed it."""


class Change(NamedTuple):
    """Some fields of one record set at one moment by one writer."""

    at: str
    """Its hybrid logical stamp (data.store.hlc)."""
    writer: str
    """The name of the journal it stands in."""
    table: str
    id: str
    fields: Fields
    by: str = ""
    """The name of who made it, where that is known; of an anonymous entry it never is."""


REMOVED: Fields = {"removed": True}
"""What a removal sets; a journal line spells it `"del":true`."""

REDACTED = "redacted"
"""The field that makes a change a tombstone: it holds the day on which the words were taken out."""


def buries(fields: Fields) -> bool:
    """Say whether fields are a tombstone's; where nothing was taken out they may tell no day."""
    return bool(fields.get(REDACTED))
