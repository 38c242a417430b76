"""The agenda of a plan: made by a format, in its own length or another, and made or fitted anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from data.defaults import format_of
from data.errors import InvalidFormat
from data.models.community import DEFAULT_FORMAT
from data.models.community_records import Revisit

if TYPE_CHECKING:
    from datetime import datetime

    from data.formats.model import Format
    from data.models.community_records import Plan
    from data.models.records import Phase
    from data.store.open_community import OpenCommunity
    from data.store.store import Store


def format_for(store: Store, community: OpenCommunity, name: str = "") -> Format:
    """Return the format of that name, or else the community's own. LctuiError for a name given.

    Where the community's own cannot be used, the default stands in.
    """
    from data.formats.loader import load_format

    folders = [store.formats_dir(community.id)]
    try:
        return load_format(name or format_of(community.community), folders)
    except InvalidFormat:
        if name:
            raise
        return load_format(DEFAULT_FORMAT)


def phases_from(
    store: Store,
    community: OpenCommunity,
    format: Format,  # noqa: A002 - the glossary's word
    seconds: int = 0,
    now: datetime | None = None,
) -> tuple[Phase, ...]:
    """Return the format's phases, in so many seconds in all; 0 leaves the format's own.

    They ask what was not asked last time, and reread what was agreed where that is due.
    """
    from data.formats.asked import asked_last
    from data.revisiting import SECONDS, due, with_revisit

    number = store.count(community.id) + 1
    asked = asked_last(store, community.id, format, now) if format.draws else frozenset()
    subjects = due(community.community, number, community.table(Revisit).values())
    planned = format.plan(round(seconds / 60) if seconds else None, asked)
    if with_revisit(planned, subjects) == planned:
        return planned
    rest = (seconds or format.seconds) - SECONDS
    return with_revisit(format.plan(max(1, round(rest / 60)), asked), subjects)


def fitted(phases: tuple[Phase, ...], seconds: int) -> tuple[Phase, ...]:
    """Return the phases in so many seconds in all, whole minutes each.

    What a phase must keep, it keeps; where that needs more than there is they are longer.
    """
    from data.formats.scaling import scaled

    floors = [max(1, -(-phase.minimum_seconds // 60)) for phase in phases]
    shares = scaled([phase.seconds for phase in phases], floors, round(seconds / 60))
    return tuple(replace(p, seconds=60 * share) for p, share in zip(phases, shares, strict=True))


def change_length(store: Store, community: OpenCommunity, plan: Plan, seconds: int) -> Plan:
    """Return the plan in that length: an agenda as its format makes it is made anew.

    One that was edited is fitted as it is.
    """
    with suppress(InvalidFormat):
        made = change_format(store, community, plan, plan.format)
        if _lengths(made) == _lengths(plan):
            return change_format(store, community, plan, plan.format, seconds)
    return replace(plan, seconds=seconds, phases=fitted(plan.phases, seconds))


def _lengths(plan: Plan) -> list[tuple[str, int]]:
    return [(phase.id, phase.seconds) for phase in plan.phases]


def change_format(
    store: Store, community: OpenCommunity, plan: Plan, name: str, seconds: int | None = None
) -> Plan:
    """Return the plan with the agenda of that format, in its length or in another. LctuiError."""
    format = format_for(store, community, name)  # noqa: A001 - the glossary's word
    lasting = plan.seconds if seconds is None else seconds
    phases = phases_from(store, community, format, lasting)
    return replace(plan, format=format.id, phases=phases, seconds=lasting)
