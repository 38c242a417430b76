"""A report for an audience: what is wanted, what is withheld, and how it will read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from data.digest.draft import Draft, Wanted
from data.digest.papers import PAPERS
from data.errors import LctuiError
from data.progress import Stopped, stopping
from data.store.store import Store
from screens.commands import bindings, letter_bindings
from screens.reports.commands import COMMANDS
from screens.reports.reading import offered_by
from screens.reports.report_fields import Offered
from screens.reports.report_form import ReportForm
from screens.reports.sending import Sending
from screens.reports.withheld_words import sentences, words
from screens.requests import GoBack, OpenReports
from screens.telling import tell
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.key_line import KeyLine

READING = "Reading …"
KEYS = "Esc back   F1 help   Enter look   Tab next"
"""What stands before the commands among the keys."""
TRUST = (
    "Private entries are in no report. Where no names are told, everybody who ever came is looked "
    "for in every text, also as initials and handles; short forms that stand on no roll are not "
    "known, so read the page before it goes."
)
A_MOMENT = 0.15
"""Seconds without a key after which the report is made anew."""
LONGEST = 600
"""Lines of a report that are shown; all of it is written."""


class ReportScreen(Sending):
    """Makes the report anew with each change, in the background; writes nothing before `w`."""

    own_commands = COMMANDS
    called = "Write a report"
    CSS_PATH = "reports.tcss"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    preview = getters.query_one("#preview", VerticalScroll)

    def __init__(self, store: Store, request: OpenReports, now: Callable[[], datetime]) -> None:
        """Take what is asked for; LctuiError where there is no such community."""
        super().__init__()
        self.store = store
        self.now = now
        self._request = request
        self._name = store.community(request.community).name
        self._waiting: Timer | None = None
        self._making: Worker[None] | None = None
        self._whole = request.whole
        self._wordy = False

    def compose(self) -> ComposeResult:
        """Form and what is withheld on the left, the report on the right."""
        yield Static(shown_line(f"A report of {self._name}"), id="title", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="wanted"):
                yield Static(Content.styled(READING, DIM), id="form", markup=False)
                with VerticalScroll(id="withheld"):
                    yield Static("", id="sentences", markup=False)
            with VerticalScroll(id="preview"):
                yield Static("", id="page", markup=False)
        yield KeyLine(COMMANDS, first=KEYS)

    def help_preface(self) -> Content:
        """Say what is in no report, and how names are taken out."""
        return Content(TRUST)

    def on_mount(self) -> None:
        """Show the frame at once; what there is to choose from comes after it."""
        self.query_one("#withheld").border_title = "Withheld"
        self.preview.border_title = "How it will read"
        self.heed_store()
        self._read()

    @work(thread=True, group="offered", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            self.remember_store()
            offered = offered_by(self.store, self._request, self.now())
        except LctuiError as error:
            tell(self, self._refuse, str(error))
            return
        tell(self, self.call_later, self._offer, offered)

    async def _offer(self, offered: Offered) -> None:
        """Show the form; it can be asked for what is wanted once all its fields are there."""
        if not self.is_attached:
            return
        form = ReportForm(offered, self._request)
        self.query_one("#form").remove()
        await self.query_one("#wanted").mount(form, before=0)
        if self.is_attached:
            self.form = form
            form.query_one("#report").focus()
            self.make()

    @on(ReportForm.Changed)
    def _on_changed(self) -> None:
        """Make it anew once nobody types."""
        if self.form:
            self.form.note(self._request)
        self._stop_making()
        self._waiting = self.set_timer(A_MOMENT, self.make)

    def on_descendant_focus(self) -> None:
        """Tell the keys that work where the focus is."""
        letters = not (self.form and self.form.takes_letters())
        self.query_one(KeyLine).show(COMMANDS, first=KEYS, letters=letters)

    def _stop_making(self) -> None:
        """Take nothing any more of what was wanted before."""
        self.draft, self.refused = None, False
        if self._waiting:
            self._waiting.stop()
        if self._making:
            self._making.cancel()

    @on(ReportForm.Done)
    def _on_done(self) -> None:
        self.preview.focus()

    def make(self) -> None:
        """Have the report made as it is wanted now."""
        form = self.form
        if form is None:
            return
        self._stop_making()
        form.note(self._request)
        try:
            wanted = replace(form.wanted(), whole=self._whole)
        except ValueError as error:
            self._refuse(str(error))
            return
        self.query_one("#page", Static).update(Content.styled(READING, DIM))
        self.query_one("#sentences", Static).update(Content.styled(READING, DIM))
        self._making = self._make(form.paper.id, form.kind, wanted)

    @work(thread=True, group="report", exclusive=True, exit_on_error=False)
    def _make(self, paper: str, kind: str, wanted: Wanted) -> None:
        worker = get_current_worker()

        def told(done: int, every: int) -> None:
            if done % 20 == 19:
                tell(self, self._tell_progress, done, every)

        try:
            make = PAPERS[paper].make
            draft = make(
                self.store, wanted, self.now(), stopping(lambda: worker.is_cancelled, told)
            )
            shown_as = draft.written("txt" if kind == "html" else kind)
        except Stopped:
            return
        except LctuiError as error:
            tell(self, self._refuse, str(error))
            return
        tell(self, self._take, draft, shown_as)

    def store_changed(self) -> None:
        """Make it anew: what it tells may be gone for good."""
        self.make()

    def _tell_progress(self, done: int, every: int) -> None:
        if self.draft is None:
            told = f"Reading {done} of {every} … Esc leaves."
            self.query_one("#page", Static).update(Content.styled(told, DIM))

    def _take(self, draft: Draft, text: str) -> None:
        self.draft, self._text = draft, text
        self.show_report()
        self.go_on()

    def show_report(self) -> None:
        """Show what is withheld, and the report or the words that are kept out of it."""
        draft = self.draft
        if draft is None:
            return
        self.query_one("#sentences", Static).update(sentences(draft.withheld))
        whom = shown_line(draft.audience.name)
        self.query_one("#withheld").border_title = Content.assemble("Withheld from ", whom)
        page = words(draft.withheld) if self._wordy else _cut(self._text)
        self.preview.border_title = "What is withheld" if self._wordy else "How it will read"
        self.query_one("#page", Static).update(page)
        self.preview.scroll_home(animate=False)

    def _refuse(self, sentence: str) -> None:
        """Say why there is no report."""
        self.draft = self.awaited = None
        self.refused = True
        self.query_one("#page", Static).update(shown(sentence, "$warning"))
        self.query_one("#sentences", Static).update("")

    def action_whole_report(self) -> None:
        """Tell everything, or again what says most."""
        self._whole = self._request.whole = not self._whole
        self.notify("Everything is told." if self._whole else "What says most is told.")
        self.make()

    def action_show_withheld(self) -> None:
        """Show the words that are withheld, or the report again."""
        self._wordy = not self._wordy
        self.show_report()

    def action_leave(self) -> None:
        """Go one step back: from the words that are withheld to the report, from there away."""
        if self._wordy:
            self.action_show_withheld()
        else:
            self._stop_making()
            self.post_message(GoBack())


def _cut(text: str) -> Content:
    """Return a report as it is shown: a long one up to a point."""
    lines = text.split("\n")
    if len(lines) <= LONGEST:
        return shown(text)
    told = f"… and {len(lines) - LONGEST} lines more, which are written too."
    return Content("\n").join((shown("\n".join(lines[:LONGEST])), Content.styled(told, DIM)))
