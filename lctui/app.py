"""The App: themes, the store, and which screen answers which request; the rest is screens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App, SystemCommand
from textual.screen import Screen

from data.errors import LctuiError, StillLive
from data.zone import utc_now
from lctui import fast_start
from lctui.routes import BEGINNINGS, ROUTES, Services
from lctui.settings import Settings, settings_from
from lctui.shell import complain
from lctui.textual_costs import spare
from lctui.textual_timers import leave_none_out
from lctui.themes import THEMES
from lctui.throwaway import Throwaway
from screens.commanded_screen import CommandedScreen, farewell
from screens.home.home_place import HomePlace
from screens.live.seat import Seat
from screens.requests import (
    BeginSession,
    GoBack,
    GoHome,
    OpenDemo,
    OpenLive,
    OpenScreen,
    OpenWrapUp,
)

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store

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
        spare()
        leave_none_out()
        super().__init__()
        self.store = store
        """What is shown; the sample's own while that is looked at."""
        self._first = ref
        self._settings = settings
        self._now = now
        self._seat = seat or Seat()
        self._sample = Throwaway()
        self._place = HomePlace()
        self._trail: list[OpenScreen] = []
        """The requests that led from the first screen to the one that is shown."""
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
            self._on_open_screen(OpenLive(self._first))

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
        self._trail.clear()
        from screens.home.home_screen import HomeScreen

        self._show(lambda: HomeScreen(self.store, self._now, self._place))

    @on(OpenScreen)
    def _on_open_screen(self, request: OpenScreen) -> None:
        """Show the screen that answers a request, and remember the way there."""
        if self._open(request):
            self._trail = [*way_to(request, self._trail), request]

    def _open(self, request: OpenScreen) -> bool:
        return self._show(lambda: ROUTES[type(request)](self._services(), request))

    def _services(self) -> Services:
        settings = self._settings
        return Services(self.store, self._now, settings.bell, self._seat, settings.recall)

    @on(BeginSession)
    def _on_begin_session(self, request: BeginSession) -> None:
        """Make a session and go live with it."""
        try:
            session = BEGINNINGS[type(request)](self._services(), request)
        except StillLive as still:
            self._seat.returns = True
            self._on_open_screen(OpenLive(still.ref))
        except LctuiError as error:
            self._complain(error)
        else:
            self._on_open_screen(OpenLive(session.ref, session))

    @on(GoBack)
    def _go_back(self) -> None:
        """Show what the screen was opened from; the first screen where that is gone."""
        del self._trail[-1:]
        if not (self._trail and self._open(self._trail[-1])):
            self._go_home()

    @on(OpenDemo)
    def _on_open_demo(self) -> None:
        """Show a sample in a store of its own; from there, lead back to the real one."""
        if self._own is not None:
            self.store, self._own = self._own, None
            self._go_home()
        elif not any(w.group == "demo" and w.is_running for w in self.workers):
            self._make_sample(self.screen)

    @work(thread=True, group="demo")
    def _make_sample(self, asked_on: Screen[object]) -> None:
        sample, ref = self._sample.open(self._now())
        self.call_from_thread(self._show_sample, asked_on, sample, ref)

    def _show_sample(self, asked_on: Screen[object], sample: Store, ref: SessionRef) -> None:
        """Show it, unless somebody went on to something else while it was made."""
        if self.screen is asked_on:
            self._own, self.store = self.store, sample
            self._on_open_screen(OpenLive(ref))

    def _show(self, make: Callable[[], Screen[None]]) -> bool:
        """Show another screen; where it cannot be made, say so, stay, and return False."""
        try:
            screen = make()
        except LctuiError as error:
            self._complain(error)
            return False
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        return True

    def _complain(self, error: LctuiError) -> None:
        self.notify(error.hint or " ", title=error.title, severity="error", markup=False)


def way_to(request: OpenScreen, trail: Sequence[OpenScreen]) -> list[OpenScreen]:
    """Return what leads back from a screen: from a wrap-up never into the session that is over."""
    if not isinstance(request, OpenWrapUp):
        return list(trail)
    over = (OpenLive, OpenWrapUp)
    return [
        each for each in trail if not (isinstance(each, over) and each.ref.path == request.ref.path)
    ]


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
