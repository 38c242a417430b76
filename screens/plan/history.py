"""What was changed of a plan, in words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from data.clock.durations import tell_length
from data.models.community_records import Plan
from data.moments import tell_day, tell_moment
from data.store.open_community import OpenCommunity
from data.zone import zone_named
from screens.widgets.history_dialog import HistoryDialog

NOTHING = "Nothing of this plan is kept yet."


def plan_history(community: OpenCommunity, plan: Plan) -> HistoryDialog:
    """Return what shows every change of a plan, the newest first."""
    versions = community.versions(plan.id, Plan.TABLE)
    zone = zone_named(plan.zone)
    tell = partial(_told, here=lambda moment: moment.astimezone(zone))
    title = "How this plan came to be"
    return HistoryDialog(title, versions, tell, lambda m: m.astimezone(zone), nothing=NOTHING)


def _told(fields: Mapping[str, Any], here: Callable[[datetime], datetime]) -> str:
    return "\n".join(_lines(fields, here))


def _lines(fields: Mapping[str, Any], here: Callable[[datetime], datetime]) -> Iterator[str]:
    if "removed" in fields:
        yield "Taken away." if fields["removed"] else "Brought back."
    if fields.get("begun"):
        yield "It went live."
    if "start" in fields or "day" in fields:
        yield f"When: {_when(fields, here)}"
    if fields.get("phases"):
        phases = (f"{p['title']} {tell_length(p['seconds'])}" for p in fields["phases"])
        yield f"Agenda: {', '.join(phases)}"
    for name, (label, tell) in OTHERS.items():
        if name in fields:
            yield f"{label}: {tell(fields[name])}"


def _when(fields: Mapping[str, Any], here: Callable[[datetime], datetime]) -> str:
    if fields.get("start"):
        return tell_moment(here(datetime.fromisoformat(fields["start"])))
    return tell_day(date.fromisoformat(fields["day"])) if fields.get("day") else "no date"


def _pair(value: Any) -> str:
    """Return `facilitator: Ana Ruiz` or `Soup: Ben Okafor`, as the file has a pair or a thing."""
    first, second = (
        (value.get("what", ""), value.get("who", "")) if isinstance(value, dict) else value
    )
    return f"{first}: {second}" if second else str(first)


def _pairs(values: Any) -> str:
    return ", ".join(map(_pair, values)) or "none"


def _words(value: Any) -> str:
    return str(value or "none")


OTHERS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "topic": ("Topic", _words),
    "preparer": ("Prepared by", _words),
    "place": ("Place", _words),
    "format": ("Format", _words),
    "seconds": ("Length at most", lambda seconds: tell_length(seconds) if seconds else "open"),
    "roles": ("Roles", _pairs),
    "bring": ("Bring", _pairs),
    "expected": ("Expected", lambda members: str(len(members) or "all")),
    "resting": ("Resting this time", lambda items: str(len(items) or "none")),
}
"""What else a version tells of, and how."""
