"""What is done to the session as a whole."""

from textual import on, work
from textual.content import Content

from data.errors import LctuiError
from data.meeting import end
from screens.live.fault_keys import FaultKeys
from screens.live.key_help import key_help
from screens.live.words import left_words
from screens.requests import GoHome, OpenWrapUp
from screens.widgets.capture_bar import CaptureBar
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.sigil_table import sigil_table

LONGEST_TOPIC = 200
"""Characters; what is longer is no topic."""


class SessionKeys(FaultKeys):
    """Topic, on and off the record, typing and commanding, the end, and leaving."""

    def action_topic(self, argument: str = "") -> None:
        """Name the topic."""
        if len(argument) > LONGEST_TOPIC:
            raise LctuiError(f"A topic has at most {LONGEST_TOPIC} characters.")
        if argument:
            self._change_head(topic=argument, title=argument)
        else:
            self.ask_in_bar("/topic ")

    def action_off(self) -> None:
        """Keep nothing from here on."""
        self._change_head(off_record=True)

    def action_on(self) -> None:
        """Keep what is said again."""
        self._change_head(off_record=False)

    def action_toggle_record(self) -> None:
        """Go off the record, or back on it."""
        self._change_head(off_record=not self.session.head.off_record)

    def _change_head(self, **changed: object) -> None:
        self.attempt(lambda: self.session.change(self.session.head, **changed))
        self.show_head()

    def help_preface(self) -> Content | None:
        """Put the signs that begin a line first, then the keys that no command stands for."""
        return Content("\n").join((sigil_table(), key_help()))

    def action_type(self) -> None:
        """Go back to the bar."""
        self.go_to_bar()

    def action_slash(self) -> None:
        """Go back to the bar with a slash in it."""
        self.ask_in_bar("/")

    @on(CaptureBar.LeftForCommands)
    def _on_left_for_commands(self, event: CaptureBar.LeftForCommands) -> None:
        event.stop()
        self.go_to_phases()

    @work(group="end")
    async def action_end(self) -> None:
        """Ask once, then seal the session and go to the wrap-up; from an ended one just go."""
        if self.state.status == "ended":
            self.leave_for_wrap_up()
            return
        if self.refuses_clock():
            return
        question = ChoiceDialog(
            "End the session?",
            self._end_words(),
            (
                Choice("end", "E", "End it", "and go to the wrap-up"),
                Choice("", "", "Go on", "nothing happens"),
            ),
        )
        if await self.app.push_screen_wait(question):
            self.end_now()

    def _end_words(self) -> str:
        count = len(self.session.entries)
        kept = f"{count} {'entry' if count == 1 else 'entries'} kept"
        return f"{left_words(self.running_clock)} in this phase, {kept}.{self._half_words()}"

    def _half_words(self) -> str:
        if not self.bar.text:
            return ""
        if self.session.head.off_record:
            return " The half-typed line is off the record and goes."
        return " The half-typed line is kept as it stands."

    def end_now(self) -> None:
        """End the session and go to its wrap-up; where the disk takes nothing, once it does."""
        self.ending = True
        self.keep_half_typed()
        if self.attempt(lambda: end(self.session, self.now())) and not self.session.unsaved:
            self.leave_for_wrap_up()

    def keep_half_typed(self) -> None:
        """Keep what stands in the bar as it is, an edit as an edit, unless off the record."""
        if self.session.head.off_record:
            return
        if self.edited is not None:
            self.finish_edit(self.bar.text)
        if self.bar.text and self.keep(self.bar.text):
            self.bar.set_text("")
            self._draft = ""
        if self.refused and self.keep(self.refused):
            self.refused = ""

    def leave_for_wrap_up(self) -> None:
        """Let go of the session and go on to its wrap-up; what was said of it here is over."""
        self.app.clear_notifications()
        self.keep_half_typed()
        self.keep_draft()
        self.terminals.leave()
        self.let_go()
        self.post_message(OpenWrapUp(self.session.ref))

    def action_home(self) -> None:
        """Show all sessions; this one goes on."""
        self.leave_by(lambda: self.post_message(GoHome()))
