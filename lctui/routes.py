"""Which screen answers which request. A new screen is a request, a function here and its row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from screens.live.seat import Seat
from screens.requests import (
    BeginSession,
    OpenActions,
    OpenImport,
    OpenInsights,
    OpenLive,
    OpenReports,
    OpenReview,
    OpenScreen,
    OpenSearch,
    OpenWrapUp,
    ShowCommunity,
    ShowPlan,
    StartPlanned,
    StartSession,
)

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """What screens are made with."""

    store: Store
    now: Callable[[], datetime]
    bell: bool
    seat: Seat
    recall: bool = True
    """Whether the live screen offers the closest past entry."""


def _live(services: Services, request: OpenLive) -> Screen[None]:
    from screens.live.live_screen import LiveScreen

    store, bell, now, seat = services.store, services.bell, services.now, services.seat
    session, request.session = request.session or store.open(request.ref), None
    recall = services.recall
    return LiveScreen(store, session, bell=bell, now=now, seat=seat, recall=recall)


def _wrap_up(services: Services, request: OpenWrapUp) -> Screen[None]:
    from screens.wrapup.wrapup_screen import WrapUpScreen

    return WrapUpScreen(services.store, services.store.open(request.ref), services.now)


def _review(services: Services, request: OpenReview) -> Screen[None]:
    from screens.review.review_screen import ReviewScreen

    return ReviewScreen(services.store, request, services.now)


def _search(services: Services, request: OpenSearch) -> Screen[None]:
    from screens.search.search_screen import SearchScreen

    return SearchScreen(services.store, request, services.now)


def _community(services: Services, request: ShowCommunity) -> Screen[None]:
    from screens.community.community_screen import CommunityScreen

    return CommunityScreen(services.store, request.community, services.now, section=request.section)


def _plan(services: Services, request: ShowPlan) -> Screen[None]:
    from screens.plan.plan_screen import PlanScreen

    return PlanScreen(services.store, request.community, services.now, request.plan)


def _actions(services: Services, request: OpenActions) -> Screen[None]:
    from screens.actions.actions_screen import ActionsScreen

    return ActionsScreen(services.store, request, services.now)


def _insights(services: Services, request: OpenInsights) -> Screen[None]:
    from screens.insights.insights_screen import InsightsScreen

    return InsightsScreen(services.store, request, services.now)


def _reports(services: Services, request: OpenReports) -> Screen[None]:
    from screens.reports.report_screen import ReportScreen

    return ReportScreen(services.store, request, services.now)


def _import(services: Services, request: OpenImport) -> Screen[None]:
    from screens.importing.import_screen import ImportScreen

    return ImportScreen(services.store, request, services.now)


def _begin(services: Services, request: StartSession) -> OpenSession:
    from data.beginning import begin_from

    return begin_from(services.store, request.answers, services.now())


def _begin_planned(services: Services, request: StartPlanned) -> OpenSession:
    from data.plan_beginning import begin_plan

    return begin_plan(services.store, request.community, request.plan, services.now())


Route = Callable[[Services, Any], Screen[None]]
"""Makes the screen that a request asks for; LctuiError where it cannot be made."""

ROUTES: dict[type[OpenScreen], Route] = {
    OpenLive: _live,
    OpenWrapUp: _wrap_up,
    OpenReview: _review,
    OpenActions: _actions,
    OpenSearch: _search,
    ShowCommunity: _community,
    ShowPlan: _plan,
    OpenInsights: _insights,
    OpenReports: _reports,
    OpenImport: _import,
}

BEGINNINGS: dict[type[BeginSession], Callable[[Services, Any], OpenSession]] = {
    StartSession: _begin,
    StartPlanned: _begin_planned,
}
"""Make the session that a request asks for; LctuiError where it cannot be made."""
