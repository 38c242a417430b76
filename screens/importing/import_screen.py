"""Past minutes: what is understood of them, and taking them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker

from data.importing.found import NEW, UNDATED, Found, Look
from data.importing.letting_go import suggested_day
from data.importing.telling import session_lines, summary_line
from data.safe_text import one_line
from data.store.store import Store
from screens.commands import bindings, letter_bindings
from screens.copying import Copying
from screens.importing.commands import COMMANDS
from screens.importing.held import held_for
from screens.importing.line_keys import LineKeys
from screens.importing.page_list import PageList
from screens.importing.pages import row, skipped_words
from screens.importing.paths import PathSuggester, places_in
from screens.importing.taking_in import GOING, NOTHING_CAME, ONE_MOMENT, TAKING
from screens.requests import GoBack, OpenImport, OpenReview
from screens.widgets.content import shown, shown_line
from screens.widgets.key_line import KeyLine

HOW = (
    "Name a file or a folder of minutes in Markdown, or lctui's own JSON, and press Enter. "
    "Nothing is written before you take it in."
)
NO_SESSIONS = "There are no minutes at that place."


class ImportScreen(LineKeys, Copying):
    """A mediator: reads and writes in the background, shows what was understood meanwhile."""

    own_commands = COMMANDS
    called = "Import past minutes"
    CSS_PATH = "importing.tcss"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    sessions = getters.query_one("#sessions", OptionList)

    def __init__(self, store: Store, request: OpenImport, now: Callable[[], datetime]) -> None:
        """Take what is asked for; the path stays in the request."""
        super().__init__()
        self.store, self.now, self._request = store, now, request
        self._found: Look | None = None
        self._shown: Found | None = None
        self._work: Worker[None] | None = None
        self.held = held_for(store)
        self.decided = request.decided = request.decided or self.held.decided
        request.path = request.path or self.held.path

    def compose(self) -> ComposeResult:
        """Where they are and whose; sessions left, what was understood right."""
        community = self._request.community
        name = self.store.community(community).name if community else ""
        yield Static("Import past minutes", id="title", markup=False)
        with Vertical(id="where"):
            with Horizontal():
                yield Label("Minutes")
                yield Input(
                    self._request.path,
                    id="path",
                    suggester=PathSuggester(),
                    placeholder="~/minutes",
                )
            with Horizontal():
                yield Label("Into")
                yield Input(name, id="into", placeholder="name of the community, new or known")
        yield Static(shown(HOW), id="told", markup=False)
        with Horizontal(id="body"):
            yield OptionList(id="sessions", markup=False)
            yield PageList(id="page")
        yield KeyLine(COMMANDS, first="Esc back   F1 help   Enter look")

    def on_mount(self) -> None:
        """Begin at the line that names the place."""
        self.sessions.border_title = "Sessions"
        self.page.border_title = "What was understood"
        self.query_one("#path").focus()
        if self._request.path:
            self._on_place_named()

    @on(Input.Submitted)
    def _on_place_named(self) -> None:
        typed = self.query_one("#path", Input).value
        if not typed.strip():
            self.tell(HOW)
            return
        if self.is_taking:
            self.notify(ONE_MOMENT, markup=False)
            return
        self._request.path = self.held.path = typed
        self.tell("Reading …")
        self._work = self.look_at(places_in(typed), self._into(), self.decided.days)

    @property
    def is_taking(self) -> bool:
        """Say whether sessions come in or go at this moment."""
        return self._work is not None and self._work.group in (TAKING, GOING)

    def unread(self, sentence: str) -> None:
        """Say why nothing can be read."""
        self._work = None
        self.tell(sentence)

    def _into(self) -> str:
        return one_line(self.query_one("#into", Input).value)

    def tell(self, sentence: str) -> None:
        """Say how far it is."""
        if self.is_attached:
            self.query_one("#told", Static).update(shown(sentence))

    def show(self, found: Look) -> None:
        """Show what was found; the first session is highlighted."""
        if not self.is_attached:
            return
        lit = self._lit()
        meant = (lit.past.path, lit.past.place) if lit else None
        self._found, self._work = found, None
        for each in found.sessions:
            each.decide(self.decided)
        self._list(meant)
        told = summary_line(found) if found.sessions else ""
        ours = f"{len(found.ours)} of lctui's own JSON. " if found.ours else ""
        rest = "; ".join(skipped_words(found)[:3])
        told = f"{ours}{told}".strip() or NO_SESSIONS
        if suggested_day(found):
            told = f"{told} With l old actions rest."
        if found.named(UNDATED):
            told = f"{told} With d those without a day get one."
        self.tell(f"{told} F2 takes in. {rest}" if found.wanted or found.ours else f"{told} {rest}")
        if found.sessions:
            self.sessions.focus()
        else:
            self.page.clear_page()

    def _list(self, meant: tuple[str, int] | None = None) -> None:
        """List the sessions; the highlight stays, or goes with the one that is `meant`."""
        place = self.sessions.highlighted or 0
        self.sessions.clear_options()
        rows = self._found.sessions if self._found else []
        self.sessions.add_options(
            Option(row(each, left_out=self._is_out(each)), id=str(n)) for n, each in enumerate(rows)
        )
        keys = [(each.past.path, each.past.place) for each in rows]
        place = keys.index(meant) if meant in keys else place
        if rows:
            self.sessions.highlighted = min(place, len(rows) - 1)

    def _is_out(self, each: Found) -> bool:
        return (each.past.path, each.past.place) in self.decided.out

    def _lit(self) -> Found | None:
        place = self.sessions.highlighted
        return self._found.sessions[place] if self._found and place is not None else None

    def session_shown(self) -> Found | None:
        """Return the highlighted session."""
        return self._lit()

    @on(OptionList.OptionHighlighted, "#sessions")
    def _on_lit(self) -> None:
        if (each := self._lit()) and each is not self._shown:
            self._shown = each
            self.show_lines(each, anew=True)
            self.page.border_title = shown_line(each.past.title)

    @on(OptionList.OptionSelected, "#sessions")
    def _on_chosen(self) -> None:
        self.page.focus()
        if self.page.highlighted is None:
            self.page.action_first()

    def decided_anew(self, found: Found) -> None:
        """Show a line as it comes in now, and how much there is of what."""
        self.show_lines(found, anew=False)
        self._list()
        if self._found:
            self.tell(f"{summary_line(self._found)} F2 takes in.")

    def action_leave_out(self) -> None:
        """Leave the highlighted session or line out, or take it in after all."""
        if self.page.has_focus:
            self.turn_line()
        elif (each := self._lit()) and each.state == NEW:
            self.decided.out ^= {(each.past.path, each.past.place)}
            self._list()

    def action_let_go(self) -> None:
        """Let actions of long ago rest, or keep them open after all."""
        if found := self._found:
            day = None if found.let_go else suggested_day(found)
            if found.let_go or day:
                found.let_go = day
                self.tell(f"{summary_line(found)} F2 takes in.")
            else:
                self.notify("There are few open actions of long ago.", markup=False)

    def action_name_place(self) -> None:
        """Go back to the line that names the place."""
        self.query_one("#path").focus()

    def action_take_in(self) -> None:
        """Take in what is new and not left out."""
        found, name = self._found, self._into()
        if self._work or not found or not (found.wanted or found.ours):
            self.notify("There is nothing to take in.", markup=False)
        elif found.wanted and not name:
            self.query_one("#into").focus()
            self.notify("Whose minutes are these? Name the community.", markup=False)
        else:
            wanted = [each for each in found.wanted if not self._is_out(each)]
            self._work = self.take_all(found, wanted, name)

    def action_take_back(self) -> None:
        """Take back what came in last from here."""
        if self._work:
            self.notify(ONE_MOMENT, markup=False)
        elif not self.held.came:
            self.notify(NOTHING_CAME, markup=False)
        else:
            self._work = self.take_last_back()

    def look_again(self) -> None:
        """Read the same files once more."""
        self._work = None
        self._on_place_named()

    def ended(self, worker: Worker[None], sentence: str, came: int) -> None:
        """Say what came in; nothing of one that was stopped while something newer goes on."""
        self.held.came = self.held.came or came > 0
        if self.is_attached and self._work in (None, worker):
            self._work, self._shown = None, None
            self._list()
            self._on_lit()
            self.tell(sentence)

    def action_review_session(self) -> None:
        """Open the highlighted session, where it is in the store."""
        each = self._lit()
        if each and each.here:
            self.post_message(OpenReview(each.here))
        else:
            self.notify("It is not in the store. F2 takes in.", markup=False)

    def action_copy_page(self) -> None:
        """Copy what was understood of the highlighted session."""
        if each := self._lit():
            self.take_words(lambda: "\n".join(session_lines(each)), "preview.txt")

    def action_leave(self) -> None:
        """Stop what is going on; from the lines go to the sessions, from there one step back."""
        if self._work:
            self._work.cancel()
            self._work = None
            self.tell("Stopped. What is in stays; the rest can come in later.")
        elif self.page.has_focus:
            self.sessions.focus()
        else:
            self.post_message(GoBack())
