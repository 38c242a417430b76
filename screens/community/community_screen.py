"""What a community knows about itself: sections on the left, the open one on the right."""

from collections.abc import Callable
from datetime import datetime

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from data.errors import LctuiError
from data.models.ids import CommunityId
from data.store.store import Store
from data.store.undone import Undone
from screens.commands import bindings, letter_bindings
from screens.community.commands import ALWAYS, COMMANDS
from screens.community.saving_community import SavingCommunity
from screens.community.section import Asking, Place, Section
from screens.community.section_list import SectionList, SectionPage
from screens.community.sections.all_sections import SECTIONS
from screens.live.notice_line import NoticeLine
from screens.requests import GoHome
from screens.widgets.content import shown, shown_line
from screens.widgets.form_dialog import FormDialog
from screens.widgets.history_dialog import HistoryDialog
from screens.widgets.key_line import KeyLine


class CommunityScreen(SavingCommunity):
    """A mediator: the sections know what they hold, the dialogs ask, undo takes back."""

    own_commands = COMMANDS
    called = "Community"
    CSS_PATH = "community.tcss"
    AUTO_FOCUS = "#sections"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    list = getters.query_one("#sections", SectionList)
    page = getters.query_one("#page", SectionPage)
    keys = getters.query_one(KeyLine)

    def __init__(
        self,
        store: Store,
        community: CommunityId,
        now: Callable[[], datetime],
        *,
        section: str = "",
    ) -> None:
        """Open the community; `section` is the id of the one to begin in. LctuiError."""
        super().__init__()
        self.store = store
        self.now = now
        self.own = store.open_community(community)
        place = Place(store, self.own, now)
        self._sections: dict[str, Section] = {kind.id: kind(place) for kind in SECTIONS}
        self._open = section if section in self._sections else SECTIONS[0].id
        self._begin_inside = bool(section)

    def compose(self) -> ComposeResult:
        """List and page side by side."""
        yield Static("", id="name", markup=False)
        with Horizontal(id="body"):
            yield SectionList(id="sections")
            yield SectionPage(id="page")
        yield NoticeLine(id="unsaved")
        yield KeyLine(COMMANDS)

    def on_mount(self) -> None:
        """Show all that is at hand; what takes longer to read comes after it."""
        self.list.border_title = "About us"
        self.show_all(anew=True)
        self.list.highlighted = [*self._sections].index(self._open)
        if self._begin_inside:
            self.page.focus()
        self.read_slowly()
        self.unsaved_line.say(self.store.refusal())
        self.set_interval(1.0, self._each_second)

    @property
    def section(self) -> Section:
        """The section that is open."""
        return self._sections[self._open]

    @work(thread=True, group="sections", exclusive=True, exit_on_error=False)
    def read_slowly(self) -> None:
        """Read what the sections tell of past sessions."""
        for section in self._sections.values():
            try:
                section.read()
            except LctuiError as error:
                self.app.call_from_thread(self.notify, str(error), severity="error", markup=False)
        self.app.call_from_thread(self.show_all)

    def _each_second(self) -> None:
        self.look_after_unsaved()
        if self.take_in_news():
            self.show_all()

    def show_all(self, *, anew: bool = False, at: str = "") -> None:
        """Show list and page as they are now; `at` is the row to go to."""
        if not self.is_attached:
            return
        damage = f"   {' '.join(self.own.damage)}" if self.own.damage else ""
        self.query_one("#name", Static).update(shown_line(f"{self.own.community.name}{damage}"))
        self.list.show([*self._sections.values()])
        self.page.border_title = shown(self.section.title)
        self.page.show(self.section.all_rows(), anew=anew, at=at)
        self._tell_keys()

    def _tell_keys(self) -> None:
        fitting = [c for c in COMMANDS if c.id in self.section.can | ALWAYS]
        inside = self.page.has_focus
        first = "Esc back   F1 help   Enter edit" if inside else "Esc home   F1 help   Enter open"
        self.keys.show((c for c in fitting if c.id != "edit-thing"), first=first)

    @on(OptionList.OptionHighlighted, "#sections")
    def _on_section_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id and event.option_id != self._open:
            self._open = event.option_id
            self.show_all(anew=True)

    @on(OptionList.OptionSelected, "#sections")
    def _on_section_chosen(self) -> None:
        self.action_other_side()

    @on(OptionList.OptionSelected, "#page")
    def _on_row_chosen(self) -> None:
        self.action_edit_thing()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the side that has the focus, where there is room for one only."""
        self.set_class(event.widget is self.page, "-reading")
        self._tell_keys()

    def action_other_side(self) -> None:
        """Go to the other side."""
        inside = self.page.has_focus
        self.set_class(not inside, "-reading")
        (self.list if inside else self.page).focus()

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

    def action_leave(self) -> None:
        """Go one step back: from what is in a section to the sections, from there home."""
        if self.page.has_focus:
            self.action_other_side()
        elif not self.holds_back(self._go_home):
            self._go_home()

    def _go_home(self) -> None:
        self.post_message(GoHome())
