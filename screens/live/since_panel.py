"""Since last time: what the last session handed over, and with one key what became of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from data.carryover import Item, Outcome, outcomes_for, since_last_time
from data.models.ids import EntryId
from data.safe_text import safe
from screens.live.side_panel import SidePanel
from screens.live.since_rows import item_content, note_of
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.keys_help import KeysHelp
from screens.widgets.refilled import refill

OFFER, CHAIN = ("O", "somebody can help"), ("L", "its way here")
"""What else can be done with an item: a key and what it does."""

AT_FIRST = 300
"""Items that are shown before somebody asks for all of them."""
MORE = "more"
"""Id of the row that shows the rest."""

SCROLLBAR = 2


class SincePanel(SidePanel):
    """Commitments by person, then actions, help, parked matters and requests."""

    BORDER_TITLE = "Since last time"

    options = getters.query_one(OptionList)
    surprise = getters.query_one(Input)
    help_line = getters.query_one(KeysHelp)

    @dataclass
    class OutcomeGiven(Message):
        """What became of an item."""

        id: EntryId
        outcome: str

    @dataclass
    class SurpriseTold(Message):
        """What surprised about it."""

        id: EntryId
        note: str

    @dataclass
    class WordsLeft(Message):
        """The outcome that they were typed for was taken back."""

        words: str

    @dataclass
    class OfferWanted(Message):
        """Somebody can help with a call for help."""

        id: EntryId

    @dataclass
    class ChainWanted(Message):
        """An item's whole way is to be shown."""

        id: EntryId

    def __init__(self, items: Iterable[Item], resting: int = 0) -> None:
        """Take what was handed over, and how much of it was left for another time."""
        super().__init__()
        self._items = {item.entry.id: item for item in items}
        self._resting = resting
        self._whole = False
        self._filled_for = 0
        """Cells that the items are laid out for; 0 before there is a window."""
        self._asked: Item | None = None

    def compose(self) -> ComposeResult:
        """List the items over a line for what surprised."""
        yield OptionList(markup=False)
        yield Input(placeholder="What surprised? Or just Enter", classes="-surprise")
        yield KeysHelp()

    def on_mount(self) -> None:
        """Show the items; the first that has no outcome is meant."""
        self.surprise.display = False
        self.show(self._items.values())

    def show(self, items: Iterable[Item]) -> None:
        """Show the items as they stand now, the highlight where it was."""
        self._items = {item.entry.id: item for item in items}
        if self._asked is not None and not self._is_heard(self._asked.entry.id):
            self._leave_words(note_of(self._asked))
            self._put_line_away()
        self._filled_for = self._room
        refill(self.options, self._rows())
        if self.item is None:
            self.move_on()
        self._tell_keys()

    def _is_heard(self, identifier: EntryId) -> bool:
        item = self._items.get(identifier)
        return item is not None and item.followup is not None

    def _rows(self) -> Iterator[Option]:
        room = len(self._items) if self._whole else AT_FIRST
        for group in since_last_time(self._items.values()):
            if room > 0:
                yield Option(shown_line(group.title, "$primary bold"), disabled=True)
            for item in group.items[: max(0, room)]:
                yield Option(item_content(item, self._filled_for), id=item.entry.id)
            room -= len(group.items)
        if room < 0:
            yield Option(shown(f"… and {-room:,} more: Enter shows them", DIM), id=MORE)
        if self._resting:
            yield Option(shown(f"{self._resting} left for another time", DIM), disabled=True)
        elif not self._items:
            yield Option("Nothing was handed over to this session.", disabled=True)

    @property
    def item(self) -> Item | None:
        """The highlighted item."""
        if self.options.highlighted is None:
            return None
        identifier = self.options.get_option_at_index(self.options.highlighted).id or ""
        return self._items.get(EntryId(identifier))

    def move_on(self) -> None:
        """Highlight the next item that has no outcome yet, if there is one."""
        order = [option.id for option in self.options.options]
        here = self.options.highlighted or 0
        for index in (*range(here, len(order)), *range(here)):
            item = self._items.get(EntryId(order[index] or ""))
            if item is not None and not item.told:
                self.options.highlighted = index
                return

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Return the outcome whose key this is, or what else can be done with an item."""
        item = self.item
        if item is None:
            return None
        if letter == OFFER[0] and item.entry.kind == "help":
            return partial(self.post_message, self.OfferWanted(item.entry.id))
        if letter == CHAIN[0]:
            return partial(self.post_message, self.ChainWanted(item.entry.id))
        outcomes = outcomes_for(item.entry.kind)
        given = next((outcome for outcome in outcomes if outcome.key == letter), None)
        return partial(self._give, item, given) if given else None

    def _give(self, item: Item, outcome: Outcome) -> None:
        """Letters are words from here on, until Enter: none of them is another outcome."""
        self.post_message(self.OutcomeGiven(item.entry.id, outcome.id))
        self._ask(item)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == MORE:
            self._whole = True
            self.show(self._items.values())
        elif self.item is not None and self.item.followup is not None:
            self._ask(self.item)

    def _ask(self, item: Item) -> None:
        self._asked = item
        self.surprise.value = note_of(item)
        self.surprise.display = True
        self.screen.set_focus(self.surprise)

    @on(Input.Submitted)
    def _on_told(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_line()

    def _leave_line(self) -> None:
        note = safe(self.surprise.value).strip()
        if self._asked is not None and note != note_of(self._asked):
            self.post_message(self.SurpriseTold(self._asked.entry.id, note))
        self._put_line_away()
        self.call_after_refresh(self.move_on)

    def _leave_words(self, before: str) -> None:
        words = safe(self.surprise.value).strip()
        if words and words != before:
            self.post_message(self.WordsLeft(words))

    def _put_line_away(self) -> None:
        self._asked = None
        asked = self.surprise.has_focus
        self.surprise.display = False
        if asked:
            self.screen.set_focus(self.options)

    def action_close(self) -> None:
        """Leave the line first, what was typed there told; then the panel."""
        if self.surprise.display:
            self._leave_line()
        else:
            super().action_close()

    @on(OptionList.OptionHighlighted)
    def _on_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell_keys()

    def _tell_keys(self) -> None:
        self.help_line.show(keys_for(self.item.entry.kind) if self.item else ())

    @property
    def _room(self) -> int:
        """Cells of an item's line, with a scrollbar beside it."""
        return max(0, self.content_size.width - SCROLLBAR)

    def on_resize(self) -> None:
        """Lay the items and their keys out for another width."""
        if self._room != self._filled_for:
            self.show(self._items.values())


def keys_for(kind: str) -> list[tuple[str, str]]:
    """Return the keys that can be pressed for an item, and what each does."""
    keys = [(outcome.key, outcome.title) for outcome in outcomes_for(kind)]
    return [*keys, *([OFFER] if kind == "help" else []), CHAIN]
