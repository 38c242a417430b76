"""How help is told: what might get in the way, who can help, who offered to."""

from collections.abc import Iterable, Iterator

from data.capture.people import first_name
from data.models.ids import EntryId
from data.models.records import Entry
from data.models.side_records import Offer


def hindered(kind: str, obstacle: str, helpers: Iterable[str]) -> Iterator[str]:
    """Yield what might get in the way, and who can help or, with a call for help, offered to."""
    if obstacle:
        yield f"in the way: {obstacle}"
    if names := " and ".join(helpers):
        yield f"offered by {names}" if kind == "help" else f"{names} can help"


def help_words(entry: Entry, offers: Iterable[str] = (), *, short: bool = False) -> str:
    """Return the line about help that stands below an entry; empty where nothing was said."""
    names = (*entry.helpers, *offers)
    called = map(first_name, names) if short else names
    return " · ".join(hindered(entry.kind, entry.obstacle, called))


def offers_by_item(offers: Iterable[Offer]) -> dict[EntryId, tuple[str, ...]]:
    """Return who offered help with what, each once."""
    found: dict[EntryId, dict[str, None]] = {}
    for one in offers:
        if not one.removed:
            found.setdefault(one.item, {})[one.name] = None
    return {item: tuple(names) for item, names in found.items()}
