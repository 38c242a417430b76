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
from screens.commands import bindings, letter_bindings
from screens.community.commands import ALWAYS, COMMANDS
from screens.community.section import Place, Section
from screens.community.section_keys import SectionKeys
from screens.community.section_list import SectionList, SectionPage
from screens.community.sections.all_sections import SECTIONS
from screens.live.notice_line import NoticeLine
from screens.requests import GoBack, OpenInsights
from screens.telling import tell
from screens.widgets.content import shown, shown_line
from screens.widgets.key_line import KeyLine


class CommunityScreen(SectionKeys):
    """A mediator: the sections know what they hold, the dialogs ask, undo takes back."""

    own_commands = COMMANDS
    called = "Community"
    CSS_PATH = "community.tcss"
    AUTO_FOCUS = "#sections"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    list = getters.query_one("#sections", SectionList)
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
            self.action_other_side()
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
                tell(self, self.notify, str(error), severity="error", markup=False)
        tell(self, self.show_all)

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
        self.set_class(self.focused is self.page, "-reading")
        self._tell_keys()

    def action_other_side(self) -> None:
        """Go to the other side, at once: what is hidden in between would lose the focus again."""
        inside = self.focused is self.page
        self.set_class(not inside, "-reading")
        self.set_focus(self.list if inside else self.page)

    def action_leave(self) -> None:
        """Go one step back: from what is in a section to the sections, from there home."""
        if self.page.has_focus:
            self.action_other_side()
        elif not self.holds_back(self._go_home):
            self._go_home()

    def _go_home(self) -> None:
        self.post_message(GoBack())

    def action_show_insights(self) -> None:
        """Open how the community does."""
        if not self.holds_back(self._go_to_insights):
            self._go_to_insights()

    def _go_to_insights(self) -> None:
        self.post_message(OpenInsights(self.own.community.id))
