"""The zone of an exported session: it tells its times with their offsets, and no name of a zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from data.zone import local_zone, zone_named

if TYPE_CHECKING:
    from data.reports.shape import SessionDocument


def moments_of(document: SessionDocument) -> list[datetime | None]:
    """Return when things happened in a session, as it tells that."""
    phases = (moment for p in document.phases for moment in (p.started, p.ended))
    told = (document.planned_start, document.started, document.ended)
    changes = (change.at for change in document.agenda_changes)
    return [*told, *phases, *(entry.at for entry in document.entries), *changes]


def zone_of(document: SessionDocument, now: datetime) -> str:
    """Return a zone in which every moment of a session has the offset that it was told with."""
    heard = (each.at for each in document.heard)
    moments = [moment for moment in (*moments_of(document), *heard) if moment]
    offsets = [moment.strftime("%z") for moment in moments]
    fixed = f"UTC{offsets[0][:3]}:{offsets[0][3:]}" if offsets else "UTC"
    plain = (local_zone(now), "UTC", fixed)
    wanted = (*plain, *(sorted(available_timezones()) if len(set(offsets)) > 1 else ()))
    return next((name for name in wanted if _fits(name, moments)), fixed)


def _fits(name: str, moments: Iterable[datetime]) -> bool:
    zone = zone_named(name)
    return all(m.astimezone(zone).utcoffset() == m.utcoffset() for m in moments)
