"""What the keys do to a line of minutes before it comes in."""

from __future__ import annotations

from datetime import date

from textual import getters, on, work

from data.capture.grammar import read_line
from data.capture.line import Line
from data.capture.preview import preview
from data.days import day_told
from data.importing.deciding import Decided, Row, line_of_item, people_in
from data.importing.found import NEW, UNDATED, Found
from data.importing.given_days import day_given, not_that_day
from data.models.kinds import KINDS
from screens.importing.page_list import PageList
from screens.importing.taking_in import ONE_MOMENT, TakingIn
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.content import cut
from screens.widgets.line_dialog import LineDialog

NO_LINE = "Tab goes to the lines; then the sign of a kind changes the highlighted one."
NO_SESSION = "There are no minutes here yet."
TELLS_ITS_DAY = "These minutes tell their day. Only those without one are given a day."
STAYS = "This session does not come in."


class LineKeys(TakingIn):
    """Another kind for a line; a line left out, or taken in though it was left out."""

    decided: Decided
    """What was decided so far, kept while files are read again."""
    page = getters.query_one("#page", PageList)

    def session_shown(self) -> Found | None:
        """Return the session whose lines are shown."""
        raise NotImplementedError

    def decided_anew(self, found: Found) -> None:
        """Show what came of it."""
        raise NotImplementedError

    def show_lines(self, found: Found, *, anew: bool) -> None:
        """Show the lines of a session."""
        rows = self.decided.rows(found.understood or found.past)
        self.page.show_page(found, rows, anew=anew)

    def _meant(self) -> tuple[Found, Row] | None:
        """Return the line that is meant and its session; say why there is none."""
        found, row = self.session_shown(), self.page.row
        if found is None or row is None or not self.page.has_focus:
            self.notify(NO_LINE, markup=False)
        elif self.is_taking:
            self.notify(ONE_MOMENT, markup=False)
        elif found.state != NEW:
            self.notify(STAYS, markup=False)
        else:
            return found, row
        return None

    @on(PageList.KindWanted)
    def _on_kind_wanted(self, event: PageList.KindWanted) -> None:
        self._make(event.kind)

    def _make(self, kind: str) -> None:
        if meant := self._meant():
            found, row = meant
            self.decided.make(row, kind)
            self._hold(found)

    def turn_line(self) -> None:
        """Leave the highlighted line out, or take it in."""
        if meant := self._meant():
            found, row = meant
            self.decided.turn(row)
            self._hold(found)

    def _hold(self, found: Found) -> None:
        found.decide(self.decided)
        self.decided_anew(found)

    @work(group="line")
    async def action_edit_line(self) -> None:
        """Ask for the highlighted line anew: who owes it, by when, what it says."""
        meant = self._meant()
        if meant is None:
            return
        found, row = meant
        past = found.past
        day = past.date or self.now().astimezone().date()

        def read(typed: str) -> Line:
            line = read_line(typed, people_in(past), day)
            if not line.text or line.command or line.mends or line.continues:
                raise ValueError("This does not say a line. Esc leaves it as it was.")
            return line

        dialog = LineDialog(
            "What does it say?",
            explain=lambda typed: preview(read(typed), day),
            line=line_of_item(row.item, past),
            example="! borrow the ladder @Ana due:fri",
        )
        if typed := await self.app.push_screen_wait(dialog):
            self.decided.say(row, read(typed))
            self._hold(found)

    @work(group="day")
    async def action_give_day(self) -> None:
        """Ask on which day the highlighted session was, where its minutes do not tell."""
        found = self.session_shown()
        if found is None or self.is_taking:
            self.notify(ONE_MOMENT if found else NO_SESSION, markup=False)
            return
        path = found.past.path
        if found.state != UNDATED and path not in self.decided.days:
            self.notify(TELLS_ITS_DAY, markup=False)
            return

        def day_of(typed: str) -> date:
            day = day_given(typed, self.now().astimezone().date())
            if why := not_that_day(path, day):
                raise ValueError(f"{why[:1].upper()}{why[1:]}")
            return day

        dialog = LineDialog(
            "On which day was it?",
            explain=lambda typed: day_told(day_of(typed)),
            example="3 Nov 2025",
        )
        if typed := await self.app.push_screen_wait(dialog):
            self.decided.days[path] = day_of(typed)
            self.look_again()

    @work(group="kind")
    async def action_change_kind(self) -> None:
        """Ask of which kind the highlighted line is."""
        meant = self._meant()
        if meant is None:
            return
        choices = [Choice(k.id, k.sigil or ".", k.title, k.purpose) for k in KINDS]
        text = cut(meant[1].item.text, 300)
        chosen = await self.app.push_screen_wait(ChoiceDialog("What is it?", text, choices))
        if chosen and self._meant() == meant:
            self._make(chosen)
