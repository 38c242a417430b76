"""What the clock's keys do."""

from datetime import timedelta
from typing import Any

from textual import work

from data.clock import Fit, parse_ago, parse_duration, propose_fit, spell_clock
from data.errors import LctuiError
from data.meeting import press
from data.zone import local
from screens.live.live_base import LiveBase
from screens.live.words import ends_words
from screens.widgets.choice_dialog import Choice, ChoiceDialog

MINUTE = 60


class ClockKeys(LiveBase):
    """Start, pause, next, back, more, less, fit: each is an event that undo takes back."""

    def press(self, kind: str, **fields: Any) -> None:
        """Do one thing to the clock and show what it did."""
        if self.refuses_clock():
            return
        before = self.current
        if self.attempt(lambda: press(self.session, kind, self.now(), **fields)):
            self.show_clock()
            if self.current != before:
                self.enter_phase()
                self.tell_floor()
                if not self.bar.has_focus_within:
                    self.action_leave_edit()

    def enter_phase(self) -> None:
        """Arrange the screen for the phase that now runs."""
        raise NotImplementedError

    def action_pause_resume(self) -> None:
        """Start, pause or resume, whatever makes sense."""
        self.press({"idle": "start", "running": "pause"}.get(self.state.status, "resume"))

    def action_pause(self) -> None:
        """Pause."""
        self.press("pause")

    def action_resume(self) -> None:
        """Resume, or start."""
        self.press("start" if self.state.status == "idle" else "resume")

    def action_started(self, argument: str = "") -> None:
        """Correct when we began."""
        if not argument:
            self.ask_in_bar("/started ")
            return
        ago = timedelta(seconds=_seconds(argument, parse_ago))
        self.press("start", at=self.now() - ago)

    def action_next_phase(self) -> None:
        """Go on; before the start this starts, after the end it goes to the wrap-up."""
        if self.state.status == "ended":
            self.leave_for_wrap_up()
            return
        self.press("start" if self.state.status == "idle" else "next")

    def action_previous_phase(self) -> None:
        """Go back."""
        self.press("back")

    def action_minute_more(self) -> None:
        """Give a minute."""
        self.press("extend", seconds=MINUTE)

    def action_minute_less(self) -> None:
        """Take a minute."""
        self.press("extend", seconds=-MINUTE)

    def action_five_more(self) -> None:
        """Give five."""
        self.press("extend", seconds=5 * MINUTE)

    def action_five_less(self) -> None:
        """Take five."""
        self.press("extend", seconds=-5 * MINUTE)

    def action_extend(self, argument: str = "") -> None:
        """Give what was asked for; a minus takes it."""
        if not argument:
            self.ask_in_bar("/extend ")
            return
        sign = -1 if argument.startswith("-") else 1
        self.press("extend", seconds=sign * _seconds(argument.lstrip("+-"), parse_duration))

    def action_more_five(self) -> None:
        """Accept five minutes of what is offered at zero."""
        self._accept_more(5)

    def action_more_three(self) -> None:
        """Accept three."""
        self._accept_more(3)

    def action_more_two(self) -> None:
        """Accept two."""
        self._accept_more(2)

    def action_more_none(self) -> None:
        """Accept none: the clock counts on in silence."""
        if self.offers_more:
            self.refused_more = self.running_clock.phase.id
            self.show_clock()

    def _accept_more(self, minutes: int) -> None:
        if self.offers_more:
            self.press("extend", seconds=minutes * MINUTE)

    @work(group="fit")
    async def action_fit(self) -> None:
        """Propose how to end on time, and do it if it is accepted."""
        if self.refuses_clock():
            return
        fit = propose_fit(self.state)
        if fit is None or not fit.plan:
            self.say(self._unfit_words() if fit is None else "Nothing is left that could give way.")
            return
        dialog = ChoiceDialog(
            "Fit the rest into the planned end",
            self._fit_words(fit),
            (Choice("fit", "f", "Fit it", "undo takes it back"), Choice("", "", "Leave it")),
        )
        if await self.app.push_screen_wait(dialog):
            self.press("fit", plan=fit.plan)

    def _unfit_words(self) -> str:
        """Say that nothing has to give way, and by the same words as the first line how it ends."""
        ends, _ = ends_words(self.state, self.session.head)
        return f"Nothing has to give way: {ends}."

    def _fit_words(self, fit: Fit) -> str:
        clocks = {clock.phase.id: clock for clock in self.state.phases}
        lines = [
            f"{clocks[phase].phase.title}: "
            f"{spell_clock(clocks[phase].planned)} → {spell_clock(seconds)}"
            for phase, seconds in fit.plan
        ]
        over = f", still {round(fit.over / MINUTE)} min over" if fit.over >= MINUTE else ", on time"
        lines.append(f"We would end at {local(fit.ends, self.session.head):%H:%M}{over}.")
        return "\n".join(lines)


def _seconds(text: str, parse: Any) -> int:
    """Return the seconds that a person wrote; LctuiError says how to write them."""
    try:
        return int(parse(text))
    except ValueError as error:
        raise LctuiError(str(error)) from error
