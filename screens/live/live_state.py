"""The state of the live screen: the session, the time, and which phase is meant where."""

from collections.abc import Callable
from datetime import datetime

from textual import getters

from data.clock import ClockState, PhaseClock, warning
from data.go_round import GoRound
from data.meeting import clock_of
from data.models.ids import PhaseId
from data.models.records import Entry
from data.store.disk_log import machine
from data.store.open_session import OpenSession
from data.store.store import Store
from data.store.terminals import Terminals
from data.zone import utc_now
from screens.live.header import LiveHeader
from screens.live.here_words import Here
from screens.live.phase_pane import PhasePane
from screens.live.phase_strip import PhaseStrip
from screens.live.seat import Seat
from screens.live.small_window import SmallWindow
from screens.saving_screen import SavingScreen
from screens.widgets.capture_bar import CaptureBar
from screens.widgets.short_names import ShortNames

UNSEEN = "What is written silently is seen by nobody yet, and no key but R reaches it."
"""What is said to whoever would look at the line of the person before."""


class LiveState(SavingScreen):
    """Holds the session; what is asked of it here paints nothing."""

    header = getters.query_one(LiveHeader)
    strip = getters.query_one(PhaseStrip)
    small = getters.query_one(SmallWindow)
    bar = getters.query_one(CaptureBar)

    def __init__(
        self,
        store: Store,
        session: OpenSession,
        *,
        bell: bool = False,
        now: Callable[[], datetime] = utc_now,
        seat: Seat | None = None,
        recall: bool = False,
    ) -> None:
        """Take the session to hold, whether warnings ring, who writes, whether it recalls."""
        super().__init__()
        self.store = store
        self.session: OpenSession = session
        self.seat = seat or Seat()
        self.terminals = Terminals(session.ref.path, machine())
        self.here = Here()
        self.now = now
        self.rings = bell
        self.recalls = recall
        """While a line is typed, the closest past entry is offered."""
        self.state: ClockState = clock_of(session, now())
        self.alert = warning(self.state)
        self.panes: tuple[PhasePane, ...] = ()
        self.looked_at: int | None = None
        self.go_round: GoRound | None = None
        self.refused_more: PhaseId | None = None
        self.veiled: PhaseId | None = None
        """The phase in which people write silently, until it is shown."""
        self.names = ShortNames()

    @property
    def current(self) -> int:
        """Place of the phase we are in; before the start the first, after the end the last held."""
        return self.state.place

    @property
    def shown(self) -> int:
        """Place of the phase that is shown wide."""
        return self.current if self.looked_at is None else self.looked_at

    @property
    def running_clock(self) -> PhaseClock:
        """The clock of the phase we are in."""
        return self.state.phases[self.current]

    @property
    def running_pane(self) -> PhasePane:
        """The pane of the phase we are in: new entries appear there."""
        return self.panes[self.current]

    @property
    def offers_more(self) -> bool:
        """Whether the phase has used its time and nobody has said yet what then."""
        running, over = self.state.running, self.alert == "over" and self.runs_clock
        return over and running is not None and not self._refused(running)

    @property
    def runs_clock(self) -> bool:
        """Whether the keys of this terminal move the clock; where nobody is seen, all may."""
        return not self.terminals.entered or self.here.runs == self.terminals.own.id

    def _refused(self, clock: PhaseClock) -> bool:
        return self.refused_more == clock.phase.id

    def pane_of(self, entry: Entry) -> PhasePane:
        """Return the pane in which an entry stands; what was said before the start, the first."""
        return next((p for p in self.panes if p.phase.id == entry.phase), self.panes[0])

    def hides(self, entry: Entry) -> bool:
        """Whether an entry is written silently and nobody is to see it yet."""
        return self.veiled is not None and entry.phase == self.veiled

    @property
    def nothing_meant(self) -> str:
        """What to say where a key finds no entry to act upon."""
        return UNSEEN if self.veiled is not None else "Nothing has been kept yet."
