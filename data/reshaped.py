"""How the agenda of a session came to differ from its plan: told, and held against nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, Any

from data.clock import spell_clock
from data.models.records import SessionHead

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.records_view import Version


def agenda_changes(session: OpenSession) -> Iterator[tuple[Version, str]]:
    """Yield each change of the agenda since the session began, oldest first, told in words."""
    before: Sequence[Mapping[str, Any]] | None = None
    for version in session.versions(session.head.id, SessionHead.TABLE):
        phases = phases_in(version.fields)
        if phases is None:
            continue
        if before is not None and (told := _told(before, phases)):
            yield version, told
        before = phases


def lasting_changes(session: OpenSession) -> Iterator[str]:
    """Yield in words what was changed of the agenda and never taken back, oldest first."""
    states: list[Sequence[Mapping[str, Any]]] = []
    for version in session.versions(session.head.id, SessionHead.TABLE):
        phases = phases_in(version.fields)
        if phases in states:
            del states[states.index(phases) + 1 :]
        elif phases is not None:
            states.append(phases)
    yield from filter(None, starmap(_told, pairwise(states)))


def _told(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> str:
    """Return what became of phases, as `Coffee put in (15:00); Talk taken out`."""
    old, new = ({phase["id"]: phase for phase in phases} for phases in (before, after))
    told = [f"{_spelled(new[name])} put in" for name in new if name not in old]
    told += [f"{_spelled(old[name])} taken out" for name in old if name not in new]
    changed = [name for name in new if name in old and _length(new[name]) != _length(old[name])]
    told += [f"{new[name]['title']} now {spell_clock(_length(new[name]))}" for name in changed]
    kept = [name for name in new if name in old]
    if kept != [name for name in old if name in new]:
        told.append("order: " + ", ".join(str(new[name]["title"]) for name in new))
    return "; ".join(told)


def _spelled(phase: Mapping[str, Any]) -> str:
    return f"{phase['title']} ({spell_clock(_length(phase))})"


def _length(phase: Mapping[str, Any]) -> int:
    return int(phase["seconds"])


def phases_in(fields: Mapping[str, Any]) -> Sequence[Mapping[str, Any]] | None:
    """Return the phases that a version set, where they can be understood."""
    phases = fields.get("phases")
    if not isinstance(phases, (list, tuple)):
        return None
    fit = [p for p in phases if isinstance(p, Mapping) and {"id", "title"} <= p.keys()]
    return [p for p in fit if isinstance(p.get("seconds"), int)]
