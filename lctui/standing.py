"""Where a session stands, as `status` and the clock verbs tell it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from data.clock import ClockState, PhaseClock, spell_clock
from data.meeting import clock_of
from data.numbers import told_off
from data.zone import local

if TYPE_CHECKING:
    from data.store.open_session import OpenSession


def tell_standing(session: OpenSession, now: datetime) -> tuple[str, ...]:
    """Return three lines: which session, which phase with its time, and when it will end."""
    head, state = session.head, clock_of(session, now)
    name = f"{head.community_name} · session {head.number}"
    first = f"{name} · {head.topic}" if head.topic else name
    return first, _phase(state), _end(session, state)


def standing(session: OpenSession, now: datetime) -> dict[str, Any]:
    """Return the same for a status bar; lengths in seconds, times in ISO 8601."""
    head, state = session.head, clock_of(session, now)
    phase = state.running
    return {
        "session": head.id,
        "name": session.ref.path.name,
        "community": head.community_name,
        "title": head.title,
        "status": state.status,
        "phase": phase.phase.id if phase else None,
        "phase_title": phase.phase.title if phase else None,
        "phase_number": None if state.current is None else state.current + 1,
        "phases": len(state.phases),
        "planned_seconds": phase.planned if phase else None,
        "taken_seconds": round(phase.taken) if phase else None,
        "left_seconds": round(phase.left) if phase else None,
        "planned_end": _iso(session, state.planned_end),
        "ends": _iso(session, state.projected_end),
        "behind_seconds": round(state.behind),
        "off_record": head.off_record,
    }


def _iso(session: OpenSession, moment: datetime | None) -> str | None:
    return local(moment, session.head).isoformat(timespec="seconds") if moment else None


def _phase(state: ClockState) -> str:
    phase = state.running
    if phase is None:
        return "The clock has not started. `lctui resume` starts it."
    paused = ", paused" if state.status == "paused" else ""
    place = f"phase {(state.current or 0) + 1} of {len(state.phases)}"
    return f"{phase.phase.title} ({place}): {_time(phase)}{paused}"


def _time(phase: PhaseClock) -> str:
    planned = spell_clock(phase.planned)
    if phase.overtime:
        return f"{spell_clock(phase.overtime)} over its {planned}"
    return f"{spell_clock(phase.left)} left of {planned}"


def _end(session: OpenSession, state: ClockState) -> str:
    if not state.projected_end:
        return ""
    minutes = state.minutes_off
    pace = (
        f"{told_off(abs(minutes))} {'late' if minutes > 0 else 'early'}" if minutes else "on time"
    )
    return f"Ends {local(state.projected_end, session.head):%H:%M}, {pace}"
