"""What is said of a hit of a search, wherever it is shown or taken to: pure words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from data.carryover import outcome_title
from data.minutes_line import BOXES, minutes_line
from data.models.kinds import KIND_BY_ID
from data.models.levels import NAMELESS, PRIVATE
from data.safe_text import one_line, safe
from data.search.hit import HEARD
from data.store.refs import parse_stem

if TYPE_CHECKING:
    from data.models.records import Entry
    from data.search.hit import Hit, Span

LONGEST = 200
"""Characters of a past entry that a dim line quotes."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLACES = {"topic": "Topic", "prompt": "Prompt", "name": "Person", "slip": "Exit slip"}
_SAID = {
    "note": "said",
    "insight": "stood out",
    "success": "worked",
    "setback": "did not work",
    "question": "asked",
    "help": "help wanted with",
    "decision": "agreed",
    "action": "to do",
    "request": "to be learned",
    "parked": "parked",
}
"""What a kind is in the words of somebody who remembers it."""


def said_on(hit: Hit) -> date:
    """Return the day of its session, as that session's file tells it; else when it was said."""
    started = parse_stem(hit.stem)
    try:
        return date.fromisoformat(started[0][:10]) if started else hit.at.date()
    except ValueError:
        return hit.at.date()


def told_day(day: date, today: date) -> str:
    """Return `12 Mar`, with its year where that is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def kind_word(hit: Hit) -> str:
    """Return what a hit is called: its kind, or the place where it stands."""
    kind = KIND_BY_ID.get(hit.kind)
    return kind.title if kind else _PLACES.get(hit.place) or hit.kind.capitalize() or "Entry"


def lead_words(hit: Hit) -> str:
    """Return the same; of what was heard with what had become of the item by then."""
    return f"{kind_word(hit)}, {_outcome(hit)}" if hit.place == HEARD else kind_word(hit)


def _outcome(hit: Hit) -> str:
    return one_line(outcome_title(hit.kind, hit.outcome))


def told_words(hit: Hit) -> tuple[str, tuple[Span, ...]]:
    """Return a hit's words and what matched in them; of what was heard its outcome first.

    `worked partly: the second question was too much`.
    """
    if hit.place != HEARD:
        return hit.text, hit.spans
    front = f"{_outcome(hit)}: "
    spans = tuple((start + len(front), end + len(front)) for start, end in hit.spans)
    return front + hit.text, spans


def told_about(hit: Hit) -> str:
    """Return of which item it was heard, in that item's words; empty for everything else."""
    if hit.place != HEARD:
        return ""
    words = one_line(hit.about[: 4 * LONGEST])
    return f"on “{words[:LONGEST]}{'…' if len(words) > LONGEST else ''}”"


def people_in(hit: Hit) -> tuple[str, ...]:
    """Return who owes it, else who said it; nobody where no name may be told."""
    if hit.level in NAMELESS:
        return ()
    return hit.owners or ((hit.by,) if hit.by else ())


def told_state(hit: Hit, today: date) -> str:
    """Return what has become of it: open, overdue, done, or its outcome.

    Nothing of what was heard: it tells that itself, as it was then.
    """
    if hit.place == HEARD:
        return ""
    if hit.state == "open" and hit.due is not None and hit.due < today:
        return "overdue"
    return outcome_title(hit.kind, hit.state) if hit.state else ""


def line_of_minutes(hit: Hit, today: date) -> str:
    """Return it as the minutes would have it, on one line."""
    kind = KIND_BY_ID.get(hit.kind)
    heard = hit.place == HEARD
    word = "" if kind and not kind.sigil else lead_words(hit)
    box = BOXES.get(hit.state, "") if hit.kind == "action" and not heard else ""
    state = told_state(hit, today)
    due = None if heard else hit.due
    said = _Said(word, hit.text, people_in(hit), due, hit.whom, hit.tags, told_about(hit))
    return said.line(box, "" if box and state != "dropped" else state, today)


def line_of_entry(entry: Entry, today: date) -> str:
    """Return an entry as the minutes have it, on one line."""
    kind = KIND_BY_ID.get(entry.kind)
    word = kind.title if kind and kind.sigil else ""
    people = entry.owners or ((entry.by,) if entry.by else ())
    told = () if entry.level in NAMELESS else people
    box = BOXES.get(entry.status or "open", " ") if entry.kind == "action" else ""
    state = "dropped" if entry.status == "dropped" else ""
    return _Said(word, entry.text, told, entry.due, entry.whom, entry.tags).line(box, state, today)


class _Said(NamedTuple):
    """What a line of the minutes tells."""

    word: str
    """The kind's; empty for a plain note."""
    text: str
    people: tuple[str, ...]
    due: date | None
    whom: tuple[str, ...]
    tags: tuple[str, ...]
    about: str = ""

    def line(self, box: str, state: str, today: date) -> str:
        details = (
            ", ".join(self.people),
            f"due {told_day(self.due, today)}" if self.due else "",
            f"for {', '.join(self.whom)}" if self.whom else "",
            self.about,
            state,
            *(f"#{tag}" for tag in self.tags),
        )
        return minutes_line(self.word, self.text, details, box)


def page_of_minutes(hits: Iterable[Hit], today: date) -> str:
    """Return hits as a list under their sessions; what is private stays where it is."""
    told: list[str] = []
    session = None
    for hit in hits:
        if hit.level == PRIVATE:
            continue
        if session != (hit.community, hit.stem):
            session = hit.community, hit.stem
            told += ["", f"{one_line(hit.title)}, {told_day(said_on(hit), date.min)}"]
        told.append(line_of_minutes(hit, today))
    return "\n".join(told).strip()


def recalled(hit: Hit, today: date) -> tuple[str, str, str]:
    """Return a past entry as a dim line tells it: what stands before its words, they, the rest.

    `12 Mar, Ben tried “two questions at the door”: worked partly`.
    """
    people = people_in(hit)
    who = _first(people[0]) if people else ""
    words = " ".join(safe(hit.text[: 4 * LONGEST]).split())
    day = told_day(said_on(hit), today)
    if hit.kind == "commitment":
        tried = hit.state in ("worked", "partly", "did-not")
        verb = "tried" if tried else "took on"
        came = f": {told_state(hit, today)}" if hit.state not in ("", "open") else ""
        return f"{day}, {who or 'somebody'} {verb} ", words, came
    said = _SAID.get(hit.kind, "said")
    state = told_state(hit, today)
    behind = ", ".join(filter(None, (who, state)))
    return f"{day}, {said}: ", words, f" ({behind})" if behind else ""


def _first(name: str) -> str:
    return one_line(name).partition(" ")[0]
