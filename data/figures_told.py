"""A community's figures in words, each with its number of cases."""

from collections.abc import Iterator

from data.carryover import outcomes_for
from data.days import day_told
from data.figures import Figures

_TITLES = {
    **{outcome.id: outcome.title for outcome in outcomes_for("commitment")},
    "unheard": "not told of yet",
}


def in_words(found: Figures) -> Iterator[tuple[str, str]]:
    """Yield what each figure is called and what it says, always with its number of cases."""
    if not found.sessions:
        yield "Sessions held", "none yet"
        return
    since = f", the last on {day_told(found.last)}" if found.last else ""
    yield "Sessions held", f"{found.sessions}{since}; {found.in_a_row} in a row"
    if found.attendance is not None:
        mean = f"{found.attendance:.1f} on average (n = {found.attendance_of})"
        yield "Attendance", f"{mean}, {found.people} different members"
    yield from _promised(found)
    if found.actions:
        told = ", ".join(f"{found.actions.get(s, 0)} {s}" for s in ("done", "open", "dropped"))
        yield "Actions", f"{sum(found.actions.values())}: {told}"
    if found.help_asked:
        met = f"offers for {found.help_offered}, {found.help_answered} answered"
        yield "Calls for help", f"{found.help_asked}: {met}"
    if found.requests:
        yield "Requests", f"{found.requests}, {found.topics} became topics"


def _promised(found: Figures) -> Iterator[tuple[str, str]]:
    if not found.made:
        return
    counts = ((title, found.commitments.get(key, 0)) for key, title in _TITLES.items())
    yield "Commitments", f"{found.made}: " + ", ".join(f"{n} {title}" for title, n in counts if n)
    if found.told:
        tried = f"{found.tried} of {found.told} that were told of"
        last = f", last on {day_told(found.last_tried)}" if found.last_tried else ""
        yield "Tried", tried + last
    if found.days_to_outcome is not None:
        days = f"{found.days_to_outcome:.0f} days"
        yield "From word to outcome", f"{days}, the median (n = {found.days_of})"
