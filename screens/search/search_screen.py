"""Search: a line, and below it what was found, while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static, TextArea

from data.errors import LctuiError
from data.hit_words import line_of_minutes, page_of_minutes
from data.models.ids import CommunityId
from data.models.levels import PRIVATE
from data.numbers import count_of
from data.search.completing import complete_query
from data.search.hit import Found, Hit
from data.search.reading import read_query
from screens.commands import bindings, letter_bindings
from screens.copying import STAYS_HERE
from screens.requests import GoBack, OpenReview, OpenSearch
from screens.search import words
from screens.search.commands import COMMANDS
from screens.search.hit_list import HitList
from screens.search.query_input import QueryInput
from screens.search.seeking import Asked, Seeking
from screens.widgets.completion_menu import CompletionMenu
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from data.capture.completion import Completion
    from data.store.store import Store

PAGE = 50
"""Hits that are asked for at first."""
STEP = 500
"""Hits that are asked for more at most, so that showing them holds up no key."""

_IN_LINE = "↓ hits   Enter open the first   Tab complete   Esc empty it, or back"
_IN_HITS = "Enter open   Esc back to the line"


class SearchScreen(Seeking):
    """Keeps what is typed and what is highlighted in its request, to be found there again."""

    own_commands = COMMANDS
    called = "Search"
    CSS_PATH = "search.tcss"
    AUTO_FOCUS = "QueryInput"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]

    query_input = getters.query_one(QueryInput)
    status = getters.query_one("#status", Static)
    hits = getters.query_one("#hits", HitList)
    menu = getters.query_one(CompletionMenu)

    def __init__(self, store: Store, request: OpenSearch, now: Callable[[], datetime]) -> None:
        """Take the store and what is asked for."""
        super().__init__(store, now)
        self.today = now().astimezone().date()
        self._request = request
        self._place = request.place
        """The hit to come back to, until it is shown."""
        self._shown: Asked | None = None
        self._more = False
        self._opens = False
        """Enter was pressed before that was found."""
        self._stop_told = ""

    def compose(self) -> ComposeResult:
        """Lay out the line, what is said of it, and the hits."""
        with Horizontal(id="line"):
            yield Static("Search", id="label", markup=False)
            yield QueryInput(self._complete)
        yield CompletionMenu(below=True)
        yield Static(id="status", markup=False)
        yield HitList(self.today, self._called, id="hits")
        yield KeyLine(COMMANDS, first=_IN_LINE)

    def on_mount(self) -> None:
        """Look for what was typed before, and bring the index up."""
        self.query_input.placeholder = "any word, or by:ana"
        self.query_input.fill(self._request.query)
        self._seek(PAGE * ((self._request.place or 0) // PAGE + 1))
        self.take_in()

    def on_unmount(self) -> None:
        """Let go of the index."""
        self.stop_taking_in()

    def _called(self, community: CommunityId) -> str:
        return (self.names or {}).get(community, "")

    def _seek(self, limit: int = PAGE) -> None:
        self.seek(Asked(read_query(self._request.query, self.today), limit))

    @on(TextArea.Changed)
    def _on_typed(self, event: TextArea.Changed) -> None:
        event.stop()
        typed = self.query_input.value
        if typed != self._request.query:
            self._request.query, self._place, self._opens = typed, None, False
            self._seek()

    def show_found(self, asked: Asked, found: Found) -> None:
        """Show it; what only goes on from what stands there moves nothing."""
        before = self._shown
        self._shown, self._more = asked, found.more
        same = before is not None and before.query == asked.query
        at = self._place if self._place is not None else (self.hits.highlighted if same else None)
        hint = "" if found.hits or not self.is_up else words.nothing_words(asked.query)
        self.hits.show(found.hits, hint=hint, at=at)
        if self._place is not None and len(found.hits) > self._place:
            self.hits.focus()
            self._place = None
        self.show_progress()
        if self._opens:
            self._opens = False
            self.hits.action_choose()

    def show_progress(self) -> None:
        """Say how much was found, and how far the index is."""
        told = []
        if self._shown is not None:
            query, count = self._shown.query, len(self.hits.hits)
            told.append(shown_line(words.found_words(query, count, more=self._more), DIM))
        if self.progress is not None:
            told.append(shown_line(words.taking_in_words(*self.progress), "$accent"))
        elif self._stop_told:
            told.append(shown_line(self._stop_told, "$accent"))
        self.status.update(Content("\n").join(told))

    @on(HitList.MoreWanted)
    def _on_more_wanted(self, event: HitList.MoreWanted) -> None:
        event.stop()
        if self._more and self._shown is not None:
            limit = self._shown.limit
            self._seek(limit + min(limit, STEP))

    @on(HitList.Highlighted)
    def _on_highlighted(self, event: HitList.Highlighted) -> None:
        event.stop()
        if self._place is None:
            self._request.place = event.place if self.hits.has_focus else None

    @on(HitList.LeftAtTop)
    def action_go_to_line(self) -> None:
        """Type on."""
        self._request.place = None
        self.query_input.focus()

    def on_key(self, event: events.Key) -> None:
        """Type on in the line from among the hits; letters that are commands never come here."""
        letters = {key for command in COMMANDS for key in command.letter.split(",")}
        typed = event.character if event.is_printable and event.key not in letters else None
        if typed and self.hits.has_focus:
            event.stop()
            self.action_go_to_line()
            self.query_input.insert(typed)

    @on(QueryInput.Down)
    def action_go_to_hits(self) -> None:
        """Go among the hits."""
        self._opens = False
        if self.hits.hits:
            self.hits.focus()
            self._request.place = self.hits.highlighted

    @on(QueryInput.Submitted)
    def action_open_hit(self) -> None:
        """Open the highlighted hit; from the line the first, once what is typed was looked for."""
        if self.is_sought:
            self._opens = True
        else:
            self.hits.action_choose()

    @on(HitList.Chosen)
    def _on_chosen(self, event: HitList.Chosen) -> None:
        event.stop()
        hit = event.hit
        self._request.place = self.hits.highlighted or 0
        try:
            ref = self.store.find(hit.stands_in, hit.community)
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.post_message(OpenReview(ref, hit.entry))

    @on(QueryInput.Emptied)
    def _on_emptied(self, event: QueryInput.Emptied) -> None:
        event.stop()
        self.notify(f"↑ brings “{event.text[:40]}” back.", markup=False)

    @on(QueryInput.Offered)
    def _on_offered(self, event: QueryInput.Offered) -> None:
        event.stop()
        column = max(0, self.query_input.cursor_screen_offset.x - 1)
        self.menu.offer(tuple(offer.label for offer in event.offers), event.picked, column)

    def _complete(self, typed: str, cursor: int) -> tuple[Completion, ...]:
        return complete_query(typed, cursor, self.values, self.today)

    @on(Seeking.ValuesCame)
    def _on_values_came(self, event: Seeking.ValuesCame) -> None:
        event.stop()
        self.query_input.offer_anew()

    @on(events.DescendantFocus)
    def _tell_keys(self) -> None:
        keys = self.query_one(KeyLine)
        if self.hits.has_focus:
            keys.show(COMMANDS, first=_IN_HITS)
        else:
            keys.show((c for c in COMMANDS if c.keys), first=_IN_LINE)

    def action_copy_hit(self) -> None:
        """Copy the highlighted hit."""
        hit = self.hits.hit
        if hit is not None and hit.level == PRIVATE:
            self.notify(STAYS_HERE, markup=False)
        else:
            self.take_words(
                lambda: line_of_minutes(hit, self.today) if hit else "", "hit.txt", "The entry"
            )

    def action_copy_hits(self) -> None:
        """Copy all that are listed."""
        listed: tuple[Hit, ...] = self.hits.hits
        what = count_of(len(listed), "hit")
        self.take_words(lambda: page_of_minutes(listed, self.today), "hits.txt", what)

    def help_preface(self) -> Content:
        """Return what the filters are."""
        return shown(words.filter_words())

    def action_leave(self) -> None:
        """Go one step back."""
        if self.progress is not None:
            self._stop_told = words.stopped_words(*self.progress)
            self.stop_taking_in()
        elif self.hits.has_focus:
            self.action_go_to_line()
        elif not self.query_input.step_back():
            self.post_message(GoBack())
