"""When the next session is to be, said before people leave, and its plan."""

from textual import work
from textual.content import Content

from data.moments import When, tell_when
from data.next_session import plan_meant, read_next, say_next, tell_next
from data.store.open_session import OpenSession
from screens.record_screen import RecordScreen
from screens.requests import ShowPlan
from screens.widgets.content import DIM, shown_line
from screens.widgets.line_dialog import LineDialog

ASKED = "tue 18:00, +4w, 8 dec 10:00 Europe/Berlin"


class NextKeys(RecordScreen):
    """The date, and the way to the plan."""

    session: OpenSession

    def next_told(self) -> Content:
        """Return when the next session is."""
        told = tell_next(self.session.head)
        if not told:
            return Content("No date yet. d says when.")
        return Content.assemble(shown_line(told), ("   p plans it", DIM))

    @work(group="dialog")
    async def action_set_next_date(self) -> None:
        """Ask when the next session is to be."""
        plan = plan_meant(self.store, self.session, self.now())

        def explain(line: str) -> str:
            if not line:
                return "No date."
            return tell_when(read_next(self.session, line, self.now(), plan), self.now())

        dialog = LineDialog("Next session", explain=explain, example=ASKED)
        line = await self.app.push_screen_wait(dialog)
        if line is not None:
            when = read_next(self.session, line, self.now(), plan) if line else None
            self.attempt(lambda: self._say_next(when))

    def _say_next(self, when: When | None) -> None:
        if moved := say_next(self.store, self.session, when, self.now()):
            self.notify(moved, markup=False)

    def action_plan_next(self) -> None:
        """Leave for the plan of the next session."""
        self.attempt(self.seal_if_ended)
        self.leave_by(lambda: self.post_message(ShowPlan(self.session.head.community)))

    def seal_if_ended(self) -> None:
        """Fold the session into its file, unless another terminal has made it go on meanwhile."""
        self.session.refresh()
        if self.session.ended:
            self.session.seal()
