"""What a session agreed on, as the wrap-up goes through it."""

from collections.abc import Iterable

from data.models.records import Entry

AGREED_KINDS = ("decision", "action", "commitment", "request")
"""In the order in which they are read out."""


def agreed(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return decisions, actions, commitments and requests, in that order, each as said."""
    found = [entry for entry in entries if entry.kind in AGREED_KINDS]
    return tuple(sorted(found, key=lambda entry: AGREED_KINDS.index(entry.kind)))


def lacks(entry: Entry) -> tuple[str, ...]:
    """Return what an entry that somebody owes still needs: `owner`, `date`, `name`."""
    if entry.level == "anon":
        return ()
    if entry.kind == "action":
        wants = (("owner", entry.owners), ("date", entry.due))
        return tuple(name for name, value in wants if not value)
    return ("name",) if entry.kind == "commitment" and not entry.by else ()
