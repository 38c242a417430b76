"""A session's entries gathered under headings: by phase, by kind, by person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data.clock import ClockState, PhaseClock, tell_lengths
from data.models.kinds import KINDS
from data.models.records import Entry


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a dim remark beside it, and the entries below."""

    title: str
    remark: str
    entries: tuple[Entry, ...]


def by_phase(clock: ClockState, entries: Iterable[Entry]) -> tuple[Section, ...]:
    """Gather under the phases in their order, with the time planned and taken."""
    gathered = _gather(entries, lambda entry: entry.phase or "")
    sections = [
        Section(phase.phase.title, told_time(phase), gathered.pop(phase.phase.id, ()))
        for phase in clock.phases
    ]
    rest = tuple(entry for group in gathered.values() for entry in group)
    return (*sections, Section("Outside the phases", "", rest)) if rest else tuple(sections)


def by_kind(entries: Iterable[Entry]) -> tuple[Section, ...]:
    """Gather under the kinds, decisions and what people took on first, plain notes last."""
    gathered = _gather(entries, lambda entry: entry.kind)
    first = ("decision", "action", "commitment")
    ordered = sorted(KINDS, key=lambda kind: (kind.id not in first, kind.id == "note"))
    return tuple(
        Section(kind.plural, str(len(found)), found)
        for kind in ordered
        if (found := gathered.get(kind.id, ()))
    )


def by_person(entries: Iterable[Entry]) -> tuple[Section, ...]:
    """Gather under who said or owes it, by name; what nobody is named for comes last."""
    named: dict[str, list[Entry]] = {}
    unnamed: list[Entry] = []
    for entry in entries:
        people = dict.fromkeys((*entry.owners, *((entry.by,) if entry.by else ())))
        for person in people:
            named.setdefault(person, []).append(entry)
        if not people:
            unnamed.append(entry)
    sections = [
        Section(name, str(len(found)), tuple(found))
        for name, found in sorted(named.items(), key=lambda pair: pair[0].casefold())
    ]
    return (*sections, Section("Nobody named", str(len(unnamed)), tuple(unnamed)))


def told_time(phase: PhaseClock) -> str:
    """Return what a phase was given and what it took, as words; nothing where nobody noted it."""
    if not phase.phase.seconds and not phase.taken:
        return ""
    if phase.status == "waiting":
        return tell_lengths(phase.planned, None)
    return tell_lengths(phase.phase.seconds, phase.taken)


def _gather(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, tuple[Entry, ...]]:
    gathered: dict[str, list[Entry]] = {}
    for entry in entries:
        gathered.setdefault(key(entry), []).append(entry)
    return {name: tuple(found) for name, found in gathered.items()}
