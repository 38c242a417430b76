"""The eleven kinds of entry. A new kind is a new row here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry: its sigil, what it is called and what becomes of it."""

    id: str
    sigil: str
    """First character of the line that captures it; empty for a plain note."""
    title: str
    plural: str
    purpose: str
    """When to use it, in a few words, for help and menus."""
    carries: bool = False
    """Stands in "since last time" at the next session until it has an outcome."""


KINDS: tuple[Kind, ...] = (
    Kind("note", "", "Note", "Notes", "anything worth keeping"),
    Kind("insight", "*", "Insight", "Insights", "what stood out, what changed"),
    Kind("success", "+", "Success", "Successes", "what worked"),
    Kind("setback", "-", "Setback", "Setbacks", "what did not work, a mistake, a hard case"),
    Kind("question", "?", "Question", "Questions", "a doubt, something still open"),
    Kind("help", "<", "Help wanted", "Help wanted", "somebody could use a hand", carries=True),
    Kind("decision", "=", "Decision", "Decisions", "what the group agreed"),
    Kind("action", "!", "Action", "Actions", "what somebody will do, and by when", carries=True),
    Kind("commitment", ">", "Commitment", "Commitments", "what a person will try", carries=True),
    Kind("request", "~", "Request", "Requests", "what to learn next time", carries=True),
    Kind("parked", "^", "Parked", "Parked", "worth its time, only not now", carries=True),
)

KIND_BY_ID: dict[str, Kind] = {kind.id: kind for kind in KINDS}
KIND_BY_SIGIL: dict[str, Kind] = {kind.sigil: kind for kind in KINDS if kind.sigil}
