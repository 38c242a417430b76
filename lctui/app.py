"""The App: themes, the store, and which screen answers which request; the rest is screens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App, SystemCommand
from textual.screen import Screen

from data.errors import LctuiError
from data.zone import utc_now
from lctui import fast_start
from lctui.settings import Settings, settings_from
from lctui.shell import complain
from lctui.themes import THEMES
from lctui.throwaway import Throwaway
from screens.commanded_screen import CommandedScreen, farewell
from screens.home.home_place import HomePlace
from screens.live.seat import Seat
from screens.requests import (
    GoHome,
    OpenDemo,
    OpenLive,
    OpenReview,
    OpenWrapUp,
    ShowCommunity,
    ShowPlan,
    StartPlanned,
    StartSession,
)

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store
    from screens.live.live_screen import LiveScreen

_TURN = 0.0002
"""Seconds after which the thread that writes to the terminal gets its turn while we go on
computing; Python's own 0.005 would be seen between Enter and the entry."""

STANDS = 0.5
"""Seconds after which the first screen is there for sure."""


class LctuiApp(App[None]):
    """Shows one screen at a time; each is made when it is asked for."""

    TITLE = "lctui"
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        store: Store,
        ref: SessionRef | None = None,
        *,
        settings: Settings,
        now: Callable[[], datetime] = utc_now,
        seat: Seat | None = None,
    ) -> None:
        """Take the store, the session to go live with at once, if any, and who writes there."""
        super().__init__()
        self.store = store
        """What is shown; the sample's own while that is looked at."""
        self._first = ref
        self._settings = settings
        self._now = now
        self._seat = seat or Seat()
        self._sample = Throwaway()
        self._place = HomePlace()
        self._own: Store | None = None
        """The store to go back to from the sample."""
        for theme in THEMES:
            self.register_theme(theme)
        if settings.theme in self.available_themes:
            self.theme = settings.theme

    def on_mount(self) -> None:
        """Show the first screen."""
        self.set_timer(STANDS, fast_start.finish)
        self.open_first()

    def open_first(self) -> None:
        """Show what this was started for."""
        if self._first is None:
            self._go_home()
        else:
            self._open_live(self._first)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List the screen's own commands first."""
        if isinstance(screen, CommandedScreen):
            yield from screen.palette()
        yield SystemCommand("Theme", "Changes the colours.", self.action_change_theme)

    def _screens(self) -> list[CommandedScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, CommandedScreen)]

    def save_what_is_left(self) -> None:
        """Have the screens put what is half-typed on disk, and rescue what the store refused."""
        for screen in self._screens():
            screen.keep_draft()
            screen.rescue()

    async def action_quit(self) -> None:
        """Leave, unless a screen has something to ask first."""
        if not any(screen.holds_back(self._quit) for screen in self._screens()):
            self._quit()

    def _quit(self) -> None:
        """Leave; what the screens say about that stands on the terminal afterwards."""
        self.exit(message=farewell(self.screen_stack))

    def on_unmount(self) -> None:
        """Remove the sample, if one was opened."""
        self._sample.remove()

    @on(GoHome)
    def _go_home(self) -> None:
        from screens.home.home_screen import HomeScreen

        self._show(lambda: HomeScreen(self.store, self._now, self._place))

    @on(OpenLive)
    def _on_open_live(self, event: OpenLive) -> None:
        self._open_live(event.ref)

    def _open_live(self, ref: SessionRef) -> None:
        self._show(lambda: self._live(self.store.open(ref)))

    def _live(self, session: OpenSession) -> LiveScreen:
        from screens.live.live_screen import LiveScreen

        bell, now, seat = self._settings.bell, self._now, self._seat
        return LiveScreen(self.store, session, bell=bell, now=now, seat=seat)

    @on(OpenWrapUp)
    def _on_open_wrapup(self, event: OpenWrapUp) -> None:
        from screens.wrapup.wrapup_screen import WrapUpScreen

        self._show(lambda: WrapUpScreen(self.store, self.store.open(event.ref), self._now))

    @on(OpenReview)
    def _on_open_review(self, event: OpenReview) -> None:
        from screens.review.review_screen import ReviewScreen

        self._show(
            lambda: ReviewScreen(self.store, event.ref, self._now, wrapping_up=event.wrapping_up)
        )

    @on(ShowCommunity)
    def _on_show_community(self, event: ShowCommunity) -> None:
        from screens.community.community_screen import CommunityScreen

        self._show(
            lambda: CommunityScreen(self.store, event.community, self._now, section=event.section)
        )

    @on(StartSession)
    def _on_start_session(self, event: StartSession) -> None:
        from data.beginning import begin_from

        self._show(lambda: self._live(begin_from(self.store, event.answers, self._now())))

    @on(ShowPlan)
    def _on_show_plan(self, event: ShowPlan) -> None:
        from screens.plan.plan_screen import PlanScreen

        self._show(lambda: PlanScreen(self.store, event.community, self._now, event.plan))

    @on(StartPlanned)
    def _on_start_planned(self, event: StartPlanned) -> None:
        from data.plan_beginning import begin_plan

        self._show(
            lambda: self._live(begin_plan(self.store, event.community, event.plan, self._now()))
        )

    @on(OpenDemo)
    @work(thread=True, group="demo", exclusive=True)
    def _on_open_demo(self) -> None:
        """Show a sample in a store of its own; from there, lead back to the real one."""
        if self._own is not None:
            self.store, self._own = self._own, None
            self.call_from_thread(self._go_home)
        else:
            sample, ref = self._sample.open(self._now())
            self._own, self.store = self.store, sample
            self.call_from_thread(self._open_live, ref)

    def _show(self, make: Callable[[], Screen[None]]) -> None:
        """Show another screen; where it cannot be made, say so and stay."""
        try:
            screen = make()
        except LctuiError as error:
            self.notify(error.hint or " ", title=error.title, severity="error", markup=False)
            return
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)


def open_app(
    store: Store,
    ref: SessionRef | None,
    *,
    now: Callable[[], datetime] = utc_now,
    seat: Seat | None = None,
) -> int:
    """Run the App in this terminal, guarded; return the exit status."""
    from lctui.guard import run_guarded

    sys.setswitchinterval(_TURN)
    app = LctuiApp(store, ref, settings=settings_from(), now=now, seat=seat)
    status = run_guarded(app, on_leaving=app.save_what_is_left)
    with suppress(OSError):
        for sentence in store.told:
            complain(sentence)
    return status
