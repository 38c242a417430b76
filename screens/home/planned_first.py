"""Before a session is begun: what is planned is offered first."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.planned import plans_of
from data.timetable import tell_start
from screens.requests import StartPlanned
from screens.widgets.choice_dialog import Choice, ChoiceDialog

if TYPE_CHECKING:
    from textual.app import App

    from data.models.community_records import Plan
    from data.models.ids import CommunityId
    from data.store.store import Store


class Start(Enum):
    """What is to be begun where it is no plan."""

    OTHER = "other"
    """A session that nobody planned."""
    NOTHING = "nothing"


async def offer_planned(
    app: App[None], store: Store, community: CommunityId | None, now: datetime
) -> StartPlanned | Start:
    """Return what is to be begun; without any plan nothing is asked."""
    plans = _plans(store, community, now)
    if community is None or not plans:
        return Start.OTHER
    offered = [
        Choice(plan.id, "123456789"[n : n + 1], tell_start(plan, now), _about(plan))
        for n, plan in enumerate(plans)
    ]
    other = Choice(Start.OTHER.value, "o", "Another one", "asks for topic, people and length")
    dialog = ChoiceDialog("Start which session?", "", [*offered, other])
    chosen = await app.push_screen_wait(dialog)
    if chosen is None:
        return Start.NOTHING
    planned = next((plan.id for plan in plans if plan.id == chosen), None)
    return StartPlanned(community, planned) if planned else Start.OTHER


def _plans(store: Store, community: CommunityId | None, now: datetime) -> tuple[Plan, ...]:
    """Return what is planned; nothing where the community cannot be read."""
    try:
        return plans_of(store.open_community(community), now) if community else ()
    except LctuiError:
        return ()


def _about(plan: Plan) -> str:
    return f"\n   {plan.topic}" if plan.topic else "  the planned session"
