"""What the first screen says about the store itself: it cannot be written, or lacks something."""

from collections.abc import Sequence

from data.store.rescued import Rescued
from data.store.store import Store


def notice_words(store: Store, rescued: Sequence[Rescued]) -> str:
    """Return the sentences to show; empty where there is nothing to say."""
    refusal = store.refusal()
    if refusal:
        refusal = f"{refusal} Sessions can be read; nothing new can be kept."
    return " ".join(filter(None, (refusal, _rescued_words(rescued))))


def _rescued_words(rescued: Sequence[Rescued]) -> str:
    if not rescued:
        return ""
    count = sum(one.count for one in rescued)
    things = "entry was" if count == 1 else "entries were"
    return f"{count} {things} rescued on {rescued[-1].at:%d %b, %H:%M}: ^R takes them up."
