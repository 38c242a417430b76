"""The line in which a search is typed: painted at the key, filters complete, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message

from data.capture.completion import Completion
from data.safe_text import one_line
from screens.widgets.typing_area import TypingArea

Complete = Callable[[str, int], tuple[Completion, ...]]

LONGEST = 1_000
"""Characters that are taken of a paste; nobody searches for more."""
ONE = (0, 0)
"""Where the only line begins."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Tab goes through what was offered: what stands there now, and where."""

    place: int
    """Which of the offers it is."""
    typed: str
    """What stood there before."""
    start: int
    end: int
    filled: str
    """The whole line with it; another one is typed by somebody."""


class QueryInput(TypingArea):
    """Down goes on to the hits and Enter opens one, whatever is offered; Tab takes what is offered.

    Esc empties it, and up in the empty one brings the last back.
    """

    DEFAULT_CSS = """
    QueryInput, QueryInput:focus {
        height: 1; border: none; padding: 0 1; background: $panel; overflow: hidden hidden;
        scrollbar-size: 0 0;
        & .text-area--placeholder { color: $foreground 40%; }
    }
    """

    BINDINGS = [
        Binding("enter", "submit", "Open", show=False),
        Binding("tab", "complete(1)", "Complete", show=False),
        Binding("shift+tab", "complete(-1)", "The one before", show=False),
        Binding("pagedown", "cursor_down", "To the hits", show=False),
    ]

    class Down(Message):
        """Down."""

    class Submitted(Message):
        """Enter."""

    @dataclass
    class Emptied(Message):
        """Esc: this was typed, and up brings it back."""

        text: str

    @dataclass
    class Offered(Message):
        """The word at the cursor may become one of these, number `picked` being highlighted."""

        offers: tuple[Completion, ...]
        picked: int | None

    def __init__(self, complete: Complete) -> None:
        """`complete` says what the word at the cursor may become."""
        self._complete = complete
        self._offers: tuple[Completion, ...] = ()
        self._turn: Turn | None = None
        self._last = ""
        super().__init__()
        self.soft_wrap = False

    @property
    def value(self) -> str:
        """What is typed."""
        return self.text

    def fill(self, text: str) -> None:
        """Have this typed instead, on one line, the cursor at its end."""
        line = one_line(text)
        line += " " * (bool(line) and text.endswith(" "))  # a word that is whole stays so
        self.replace(line, ONE, self.document.end, maintain_selection_offset=False)

    def update_suggestion(self) -> None:
        """Look for completions; Textual calls this after every edit."""
        self.offer_anew()

    def offer_anew(self) -> None:
        """Look again what the word at the cursor may become, unless Tab goes through that."""
        if self._turn is None or self._turn.filled != self.value:
            cursor = self.cursor_location[1]
            self._offer(self._complete(self.value, cursor) if self.has_focus else ())

    def watch_has_focus(self, has_focus: bool) -> None:
        """Close the menu where keys go elsewhere."""
        super().watch_has_focus(has_focus)
        if not has_focus:
            self._offer(())

    async def on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste as one."""
        event.stop()
        event.prevent_default()
        words = one_line(event.text[:LONGEST])
        self.replace(words, *self.selection, maintain_selection_offset=False)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go on to the hits."""
        self._offer(())
        self.post_message(self.Down())

    def action_cursor_up(self, select: bool = False) -> None:
        """Bring back what Esc took."""
        if not self.value and self._last:
            self.fill(self._last)

    def action_complete(self, by: int) -> None:
        """Finish the word as is likeliest, then as is next likely; else go on to the next part."""
        turn = self._turn
        if not self._offers or (turn is None and by < 0):
            raise SkipAction
        place = 0 if turn is None else (turn.place + by) % len(self._offers)
        offer, line = self._offers[place], self.value
        end = offer.end if turn is None else turn.end
        typed = line[offer.start : end] if turn is None else turn.typed
        filled, self._turn = f"{line[: offer.start]}{offer.insert}{line[end:]}", None
        if len(self._offers) > 1 and not offer.insert.endswith(":"):
            self._turn = Turn(place, typed, offer.start, offer.start + len(offer.insert), filled)
            self.post_message(self.Offered(self._offers, place))
        self._put(offer.insert, offer.start, end)

    def _put(self, words: str, start: int, end: int) -> None:
        self.replace(words, (0, start), (0, end), maintain_selection_offset=False)
        self.offer_anew()

    def action_submit(self) -> None:
        """Open what was found first."""
        self._offer(())
        self.post_message(self.Submitted())

    def step_back(self) -> bool:
        """Have what was typed before Tab, else empty the line; False where there is neither."""
        if turn := self._turn:
            self._turn = None
            self._put(turn.typed, turn.start, turn.end)
        elif self.value:
            self._last = self.value
            self.fill("")
            self.post_message(self.Emptied(self._last))
        else:
            return False
        return True

    def _offer(self, offers: tuple[Completion, ...]) -> None:
        if offers != self._offers or self._turn is not None:
            self._offers, self._turn = offers, None
            self.post_message(self.Offered(offers, None))
