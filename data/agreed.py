"""What a session agreed on, as the wrap-up goes through it."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.models.records import Entry, ExitSlip

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


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the exit slips say together; a mean is None where nobody answered."""

    answered: int
    worth: float | None
    worth_count: int
    safe: float | None
    safe_count: int
    changes: tuple[str, ...]


def pulse_of(slips: Iterable[ExitSlip]) -> Pulse:
    """Count the slips; every mean comes with the number of answers behind it."""
    handed_in = [slip for slip in slips if not slip.removed]
    worth = [slip.worth for slip in handed_in if slip.worth is not None]
    safe = [slip.safe for slip in handed_in if slip.safe is not None]
    return Pulse(
        answered=len(handed_in),
        worth=sum(worth) / len(worth) if worth else None,
        worth_count=len(worth),
        safe=sum(safe) / len(safe) if safe else None,
        safe_count=len(safe),
        changes=tuple(sorted(slip.change for slip in handed_in if slip.change)),
    )
