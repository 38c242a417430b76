"""What the keys of the community screen do: forms, removals, moves, history, undo."""

from collections.abc import Callable
from datetime import datetime

from textual import getters, work

from data.errors import LctuiError
from data.store.undone import Undone
from screens.community.commands import COMMANDS
from screens.community.saving_community import SavingCommunity
from screens.community.section import Asking, Section
from screens.community.section_list import SectionPage
from screens.copying import Copying
from screens.telling import tell
from screens.widgets.form_dialog import FormDialog
from screens.widgets.history_dialog import HistoryDialog


class SectionKeys(SavingCommunity, Copying):
    """The screen says which section is open, and shows what became of it."""

    page = getters.query_one("#page", SectionPage)

    @property
    def section(self) -> Section:
        """The section that is open."""
        raise NotImplementedError

    def show_all(self, *, anew: bool = False, at: str = "") -> None:
        """Show list and page as they are now; `at` is the row to go to."""
        raise NotImplementedError

    def read_slowly(self) -> object:
        """Read what the sections tell of past sessions."""
        raise NotImplementedError

    def action_other_side(self) -> None:
        """Go to the other side."""
        raise NotImplementedError

    def attempt(self, change: Callable[[], str]) -> str:
        """Change something and show it; what is not saved the banner says. Return the answer."""
        told = ""
        try:
            told = change()
        except LctuiError as error:
            if not self.own.unsaved:
                self.notify(str(error), severity="error", markup=False)
        self.show_unsaved()
        return told

    @work(group="dialog")
    async def _ask(self, asking: Asking | None) -> None:
        """Open a form and keep what it returns."""
        if asking is None:
            self.show_all()
            return
        form = FormDialog(
            asking.title, asking.fields, check=asking.check, preface=asking.preface, at=asking.at
        )
        values = await self.app.push_screen_wait(form)
        if values is not None:
            at = self.attempt(lambda: asking.keep(values))
            self.show_all(at=at)
            self._say(self.section.remark)
            self.read_slowly()

    def _say(self, sentence: str) -> None:
        self.section.remark = ""
        if sentence:
            self.notify(sentence, timeout=8, markup=False)

    def _told(self, change: Callable[[], str]) -> None:
        """Change something by a key, show it, and say what was done."""
        self._say(self.attempt(change))
        self.show_all()
        self.read_slowly()

    def action_add_thing(self) -> None:
        """Ask for one more."""
        self._for("add-thing", lambda: self._ask(self.section.add(self.page.row)))

    def action_edit_thing(self) -> None:
        """Ask again for what is highlighted."""
        if self.page.row:
            self._for("edit-thing", lambda: self._ask(self.section.edit(self.page.row)))

    def action_remove_thing(self) -> None:
        """Take away what is highlighted."""
        self._for("remove-thing", lambda: self._told(lambda: self.section.remove(self.page.row)))

    def _for(self, command: str, do: Callable[[], object]) -> None:
        """Do it where the section has it; else say so.

        What is about one row needs a reader who is among the rows and sees which.
        """
        if command in self.section.can:
            if self.focused is self.page or command == "add-thing":
                do()
            else:
                self.action_other_side()
                self.notify("Go to the line you mean, then once more.", markup=False)
        else:
            title = next(c.title for c in COMMANDS if c.id == command)
            self.notify(f"{self.section.title}: nothing to do for “{title}”.", markup=False)

    def action_move_up(self) -> None:
        """Move what is highlighted up."""
        self._for("move-up", lambda: self._move(-1))

    def action_move_down(self) -> None:
        """Move what is highlighted down."""
        self._for("move-down", lambda: self._move(1))

    def _move(self, step: int) -> None:
        at = self.attempt(lambda: self.section.move(self.page.row, step))
        self.show_all(at=at)

    def action_add_measure(self) -> None:
        """Ask for a measure of the highlighted goal."""
        self._special("add-measure", "Highlight a goal first.")

    def action_add_reading(self) -> None:
        """Ask for a reading of the highlighted measure."""
        self._special("add-reading", "Highlight a measure first; m adds one to a goal.")

    def _special(self, command: str, otherwise: str) -> None:
        asking = self.section.asks(command, self.page.row)
        if command in self.section.can and asking is None:
            self.notify(otherwise, markup=False)
        else:
            self._for(command, lambda: self._ask(asking))

    def action_leave_or_return(self) -> None:
        """Note that the highlighted member left, or came back."""
        self._act("leave-or-return")

    def action_put_into_backlog(self) -> None:
        """Put the highlighted open question among what is to be learned."""
        self._act("put-into-backlog")

    def _act(self, command: str) -> None:
        row = self.page.row
        self._for(command, lambda: self._told(lambda: self.section.act(command, row)))

    def action_note_check_in(self) -> None:
        """Ask for a note about the highlighted member."""
        self._special("note-check-in", "Highlight a member first.")

    def action_same_person(self) -> None:
        """Ask who the highlighted member is too."""
        self._for("same-person", lambda: self._ask_slowly(self.section, self.page.row))

    @work(thread=True, group="asking", exclusive=True, exit_on_error=False)
    def _ask_slowly(self, section: Section, row: str) -> None:
        """Ask what only all sessions tell."""
        try:
            asking = section.asks("same-person", row)
        except LctuiError as error:
            tell(self, self.notify, str(error), severity="error", markup=False)
            return
        if asking is None:
            tell(self, self.notify, "Highlight a member first.", markup=False)
        else:
            tell(self, self._ask_still, section, asking)

    def _ask_still(self, section: Section, asking: Asking) -> None:
        """Ask it unless the reader has gone on to something else."""
        if self.section is section and self.is_current:
            self._ask(asking)

    def action_copy_line(self) -> None:
        """Copy what is highlighted, as it stands here."""
        self.take_words(lambda: self.page.told, "line.txt")

    def action_show_history(self) -> None:
        """Show every version of what is highlighted."""
        past = self.section.past(self.page.row)
        if past is None:
            self.notify("Highlight what was said here; this has no history.", markup=False)
        else:
            here = datetime.astimezone
            self.app.push_screen(HistoryDialog(past.title, past.versions, past.tell, here))

    def action_undo(self) -> None:
        """Take back the last change."""
        self._turn(self.own.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        self._turn(self.own.redo, "There is nothing to bring back.")

    def _turn(self, turn: Callable[[], Undone | None], nothing: str) -> None:
        def told() -> str:
            undone = turn()
            return undone.label if undone else nothing

        self._told(told)
