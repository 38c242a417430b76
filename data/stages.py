"""The stages of a community's life: their names, and the way through them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from data.models.community import Community
from data.models.purposes import STAGES

if TYPE_CHECKING:
    from data.store.records_view import Version


def stages_of(community: Community) -> tuple[str, ...]:
    """Return the names it chooses from; a stage that it is in stays one of them."""
    names = community.stages or STAGES
    missing = community.stage and community.stage not in names
    return (*names, community.stage) if missing else names


def way_through(versions: Iterable["Version"]) -> tuple[tuple[str, datetime | None], ...]:
    """Return the stages it was in, the first first, each with when it came there; None: unknown."""
    way: list[tuple[str, datetime | None]] = []
    for version in versions:
        stage = version.fields.get("stage")
        if isinstance(stage, str) and stage and (not way or way[-1][0] != stage):
            way.append((stage, version.at))
    return tuple(way)
