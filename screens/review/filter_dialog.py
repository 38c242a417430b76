"""Narrows a list by ticking values; what is behind it follows at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from data.facets import Facet, toggled, typed_words
from data.safe_text import one_line
from data.search.folding import fold
from screens.widgets.content import DIM, shown_line

HINT = "type to find a value, or words"
READING = "reading …"
"""Stands there until the values are known as far as they are at first."""
MISSING = "not all could be read"
"""Stands there where reading them came to no end."""
KEYS = "Enter ticks or unticks   Del shows all   Esc done"
MOST = 300
"""Values that are listed at once; typing finds the others."""
Changed = Callable[[tuple[Facet, ...]], None]


class FilterDialog(ModalScreen[None]):
    """A line over the values; each tick counts at once, so that Esc is all there is to end it."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("delete", "show_all", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    CSS = """
    FilterDialog { align: center middle; background: $background 20%; }
    FilterDialog.-beside-list { align: right middle; }
    FilterDialog.-beside-page { align: left middle; }
    FilterDialog > Vertical {
        width: 46; max-width: 100%; height: 90%; padding: 0 1;
        background: $surface; border: round $accent;
    }
    FilterDialog Input, FilterDialog Input:focus {
        border: none; height: 1; background: $panel; padding: 0 1; margin-bottom: 1;
    }
    FilterDialog OptionList, FilterDialog OptionList:focus {
        height: 1fr; border: none; background: transparent; padding: 0;
    }
    FilterDialog Static { height: 1; color: $text-muted; }
    """

    line = getters.query_one(Input)
    rows = getters.query_one(OptionList)

    def __init__(
        self,
        title: str,
        groups: Mapping[str, str],
        chosen: Sequence[Facet],
        changed: Changed,
    ) -> None:
        """Take the headings of the groups, what is chosen, and whom to tell of a change."""
        super().__init__()
        self._title_shown = title
        self._groups = groups
        self._chosen = tuple(chosen)
        self._changed = changed
        self._offered: Mapping[Facet, int] = {}
        self._how_far = READING
        self._awaits = True  # more values
        self._left = ""
        self._entered = False  # before what was typed could be found

    def compose(self) -> ComposeResult:
        """Put the line over the values."""
        with Vertical() as frame:
            frame.border_title = self._title_shown
            yield Input(placeholder=HINT)
            yield OptionList(markup=False)
            yield Static(KEYS, markup=False)

    def on_mount(self) -> None:
        """Show what can be chosen, as far as it is known."""
        self._tell()
        self._fill()

    def offer(self, offered: Mapping[Facet, int], how_far: str = "") -> None:
        """Take the values in their order, each with how many have it, and how far that is."""
        self._awaits = bool(how_far)
        self._show_offered(offered, how_far)

    def no_more(self) -> None:
        """Hear that nobody reads any more; where the end was awaited still, say so."""
        if self._awaits:
            self._awaits = False
            self._show_offered(self._offered, MISSING)

    def _show_offered(self, offered: Mapping[Facet, int], how_far: str) -> None:
        self._offered, self._how_far = offered, how_far
        self._tell()
        if self.is_mounted:
            if self._entered:
                self.rows.highlighted = None  # what is found now stands before the words
            self._fill()
            if self._entered:
                self._enter()

    def tell(self, words: str) -> None:
        """Say what is left of the list, once that is there."""
        self._left = words
        self._tell()

    def _tell(self) -> None:
        words = " · ".join(filter(None, (self._left, self._how_far)))
        for frame in self.query(Vertical):
            frame.border_subtitle = shown_line(words)

    def _fill(self) -> None:
        lit = self.rows.highlighted
        before = None if lit is None else self.rows.get_option_at_index(lit).id
        facets = list(self._listed(one_line(self.line.value)))
        self._facets = {f"{facet.group}/{facet.value}": facet for facet in facets}
        self.rows.clear_options()
        self.rows.add_options(list(self._options(facets)))
        ids = [option.id for option in self.rows.options]
        self.rows.highlighted = ids.index(before) if before and before in ids else self._first(ids)

    def _first(self, ids: Sequence[str | None]) -> int | None:
        return next((place for place, name in enumerate(ids) if name), None)

    def _listed(self, typed: str) -> Iterator[Facet]:
        """Yield what is chosen but not offered, what fits what is typed, and that itself."""
        wanted, offered = fold(typed), [*self._offered]
        yield from (facet for facet in self._chosen if facet not in self._offered)
        found = [f for f in offered if wanted in fold(f.told) or wanted in fold(self._heading(f))]
        yield from found[:MOST]
        if wanted and typed_words(typed) not in self._chosen:
            yield typed_words(typed)

    def _heading(self, facet: Facet) -> str:
        return self._groups.get(facet.group, "Words")

    def _options(self, facets: Sequence[Facet]) -> Iterator[Option]:
        group = ""
        for facet in facets:
            if facet.group != group:
                group = facet.group
                yield Option(shown_line(self._heading(facet), "$accent"), disabled=True)
            tick = "✓" if facet in self._chosen else " "
            count = self._offered.get(facet)
            told = shown_line(facet.told, "bold" if facet in self._chosen else "")
            beside = "" if count is None else f"  {count:,}"
            row = Content.assemble((f" {tick} ", "$accent bold"), told, (beside, DIM))
            yield Option(row, id=f"{facet.group}/{facet.value}")

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._entered = False
        self.rows.highlighted = None
        self._fill()

    @on(Input.Submitted)
    def _on_line_entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._enter()

    def _enter(self) -> None:
        """Take what is highlighted; as words are in every list, they wait until all is read."""
        lit = self.rows.highlighted_option
        found = lit is not None and self._facets.get(lit.id or "") in self._offered
        self._entered = self._awaits and bool(self.line.value) and not found
        if lit is not None and not self._entered:
            self._toggle(lit.id)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._toggle(event.option_id)

    def _toggle(self, name: str | None) -> None:
        facet = self._facets.get(name or "")
        if facet is not None:
            self._choose(toggled(self._chosen, facet))

    def _choose(self, chosen: tuple[Facet, ...]) -> None:
        self._chosen = chosen
        with self.prevent(Input.Changed):
            self.line.value = ""
        self._fill()
        self._changed(chosen)

    def action_show_all(self) -> None:
        """Choose nothing; within a line that was typed, delete as usual."""
        if self.line.has_focus and self.line.value:
            self.line.action_delete_right()
        else:
            self._choose(())

    def on_key(self, event: events.Key) -> None:
        """Move among the values from the line."""
        moves: dict[str, Callable[[], None]] = {
            "down": self.rows.action_cursor_down,
            "up": self.rows.action_cursor_up,
            "pagedown": self.rows.action_page_down,
            "pageup": self.rows.action_page_up,
        }
        if self.line.has_focus and event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()
