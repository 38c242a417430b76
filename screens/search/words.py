"""What the search screen says about what it found, in calm words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.search.completing import HINTS

if TYPE_CHECKING:
    from data.search.query import Query

EMPTY_STORE = (
    "Nothing has been kept here yet. Esc goes back; n on the first screen starts a session, "
    "I there takes in past minutes, and what is said is found here from then on."
)
NEWEST = "The newest stand below. "


def found_words(query: Query, count: int, *, more: bool) -> str:
    """Return how much was found, and what of the query was not understood."""
    if query.empty and not query.problems:
        return NEWEST + " ".join(f"{name}:" for name in HINTS) + '  "a phrase"  -without'
    hits = "1 hit" if count == 1 else f"{count:,} hits"
    told = f"The newest {count:,}, more below" if more else hits
    return " · ".join((told if count else "No hit", *query.problems))


def nothing_words(query: Query) -> str:
    """Return what to try where nothing was found."""
    if query.empty:
        return EMPTY_STORE
    tried = ["Nothing was said like this. Fewer letters find more: a word may be just begun."]
    if query.filters or query.after or query.before:
        tried.append("Without its filters the line may find it.")
    return " ".join(tried)


def taking_in_words(done: int, count: int) -> str:
    """Return how far the index is."""
    return (
        f"Taking in what is new: {done:,} of {count:,} sessions. "
        "What is in can be searched; Esc stops."
    )


def stopped_words(done: int, count: int) -> str:
    """Return what stands there once somebody stopped it."""
    return f"Stopped at {done:,} of {count:,} sessions; the next search goes on from there."


def filter_words() -> str:
    """Return what each filter asks for, a line each."""
    lines = [f"  {name + ':':<9}{told}" for name, told in HINTS.items()]
    return "\n".join(("Filters", *lines, '  "…"      words side by side', "  -        without", ""))
