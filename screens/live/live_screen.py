"""The live screen: lays out the session and lets its parts answer each other."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from data.models.ids import PhaseId
from data.models.records import Entry
from data.zone import local
from screens.commands import bindings, gated_bindings
from screens.live.agenda_keys import AgendaKeys
from screens.live.clock_keys import ClockKeys
from screens.live.commands import COMMANDS
from screens.live.header import LiveHeader
from screens.live.history_keys import HistoryKeys
from screens.live.known_keys import KnownKeys
from screens.live.letter_keys import LetterKeys, stray_bindings
from screens.live.news import LiveNews
from screens.live.notice_line import NoticeLine
from screens.live.others_keys import OthersKeys
from screens.live.phase_strip import PhaseStrip
from screens.live.queue_keys import QueueKeys
from screens.live.redact_keys import RedactKeys
from screens.live.reread_keys import RereadKeys
from screens.live.session_keys import SessionKeys
from screens.live.small_window import SmallWindow
from screens.live.step_keys import StepKeys
from screens.live.terminal_keys import TerminalKeys
from screens.live.voice_keys import VoiceKeys
from screens.widgets.capture_bar import CaptureBar
from screens.widgets.key_line import KeyLine

PANES_FROM, BESIDE_FROM = 120, 100
"""Columns from which phases stand side by side, and from which a panel stands beside them."""
WIDE_PANE, NARROW_PANE, PANEL = 52, 22, 42
"""Columns that the phase shown, each of the others, and an open panel need."""


class LiveScreen(
    LetterKeys,
    ClockKeys,
    RereadKeys,
    StepKeys,
    QueueKeys,
    AgendaKeys,
    VoiceKeys,
    KnownKeys,
    HistoryKeys,
    SessionKeys,
    TerminalKeys,
    OthersKeys,
    RedactKeys,
    LiveNews,
):
    """Holds a session."""

    CSS_PATH = "live.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [*bindings(COMMANDS), *gated_bindings(COMMANDS), *stray_bindings()]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (60, "-narrow"),
        (BESIDE_FROM, "-medium"),
        (PANES_FROM, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-low"), (24, "-tall")]

    own_commands = COMMANDS
    called = "the live session"

    @property
    def parting_words(self) -> str:
        """Say how to come back."""
        if self.state.status == "ended":
            return "The session has ended. lctui shows it, wrap-up and all."
        return "The session goes on. lctui comes back to it, to the second."

    def compose(self) -> ComposeResult:
        """Lay out header, phases with room beside them, bar and keys."""
        phases = self.session.head.phases
        said: dict[PhaseId, list[Entry]] = {phase.id: [] for phase in phases}
        for entry in self.session.entries.values():
            said.get(entry.phase or phases[0].id, said[phases[0].id]).append(entry)
        self.panes = tuple(self.new_pane(n, p, said[p.id]) for n, p in enumerate(phases, 1))
        yield LiveHeader()
        yield PhaseStrip()
        with Horizontal(id="stage"):
            with Horizontal(id="phases"):
                yield from self.panes
            yield Vertical(id="side")
        yield SmallWindow()
        yield NoticeLine(id="unsaved")
        yield NoticeLine(id="standing")
        yield CaptureBar(lambda: local(self.now(), self.session.head).date())
        yield KeyLine(())

    def on_mount(self) -> None:
        """Show how things stand, take up the half-typed line, and look at the time from now on."""
        self.bar.commands = COMMANDS
        self.bar.known = self.line_told
        self.go_to_bar()
        self._resume_prompt()
        self.show_head()
        self.show_people()
        self.show_offers()
        self.show_tags()
        self.see_hands(self.session.entries)
        self.arrive()
        self.show_standing()
        self.show_keys()
        self.unsaved_line.say(self.calm_words())
        self.tick()
        self.give_room()
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        self.offer_rescued()
        self.offer_drafts()
        for sentence in self.session.damage:
            self.notify(sentence, markup=False)
        self.handed_over()
        self.look_for_newcomers()
        self.show_keys()
        if self.running_clock.phase.since_last_time:
            self.open_since()
        self.open_reread()
        self.offer_reread()
        self.go_on_watching()

    def _resume_prompt(self) -> None:
        """Go on with the question on the floor, else with that which the last entry answered."""
        if self.take_in_floor():
            return
        last = self.session.last_entry()
        prompts = self.running_clock.phase.prompts
        if last is not None and last.prompt in prompts and last.phase == self.running_pane.phase.id:
            self.running_pane.ask(prompts.index(last.prompt))
            self.tell_floor()

    def on_unmount(self) -> None:
        """Leave nothing half-typed behind that is not on the disk."""
        self.stop_watching()
        self.keep_draft()
        self.terminals.leave()
        self.let_go()

    def on_resize(self) -> None:
        """Show as many phases as there is room for."""
        self.give_room()

    def enter_phase(self, *, staying_at: int | None = None) -> None:
        """Show the phase that runs now, or go on showing the one at that place.

        A go-round ends with its phase.
        """
        self.looked_at = None if staying_at == self.current else staying_at
        self.show_round(None)
        self.close_by_itself()
        self.give_room()
        self.show_clock()
        if self.looked_at is None and self.running_clock.phase.since_last_time:
            self.open_since()
        self.open_reread()

    def look_at(self, place: int) -> None:
        """Show that phase wide until the next one begins."""
        self.looked_at = None if place == self.current else place
        self.give_room()

    def give_room(self) -> None:
        """Show the phase that is looked at wide, and beside it those that fit.

        No class of the screen tells it: that would style every widget anew, on every panel's key.
        """
        visible = neighbours(self.shown, len(self.panes), self._beside())
        for place, pane in enumerate(self.panes):
            pane.set_class(place == self.shown, "-main")
            pane.display = place in visible
            pane.entries.compact = place != self.shown
        alone = self.panel is not None and self.size.width < BESIDE_FROM
        self.phases_box.display = not alone
        self.side.set_class(alone, "-alone")
        self.query("PhaseStrip, ToastRack").set_class(len(visible) < len(self.panes), "-strip")
        self.query("ToastRack").set_class(self.panel is not None, "-panel")
        self.strip.chosen = self.shown

    def _beside(self) -> int:
        """Return how many phases fit beside the one shown."""
        if self.size.width < PANES_FROM:
            return 0
        room = self.size.width - (PANEL if self.panel else 0)
        return max(0, (room - WIDE_PANE) // NARROW_PANE)

    def show_all(self) -> None:
        """Show everything anew, as after an undo."""
        before = self.current
        self.small.kept = ""
        if not self.agenda_stands:
            self.show_clock()
            return
        self.show_entries()
        self.show_offers()
        self.show_head()
        self.show_people()
        self.show_panel()
        self.show_clock()
        if self.current != before:
            self.enter_phase()

    def show_clock(self) -> None:
        """Show what the clock says, and the keys that go with it."""
        if self.follow_agenda():
            super().show_clock()
            self.show_keys()


def neighbours(shown: int, count: int, beside: int) -> range:
    """Return the places of the phases to show: the one shown and at most `beside` around it."""
    start = max(0, min(shown - beside // 2, count - 1 - beside))
    return range(start, min(count, start + beside + 1))
