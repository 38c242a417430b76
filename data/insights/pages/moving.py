"""Are we moving? What got done with what was learned, said plainly also when it is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from data.carryover import TRIED, WORKED
from data.days import day_told
from data.figures import Figures, figures
from data.insights.material import Material, Meeting
from data.insights.outcomes import Fate, fates
from data.insights.pages.common import empty, remarks
from data.insights.pages.measures import read_in
from data.insights.plot import FEWEST, Bar, Plot, Table
from data.insights.saying import in_letters, median_of, short
from data.insights.signs import LATELY as LOOKED_AT
from data.insights.signs import Element, elements
from data.measuring import bars
from data.numbers import count_of
from data.tallying import OFTEN

ID, TITLE = "moving", "Are we moving?"
LATELY = 3
"""Sessions without a commitment after which it is said plainly."""


MEASURES = 2
"""Measures whose course is told beside; each has a page of its own."""


def moving(material: Material) -> Iterator[Plot]:
    """Yield the facts in words, and the three elements of a community as bars."""
    if not material.meetings:
        yield empty(material, ID, TITLE)
        return
    found = elements(material)
    promises = fates(material)
    lines = tuple(_lines(material, promises))
    looked = min(LOOKED_AT, len(material.meetings))
    yield Plot(
        ID,
        TITLE,
        _finding(material),
        unit=f"signs seen in the last {count_of(looked, 'session')}",
        bars=tuple(_bar(element) for element in found),
        remarks=remarks(material),
        lines=lines,
        table=Table(
            ("what", "what it says"),
            (
                *lines,
                *(
                    (f"{element.title}: {sign.title}", f"{sign.seen} of {sign.of}")
                    for element in found
                    for sign in element.signs
                ),
            ),
        ),
    )


def _bar(element: Element) -> Bar:
    told = f"{element.seen} of {element.of}" if element.of else "nothing known"
    return Bar(element.title, element.seen / max(1, element.of) * 100, 100, told)


def _finding(material: Material) -> str:
    lately = [m for _, m in material.meetings][-LATELY:]
    made = sum(m.kinds("commitment") for m in lately)
    tried = {h.id for m in lately for h in m.summary.heard if h.outcome in TRIED}
    last = "session" if len(lately) == 1 else f"{in_letters(len(lately))} sessions"
    if made:
        begun = f"In the last {last}, {count_of(made, 'commitment')} {_was(made)} made."
    else:
        begun = f"In the last {last} nobody said what they will try."
    after = f" {count_of(len(tried), 'thing')} {_was(len(tried))} told of as tried."
    return begun + (after if tried else " Nothing was told of as tried.")


def _was(n: int) -> str:
    return "was" if n == 1 else "were"


def _lines(material: Material, found: Sequence[Fate]) -> Iterator[tuple[str, str]]:
    known = figures(material.summaries)
    yield "Loops closed", _closed(found)
    yield "Practice changes", _changes(material, found)
    yield from _actions(material)
    yield "Carried on", _carried(material.last)
    yield "Last thing tried", day_told(known.last_tried) if known.last_tried else "nothing yet"
    yield "Took part", _took_part([m for _, m in material.meetings][-LATELY:])
    yield "Sessions in a row", _in_a_row(known)
    yield "From word to outcome", _days(found)
    yield from _measures(material)


def _measures(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the course of the first measures that were read, each with a bar for each reading."""
    read = (course for course in read_in(material) if course.readings)
    for course in islice(read, MEASURES):
        title = short(course.measure.title) or "A measure"
        yield title, f"{bars(course.readings)}  {course.in_words}"


def _closed(found: Sequence[Fate]) -> str:
    if not found:
        return "no commitment was made in this time"
    settled = sum(fate.days is not None for fate in found)
    return f"{settled} of {count_of(len(found), 'commitment')} settled"


def _changes(material: Material, found: Sequence[Fate]) -> str:
    worked = sum(fate.outcome in WORKED for fate in found)
    adopted = sum(m.summary.adopted for _, m in material.meetings)
    if not worked and not adopted:
        return "none told of in this time"
    agreed = count_of(adopted, "decision")
    return f"{worked} worked, at least partly; {agreed} adopted"


def _actions(material: Material) -> Iterator[tuple[str, str]]:
    """Yield what became of actions, where there are any."""
    heard, _ = material.heard
    actions = [each for _, each in material.owed("action")]
    told = (heard[each.id].outcome if each.id in heard else "" for each in actions)
    said = [own.status if own.status != "open" else "" for own in actions]
    ends = [own or later for own, later in zip(said, told, strict=True)]
    if ends:
        done, dropped = ends.count("done"), ends.count("dropped")
        yield "Actions", f"{done} of {len(ends)} done, {dropped} dropped"


def _carried(last: Meeting | None) -> str:
    if last is None or not last.tally.carried:
        return "nothing was handed to the last session"
    often = f"{last.tally.often} {in_letters(OFTEN)} times or more"
    return f"{count_of(last.tally.carried, 'thing')} to the last session, {often}"


def _took_part(lately: Sequence[Meeting]) -> str:
    came = {member for m in lately for member in m.came}
    if len(came) < FEWEST:
        return "too few on the roll to say"
    spoke = {member for m in lately for member in m.came & set(m.tally.spoke)}
    told = f"{len(spoke)} of {len(came)} who came are in the notes"
    return f"{told}, last {count_of(len(lately), 'session')}"


def _in_a_row(known: Figures) -> str:
    return f"{known.in_a_row} of {known.sessions}, up to the last one"


def _days(found: Sequence[Fate]) -> str:
    days = [fate.days for fate in found if fate.days is not None]
    middle = median_of(days)
    if middle is None:
        return f"too few settled for a median (n = {len(days)})"
    return f"{count_of(round(middle), 'day')}, the median (n = {len(days)})"
