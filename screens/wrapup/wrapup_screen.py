"""The end of a session: what was agreed is completed, slips handed in, the minutes taken away."""

from collections.abc import Callable, Iterator
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, OptionList, Static

from data.clock import clock_at, tell_length
from data.meeting import go_on
from data.models.records import Entry, ExitSlip
from data.pulse import pulse_of, told_means
from data.reports.gather import reread_told
from data.store.open_session import OpenSession
from data.store.store import Store
from data.trend import bars
from data.zone import local
from screens.commands import bindings, letter_bindings
from screens.copying_entry import CopyingEntry
from screens.live.notice_line import NoticeLine
from screens.requests import GoBack, OpenLive, OpenReview
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.key_line import KeyLine
from screens.wrapup.agreed_list import AgreedList
from screens.wrapup.archive_keys import ArchiveKeys
from screens.wrapup.commands import COMMANDS
from screens.wrapup.next_keys import NextKeys
from screens.wrapup.onward_keys import OnwardKeys
from screens.wrapup.parked_keys import ParkedKeys
from screens.wrapup.slip_dialog import SlipDialog
from screens.wrapup.trend_keys import TrendKeys

GOES_ON = "It is live again, and ends anew: minutes that were written tell the end of before."
STAY_OR_GO = (
    Choice("", "", "Leave it ended", "nothing happens"),
    Choice("go", "", "Go on", "back to the live screen"),
)


class WrapUpScreen(TrendKeys, ParkedKeys, OnwardKeys, ArchiveKeys, NextKeys, CopyingEntry):
    """Everything here may be skipped: the minutes are whole without it."""

    own_commands = COMMANDS
    called = "Wrap-up"
    CSS_PATH = "wrapup.tcss"
    AUTO_FOCUS = "#agreed"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, store: Store, session: OpenSession, now: Callable[[], datetime]) -> None:
        """Take the ended session, opened anew for what is added here."""
        super().__init__(store, now)
        self.session: OpenSession = session

    def compose(self) -> ComposeResult:
        """What was agreed on the left, what is still to be asked on the right."""
        yield Static("", id="summary", markup=False)
        with Horizontal(id="body"):
            yield AgreedList(self._local, id="agreed")
            with Vertical(id="side"):
                yield Static("", id="next", markup=False)
                yield Static("", id="pulse", markup=False)
                with VerticalScroll(id="minutes"):
                    yield Markdown(id="preview", open_links=False)
        yield NoticeLine(id="unsaved")
        yield KeyLine(COMMANDS, first="Esc done   F1 help")

    def on_mount(self) -> None:
        """Show all of it."""
        self.rows.border_title = "What was agreed"
        for name, title in (
            ("next", "Next session"),
            ("pulse", "Exit slip"),
            ("minutes", "Minutes"),
        ):
            self.query_one(f"#{name}").border_title = title
        self.query_one("#minutes").border_subtitle = "c copies, w writes a file"
        self.show_record()
        self.read_trend()

    def show_record(self) -> None:
        """Show all of it as it is now."""
        self.query_one("#summary", Static).update(self._summary())
        self.query_one("#next", Static).update(self.next_told())
        self.show_waiting()
        self.call_after_refresh(self.preview)

    def show_waiting(self) -> None:
        """Show what was agreed, what waits, what is offered, and what the slips say."""
        session, offers = self.session, tuple(self.offers())
        said, reread = session.entries.values(), reread_told(self.store, session)
        self.rows.show(said, self.proposals(), offers, session.adopted, reread=reread)
        self.query_one("#pulse", Static).update(self._pulse())

    def _summary(self) -> Content:
        session = self.session
        clock = clock_at(session.head, session.clock, self.now())
        ended = self._local(clock.ended or self.now())
        taken = tell_length(sum(phase.taken for phase in clock.phases))
        count = len(session.entries)
        return Content.assemble(
            shown_line(session.head.title, "bold $primary"),
            (f"   ended {ended:%H:%M} after {taken}", DIM),
            (f"   {count} {'entry' if count == 1 else 'entries'} kept", DIM),
        )

    def _pulse(self) -> Content:
        pulse = pulse_of(self.session.slips.values())
        if not pulse.slips:
            none = "Nobody yet. s opens the slip."
            return Content("\n").join((Content(none), *self._trend()))
        asked = (("worth the time", pulse.worth), ("safe to speak", pulse.safe))
        lines = (f"{pulse.slips} handed in", *told_means(asked), *pulse.changes)
        return Content("\n").join((*map(shown, lines), *self._trend()))

    def _trend(self) -> Iterator[Content]:
        """Yield what the sessions before say beside this one."""
        if len([point for point in self.points if point.slips]) > 1:
            yield from (shown_line(line, DIM) for line in bars(self.points))

    @on(OptionList.OptionSelected, "#agreed")
    def _on_row_chosen(self) -> None:
        if self.rows.chosen_proposal:
            self.action_adopt()
        else:
            self.action_complete_entry()

    def chosen_entry(self) -> Entry | None:
        """Return the highlighted entry, or the decision that waits; says so where there is none."""
        chosen = self.rows.chosen or self.rows.chosen_proposal
        entry = self.session.entries.get(chosen) if chosen else None
        if entry is None:
            self.notify("Nothing is highlighted.", markup=False)
        return entry

    def action_complete_entry(self) -> None:
        """Open the highlighted entry as a line, also a decision that waits."""
        if (entry := self.chosen_entry()) is not None:
            self.amend_entry(self.session, entry)

    def action_hand_in_slip(self) -> None:
        """Let people answer, one after another."""
        self.app.push_screen(SlipDialog(len(self.session.slips), self._keep_slip))

    def _keep_slip(self, slip: ExitSlip) -> None:
        self.attempt(lambda: self.session.put(slip))
        self.read_trend()

    def _local(self, moment: datetime) -> datetime:
        return local(moment, self.session.head)

    def action_review_session(self) -> None:
        """Read all of it."""
        self.attempt(self.seal_if_ended)
        self.leave_by(lambda: self.post_message(OpenReview(self.session.ref)))

    @work(group="dialog")
    async def action_go_on(self) -> None:
        """Ask, then take the end back and return to the live screen."""
        question = ChoiceDialog("Go on with the session?", GOES_ON, STAY_OR_GO)
        if not await self.app.push_screen_wait(question):
            return
        self.attempt(lambda: go_on(self.store, self.session, self.now()))
        if not self.session.ended:
            self.leave_by(lambda: self.post_message(OpenLive(self.session.ref)))

    def action_leave(self) -> None:
        """Close the file and go home."""
        self.attempt(self.seal_if_ended)
        self.leave_by(lambda: self.post_message(GoBack()))

    def on_unmount(self) -> None:
        """Leave nothing open."""
        self.let_go()
