"""The board: follows a session on the wall; it shows no entry and there is nothing to press."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from data.clock import ClockState, PhaseClock
from data.following import Following
from data.groups import joined, named
from data.meeting import clock_of
from data.steps import step_clock
from data.store.disk_log import machine
from data.store.floor import Floor
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.store import Store
from data.store.terminals import BOARD, Terminals
from data.store.watching import Watching, watch
from data.zone import utc_now
from screens.board.commands import COMMANDS
from screens.board.view import View, view_of, waiting, with_groups, with_rules, with_step, with_turn
from screens.board.wall import MOODS, Wall
from screens.commanded_screen import CommandedScreen
from screens.commands import bindings
from screens.live.live_base import PROMPTLY
from screens.live.step_words import presenter_of
from screens.live.words import seconds_to_next_change
from screens.widgets.content import shown, shown_line

PAGE = 20
"""Seconds that ground rules stand before the next ones, where not all fit."""

ABOUT = (
    "The clock of the phase we are in and of its step, its question, whose turn it is in a "
    "go-round, small groups, what comes next, the ground rules, and whether we are off the record. "
    "What people said, or how much, is never on the board, and of their names only the first. It "
    "follows the session by itself. LCTUI_THEME=lctui-light makes it light."
)

MOOD_CLASSES = (*MOODS, "calm")


class BoardScreen(CommandedScreen):
    """Looks at its session when something changed there, and each second."""

    CSS_PATH = "board.tcss"
    BINDINGS = [*bindings(COMMANDS)]
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]

    own_commands = COMMANDS
    called = "the board"

    wall = getters.query_one(Wall)
    small = getters.query_one("#small", Static)

    @dataclass
    class Changed(Message):
        """Something was done to the session that is shown."""

        def can_replace(self, message: Message) -> bool:
            """Let the many changes of one moment be one."""
            return isinstance(message, BoardScreen.Changed)

    def __init__(
        self, store: Store, ref: SessionRef | None, now: Callable[[], datetime] = utc_now
    ) -> None:
        """Take the session to show; None shows whichever is live."""
        super().__init__()
        self.following = Following(store, ref)
        self.view = View()
        """What is shown."""
        self._now = now
        self._watched: OpenSession | None = None
        self._watching: Watching | None = None
        self._terminals: Terminals | None = None

    def compose(self) -> ComposeResult:
        """Lay out the wall, and the few lines for a window that is too small for it."""
        yield Wall()
        yield Static(id="small", markup=False)

    def help_preface(self) -> Content:
        """Say what is on the wall, and what never is."""
        return shown(ABOUT)

    def on_mount(self) -> None:
        """Look from now on."""
        self.call_after_refresh(self.tick)

    def on_unmount(self) -> None:
        """Be seen no more."""
        self._leave()

    def on_resize(self) -> None:
        """Show it to the new size."""
        self.call_after_refresh(self.look)

    @on(Changed)
    def look(self) -> None:
        """Show how things stand."""
        now = self._now()
        self.following.look(now)
        session = self.following.session
        if session is not self._watched:
            self._attend(session)
        self._be_seen(session)
        state = clock_of(session, now) if session else None
        self.view = self._view(session, state, now)
        self._show(self.view, now)

    def tick(self) -> None:
        """Look, and again when what is shown is no longer true; a tick is never counted."""
        self.look()
        session, now = self.following.session, self._now()
        wait = seconds_to_next_change(clock_of(session, now)) if session else 1.0
        self.set_timer(wait + PROMPTLY, self.tick)

    def _attend(self, session: OpenSession | None) -> None:
        """Watch this session and no other."""
        self._leave()
        self._watched = session
        if session is not None:
            self._watching = watch(session.ref, lambda: self.post_message(self.Changed()))

    def _be_seen(self, session: OpenSession | None) -> None:
        """Be among the terminals of a session that goes on, and of no other."""
        if session is None or session.ended:
            self._hide()
        elif self._terminals is None:
            self._terminals = Terminals(session.ref.path, machine(), BOARD)
            self._terminals.enter()
        else:
            self._terminals.here()

    def _hide(self) -> None:
        if self._terminals is not None:
            self._terminals.leave()
        self._terminals = None

    def _leave(self) -> None:
        if self._watching is not None:
            self._watching.close()
        self._watching = None
        self._hide()

    def _view(self, session: OpenSession | None, state: ClockState | None, now: datetime) -> View:
        if session is None or state is None or not state.phases:
            return replace(waiting(now), notice=self.following.notice(now))
        floor, running = self.following.floor, state.running
        here = state.phases[state.current or 0].phase.id
        view = view_of(session.head, state, floor.prompt_in(here))
        view = replace(view, notice=self.following.notice(now))
        if state.status != "ended":
            view = with_rules(view, self.following.rules)
        return view if running is None else _with_floor(view, floor, running, session)

    def _show(self, view: View, now: datetime) -> None:
        for mood in MOOD_CLASSES:
            self.set_class(view.mood == mood, f"-{mood}")
        if self.has_class("-tiny") or self.has_class("-short"):
            self.small.update(_small(view))
        else:
            self.wall.show(view, int(now.timestamp()) // PAGE)


def _with_floor(view: View, floor: Floor, running: PhaseClock, session: OpenSession) -> View:
    """Return the view with what the facilitator put before everybody in the phase that runs."""
    phase, people = running.phase.id, session.people.values()
    names = {str(person.id): person.name for person in people}
    inner = step_clock(running, floor.begun_in(phase))
    if inner is not None:
        view = with_step(view, inner, presenter_of(people))
    if inner is None or not inner.place:
        here = {str(person.id) for person in people if person.present}
        groups = joined(floor.groups.get(phase, ()), here)
        view = with_groups(view, named(groups, names), names.values())
    turns = floor.turns_in(phase)
    turns = turns.renamed(names) if turns else None
    return with_turn(view, turns, running, names.values()) if turns and turns.person else view


def _small(view: View) -> Content:
    """Return the few lines that a window gets which is too small."""
    first = f"{view.sign} {view.clock} {view.caption}".strip()
    lines = (
        first,
        "⊘ Off the record" if view.off_record else "",
        view.title,
        view.step,
        view.prompt,
    )
    told = shown("60×18 and more show the board.", "$foreground 60%")
    return Content("\n").join([*(shown_line(line) for line in lines if line), told])
