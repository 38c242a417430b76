"""The line in which a search is typed: filters complete, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from data.capture.completion import Completion
from data.safe_text import one_line, safe

Complete = Callable[[str, int], tuple[Completion, ...]]


class QueryInput(Input):
    """Down goes on to the hits, Esc empties it, up in the empty one brings the last back."""

    DEFAULT_CSS = """
    QueryInput, QueryInput:focus {
        height: 1; border: none; padding: 0 1; background: $panel; background-tint: transparent;
    }
    """

    BINDINGS = [
        Binding("down", "down", "To the hits", show=False),
        Binding("up", "up", "The query before", show=False),
        Binding("tab", "complete", "Complete", show=False),
    ]

    class Down(Message):
        """Down, with no menu open."""

    @dataclass
    class Emptied(Message):
        """Esc: this was typed, and up brings it back."""

        text: str

    @dataclass
    class Offered(Message):
        """The word at the cursor may become one of these, number `picked` being highlighted."""

        offers: tuple[Completion, ...]
        picked: int | None

    def __init__(self, value: str, complete: Complete, *, placeholder: str, id: str) -> None:
        """`complete` says what the word at the cursor may become."""
        super().__init__(one_line(value), placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False
        self._complete = complete
        self._offers: tuple[Completion, ...] = ()
        self._picked: int | None = None
        self._last = ""

    def validate_value(self, value: str) -> str:
        """Let nothing in that a terminal would obey."""
        return safe(value).replace("\n", " ").replace("\t", " ")

    def offer_anew(self) -> None:
        """Look again what the word at the cursor may become."""
        self._offer(self._complete(self.value, self.cursor_position) if self.has_focus else ())

    def watch_has_focus(self, has_focus: bool) -> None:
        """Close the menu where keys go elsewhere."""
        super().watch_has_focus(has_focus)
        if not has_focus:
            self._offer(())

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste as one; Textual would take the first alone."""
        event.stop()
        event.prevent_default()
        start, end = self.selection
        self.replace(one_line(event.text), min(start, end), max(start, end))

    def action_down(self) -> None:
        """Pick a completion, else go on to the hits."""
        if not self._pick(1):
            self._offer(())
            self.post_message(self.Down())

    def action_up(self) -> None:
        """Pick a completion, else bring back what Esc took."""
        if not self._pick(-1) and not self.value and self._last:
            self.value = self._last
            self.cursor_position = len(self.value)

    def action_complete(self) -> None:
        """Finish the word as picked, or as is likeliest; else go on to the next part."""
        if not self._offers:
            raise SkipAction
        chosen = self._offers[self._picked or 0]
        self.replace(chosen.insert, chosen.start, chosen.end)
        self.cursor_position = chosen.start + len(chosen.insert)
        self.offer_anew()

    async def action_submit(self) -> None:
        """Take what is picked, else open what was found first."""
        if self._picked is not None:
            self.action_complete()
        else:
            await super().action_submit()

    def step_back(self) -> bool:
        """Close the menu, else empty the line; False where there is neither."""
        if self._picked is not None:
            self._offer(())
        elif self.value:
            self._last = self.value
            self.value = ""
            self.post_message(self.Emptied(self._last))
        else:
            return False
        return True

    def _pick(self, by: int) -> bool:
        """Move through the values of a filter, where they are offered; its name asks for Tab."""
        if not self._offers or self._offers[0].insert.endswith(":"):
            return False
        count = len(self._offers)
        self._picked = (self._picked + by if self._picked is not None else min(by, 0)) % count
        self.post_message(self.Offered(self._offers, self._picked))
        return True

    def _offer(self, offers: tuple[Completion, ...]) -> None:
        if offers or self._offers:
            self._offers, self._picked = offers, None
            self.post_message(self.Offered(offers, None))
