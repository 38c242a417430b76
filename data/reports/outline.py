"""The minutes as a page: what they say and in which order, whatever the format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from data.carryover import (
    STILL_ALIVE,
    Item,
    entry_with_followups,
    outcome_title,
    since_last_time,
)
from data.clock import spell_clock
from data.help_words import hindered
from data.minutes_line import BOXES
from data.models.ids import EntryId
from data.pulse import told_mean
from data.reports.minutes import Minutes
from data.reports.page import Line, Page, Section
from data.reports.shape import EntryDocument, PhaseDocument
from data.reports.words import told_date, told_lengths, told_times

_PARTS = {
    "purpose": "the purpose",
    "ground-rules": "the ground rules",
    "charter": "the charter",
    "goals": "the goals",
    "members": "what is known of the members",
    "differences": "what is to be different",
    "vision": "the vision",
    "learning_focus": "the learning focus",
    "rhythm": "when and where we meet",
    "stage": "the stage of our life",
}


_HEADED = {
    **dict.fromkeys(("decision", "decisions"), "decision"),
    **dict.fromkeys(("action", "actions", "action items"), "action"),
    "commitments": "commitment",
}
"""Titles of parts that say no more than what stands at the head of the minutes."""


def page_of(minutes: Minutes) -> Page:
    """Return the minutes as a page."""
    document = minutes.document
    return Page(document.title, facts_of(minutes), notice_of(minutes), sections_of(minutes))


def facts_of(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    """Return what stands under the title, as (label, words)."""
    document = minutes.document
    moment = document.started or document.planned_start
    facts = [
        ("Community", document.community),
        ("Date", told_date(moment.date()) if moment else ""),
        ("Time", told_times(document) if moment else ""),
        ("Paused", spell_clock(minutes.paused_seconds) if minutes.paused_seconds >= 1 else ""),
        ("Where", minutes.place),
        ("Present", ", ".join(document.present) or minutes.came),
        *((role.capitalize(), ", ".join(names)) for role, names in document.roles.items()),
        ("Prepared by", minutes.preparer),
        ("Agenda changed", "; ".join(minutes.agenda_changes)),
        ("Reread", minutes.reread),
        ("Amended since", minutes.amended),
        ("Next session", minutes.next_session),
    ]
    return tuple((label, words) for label, words in facts if words)


def notice_of(minutes: Minutes) -> str:
    """Return what a reader must know first: that it is not over, that something is left out."""
    going = {
        "live": f"So far, at {minutes.now:%H:%M}: the session is still going on.",
        "planned": "The session has not begun.",
    }
    return " ".join(filter(None, (going.get(minutes.document.status), minutes.told_to)))


def sections_of(minutes: Minutes) -> tuple[Section, ...]:
    """Return decisions and actions first, then what was carried, then all that was said."""
    return tuple(
        section for part in (_agreed, _carried, _phases, _pulse) for section in part(minutes)
    )


def _agreed(minutes: Minutes) -> Iterator[Section]:
    decisions, actions, commitments = (
        tuple(_line(minutes, e) for e in minutes.document.entries if e.kind == kind)
        for kind in ("decision", "action", "commitment")
    )
    none = (Line("None so far." if minutes.document.status == "live" else "None."),)
    if decisions or _tells(minutes, "decision"):
        besides = (Line("None besides what was reread."),) if minutes.reread else none
        yield Section("Decisions", decisions or besides)
    if actions or _tells(minutes, "action"):
        yield Section("Actions", actions or none, columns=("What", "Who", "By when", "State"))
    if commitments:
        columns = ("What", "Who", "By when", "What came of it")
        yield Section("Commitments", commitments, columns=columns)


def _tells(minutes: Minutes, kind: str) -> bool:
    """Say whether whoever this is for is told entries of a kind, so that none means none."""
    return not minutes.kinds or kind in minutes.kinds


def _carried(minutes: Minutes) -> Iterator[Section]:
    if minutes.items:
        yield Section("Since last time")
    for group in since_last_time(minutes.items):
        yield Section(
            group.title, tuple(_item_line(minutes, item) for item in group.items), sub=True
        )


def _phases(minutes: Minutes) -> Iterator[Section]:
    entries = minutes.document.entries
    for phase in minutes.document.phases:
        said = [entry for entry in entries if entry.phase == phase.id]
        if _says_more(minutes, phase, said):
            yield from _phase(minutes, phase, said)
    known = {phase.id for phase in minutes.document.phases}
    if rest := tuple(e for e in entries if e.phase not in known):
        yield Section("Outside the phases", tuple(_outlined(minutes, rest)))


def is_timeless(phase: PhaseDocument) -> bool:
    """Say whether a part has no time of its own, as in minutes that were taken in."""
    return not (phase.planned_seconds or phase.taken_seconds or phase.started)


def _says_more(minutes: Minutes, phase: PhaseDocument, said: list[EntryDocument]) -> bool:
    """Say whether a part tells what does not stand at the head already: its time, or entries."""
    if not said:
        return not (minutes.kinds or is_timeless(phase))
    kind = _HEADED.get(phase.title.strip().casefold())
    return not (is_timeless(phase) and all(entry.kind == kind for entry in said))


def _phase(
    minutes: Minutes, phase: PhaseDocument, entries: list[EntryDocument]
) -> Iterator[Section]:
    """Give what was said outside its prompts, then each prompt that was answered."""
    by_prompt: dict[str | None, list[EntryDocument]] = {None: []}
    by_prompt |= {prompt: [] for prompt in phase.prompts}
    for entry in entries:
        by_prompt.setdefault(entry.prompt, []).append(entry)
    open_lines = tuple(_outlined(minutes, by_prompt.pop(None)))
    yield Section(phase.title, open_lines, told_lengths(phase))
    for prompt, answers in by_prompt.items():
        if prompt and answers:
            yield Section(prompt, tuple(_outlined(minutes, answers)), sub=True)


def _outlined(minutes: Minutes, entries: Iterable[EntryDocument]) -> Iterator[Line]:
    """Lay entries out, none deeper than one below the line before it."""
    deepest = 0
    for entry in entries:
        depth = min(entry.depth, deepest)
        deepest = depth + 1
        yield replace(_line(minutes, entry), depth=depth, kind=entry.kind, box=None, cells=())


def _line(minutes: Minutes, entry: EntryDocument) -> Line:
    settled = entry.status in ("done", "dropped")
    outcome = outcome_title(entry.kind, entry.outcome) if entry.outcome and not settled else ""
    who = ", ".join(entry.owners) or minutes.voices.get(entry.id, "")
    whom = f"for {', '.join(entry.whom)}" if entry.whom else ""
    beside = (
        adopted_words(entry.adopted),
        *hindered(entry.kind, entry.obstacle or "", entry.helpers),
        _votes(minutes, entry.id),
        "to come back to" if entry.marked else "",
    )
    tags = (f"#{tag}" for tag in entry.tags if f"#{tag}" not in entry.text)
    dropped = "dropped" if entry.status == "dropped" else ""
    due = told_date(entry.due) if entry.due else ""
    details = (who, due and f"due {due}", whom, outcome, dropped, *beside, *tags)
    state = (entry.status or "", outcome, whom, *beside)
    cells = (who, due, " · ".join(filter(None, state)))
    return Line(entry.text, tuple(filter(None, details)), box=_box(entry.status), cells=cells)


def adopted_words(into: str | None) -> str:
    """Return what a decision is part of by now; empty where it stands in its session alone."""
    return f"now part of {_PARTS.get(into, f'the {into}')}" if into else ""


def _box(status: str | None) -> str | None:
    return BOXES.get(status, " ") if status else None


def _votes(minutes: Minutes, item: str) -> str:
    count = minutes.votes.get(EntryId(item), 0)
    return f"{count} vote{'s' if count > 1 else ''}" if count else ""


def _item_line(minutes: Minutes, item: Item) -> Line:
    entry, heard = item.entry, item.followup
    status, _outcome = entry_with_followups(entry, (heard,) if heard else ())
    who = ", ".join(entry.owners) or (entry.by if entry.kind != "commitment" else "")
    details = (
        who or "",
        f"due {told_date(entry.due)}" if entry.due else "",
        *hindered(entry.kind, entry.obstacle, (*entry.helpers, *item.offers)),
        outcome_title(entry.kind, heard.outcome) if heard else "not spoken of",
        f"“{heard.note}”" if heard and heard.note else "",
        _votes(minutes, entry.id),
        item.carries_in_words,
        STILL_ALIVE if item.still_alive_question else "",
    )
    return Line(entry.text, tuple(filter(None, details)), box=_box(status))


def _pulse(minutes: Minutes) -> Iterator[Section]:
    pulse = minutes.pulse
    if pulse.slips:
        asked = (("Worth my time", pulse.worth), ("Safe to speak", pulse.safe))
        lines = tuple(Line(f"{title}: {told_mean(answers)}") for title, answers in asked if answers)
        yield Section("Exit slips", lines, f"n = {pulse.slips}")
