"""All that a community leaves behind, on one page that can be read without lctui."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from data.carryover import entry_with_followups, outcome_title
from data.charter import QUESTIONS
from data.errors import NotFound, StoreFailed
from data.models.community_records import CharterAnswer, Goal, Measure, Reading
from data.models.records import Entry, FollowUp, SessionHead
from data.reports.document import NAMELESS, published
from data.reports.escape import escape
from data.reports.markdown import section_lines
from data.reports.page import Line, Section
from data.reports.words import told_date
from data.zone import local

if TYPE_CHECKING:
    from data.models.ids import CommunityId, EntryId
    from data.store.open_community import OpenCommunity
    from data.store.store import Store

_TOLD = (
    ("success", "What worked"),
    ("setback", "What did not, and taught us something"),
    ("insight", "What we came to see"),
    ("decision", "What we agreed"),
)
LIVES_ON = "lives-on"
"""The id of the phase in which a last session says what goes on."""


@dataclass(slots=True)
class _Whole:
    """What the sessions of a community hold together."""

    heads: list[tuple[SessionHead, datetime, int]] = field(default_factory=list)
    """Each session with when it began and how many came."""
    entries: list[tuple[Entry, SessionHead]] = field(default_factory=list)
    heard: dict[EntryId, FollowUp] = field(default_factory=dict)


def harvest(store: Store, community: CommunityId, now: datetime) -> str:
    """Return the page in Markdown: nothing private, no name where none may stand. StoreFailed.

    A session that cannot be read is left out, as everywhere.
    """
    opened = store.open_community(community)
    whole = _gather(store, community)
    parts = (_why(opened), _goals(opened), _learned(whole), _tried(whole), _on(whole))
    sections = [section for part in (*parts, _kept(opened, whole)) for section in part]
    lines = [f"# {escape(opened.community.name)}: what we leave behind", ""]
    lines.append(f"- {escape(_span(whole, now))}")
    lines += [line for section in sections if section.lines for line in section_lines(section)]
    return "\n".join((*lines, ""))


def _gather(store: Store, community: CommunityId) -> _Whole:
    whole = _Whole()
    for ref in reversed(store.sessions(community)):
        with suppress(StoreFailed, NotFound):
            session = store.open(ref)
            head, people = session.head, session.people.values()
            began = next((event.at for event in session.clock), None) or head.planned_start
            came = sum(person.present for person in people)
            if began:
                whole.heads.append((head, local(began, head), came))
            whole.entries += ((entry, head) for entry in published(session.entries.values()))
            whole.heard |= {each.id: each for each in session.followups.values()}
            session.close()
    return whole


def _span(whole: _Whole, now: datetime) -> str:
    if not whole.heads:
        return f"No session yet. Written {told_date(now.date())}."
    first, last = whole.heads[0][1], whole.heads[-1][1]
    count = len(whole.heads)
    sessions = f"{count} {'session' if count == 1 else 'sessions'}"
    return f"{sessions}, {told_date(first.date())} to {told_date(last.date())}"


def _why(community: OpenCommunity) -> Iterator[Section]:
    known = community.community
    yield Section("Why we met", _lines(known.purpose, known.vision))
    yield Section("What was to be different", _lines(*known.differences))
    yield Section("How we worked together", _lines(*known.ground_rules))
    answers = community.table(CharterAnswer)
    for question in QUESTIONS:
        if (answer := answers.get(question.id)) and question.id != "ground-rules":
            yield Section(question.title, _lines(*answer.text.split("\n")))


def _goals(community: OpenCommunity) -> Iterator[Section]:
    measures = community.table(Measure).values()
    readings = sorted(community.table(Reading).values(), key=lambda reading: reading.on)
    for goal in community.table(Goal).values():
        theory = (("if", goal.theory_if), ("then", goal.theory_then))
        because = ("because", goal.theory_because)
        told = " ".join(f"{word} {part}" for word, part in (*theory, because) if part)
        mine = [measure for measure in measures if measure.goal == goal.id]
        lines = [Line(told)] if told else []
        lines += [Line(_measured(measure, readings)) for measure in mine]
        yield Section(f"Goal: {goal.title}", tuple(lines) or (Line("Not measured."),))


def _measured(measure: Measure, readings: list[Reading]) -> str:
    mine = [
        f"{each.value:g} ({told_date(each.on)})" for each in readings if each.measure == measure.id
    ]
    if len(mine) > 2:
        mine = [mine[0], "…", mine[-1]]
    unit = f" ({measure.unit})" if measure.unit else ""
    return f"{measure.title}{unit}: {' → '.join(mine) or 'never read'}"


def _learned(whole: _Whole) -> Iterator[Section]:
    for kind, title in _TOLD:
        lines = (_entry(entry, head) for entry, head in whole.entries if entry.kind == kind)
        yield Section(title, tuple(lines))


def _entry(entry: Entry, head: SessionHead) -> Line:
    by = "" if entry.level in NAMELESS else entry.by or ""
    whom = f"for {', '.join(entry.whom)}" if entry.whom else ""
    details = (by, whom, head.title, told_date(local(entry.at, head).date()))
    return Line(entry.text, tuple(filter(None, details)))


def _tried(whole: _Whole) -> Iterator[Section]:
    """Tell what became of what people set out to try: in numbers, of nobody in particular."""
    tried = [entry for entry, _head in whole.entries if entry.kind == "commitment"]
    heard = [whole.heard[entry.id].outcome for entry in tried if entry.id in whole.heard]
    counts = Counter(outcome_title("commitment", outcome) for outcome in heard)
    told = [Line(f"{title}: {count}") for title, count in counts.most_common()]
    unheard = len(tried) - len(heard)
    rest = [Line(f"nobody has told: {unheard}")] if unheard else []
    yield Section("What came of what we set out to try", (*told, *rest), f"n = {len(tried)}")


def _on(whole: _Whole) -> Iterator[Section]:
    last = whole.heads[-1][0].id if whole.heads else ""
    said = [(e, h) for e, h in whole.entries if h.id == last and e.phase == LIVES_ON]
    owed = [(e, h) for e, h in whole.entries if e.kind == "action" and _is_open(e, whole)]
    yield Section("What lives on", tuple(_entry(entry, head) for entry, head in said))
    yield Section("Still open", tuple(_owed(entry, head) for entry, head in owed))


def _is_open(entry: Entry, whole: _Whole) -> bool:
    heard = whole.heard.get(entry.id)
    return entry_with_followups(entry, (heard,) if heard else ())[0] == "open"


def _owed(entry: Entry, head: SessionHead) -> Line:
    owners = () if entry.level in NAMELESS else entry.owners
    due = f"due {told_date(entry.due)}" if entry.due else ""
    return Line(entry.text, tuple(filter(None, (", ".join(owners), due, head.title))), box=" ")


def _kept(community: OpenCommunity, whole: _Whole) -> Iterator[Section]:
    members = [m.name for m in community.members.values()]
    yield Section("Who we were", _lines(*members))
    lines = (
        Line(head.title, (told_date(began.date()), f"{came} came"))
        for head, began, came in whole.heads
    )
    yield Section("Our sessions", tuple(lines))


def _lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts if text.strip())
