"""Dates, times and lengths as the minutes say them, in English whatever the locale."""

from datetime import date, datetime

from data.clock import tell_lengths
from data.reports.shape import PhaseDocument, SessionDocument

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def told_date(day: date) -> str:
    """Return `Fri 27 Nov 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def told_times(document: SessionDocument) -> str:
    """Return `10:02–11:31, planned from 10:00`, as far as it is known.

    Of past minutes nobody may know the hour; the day tells all there is then.
    """
    if not document.started and document.status == "closed":
        return ""
    if not document.started:
        return f"planned from {_told_time(document.planned_start)}"
    span = f"{_told_time(document.started)}–{_told_time(document.ended)}".removesuffix("–")
    late = document.planned_start and _told_time(document.planned_start)
    return f"{span}, planned from {late}" if late and not span.startswith(late) else span


def _told_time(moment: datetime | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def told_lengths(phase: PhaseDocument) -> str:
    """Return what a phase was given and what it took."""
    if phase.started is None and not phase.planned_seconds:
        return ""
    return tell_lengths(phase.planned_seconds, phase.taken_seconds if phase.started else None)
