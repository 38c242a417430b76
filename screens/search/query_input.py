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


class QueryInput(TypingArea):
    """Down goes on to the hits; Esc empties it, and up in the empty one brings the last back."""

    DEFAULT_CSS = """
    QueryInput, QueryInput:focus {
        height: 1; border: none; padding: 0 1; background: $panel; overflow: hidden hidden;
        scrollbar-size: 0 0;
        & .text-area--placeholder { color: $foreground 40%; }
    }
    """

    BINDINGS = [
        Binding("enter", "submit", "Open", show=False),
        Binding("tab", "complete", "Complete", show=False),
        Binding("pagedown", "cursor_down", "To the hits", show=False),
    ]

    class Down(Message):
        """Down, with no menu open."""

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
        self._picked: int | None = None
        self._last = ""
        super().__init__()
        self.soft_wrap = False

    @property
    def value(self) -> str:
        """What is typed."""
        return self.text

    def fill(self, text: str) -> None:
        """Have this typed instead, on one line, the cursor at its end."""
        self.replace(one_line(text), ONE, self.document.end, maintain_selection_offset=False)

    def update_suggestion(self) -> None:
        """Look for completions; Textual calls this after every edit."""
        self.offer_anew()

    def offer_anew(self) -> None:
        """Look again what the word at the cursor may become."""
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
        """Pick a completion, else go on to the hits."""
        if not self._pick(1):
            self._offer(())
            self.post_message(self.Down())

    def action_cursor_up(self, select: bool = False) -> None:
        """Pick a completion, else bring back what Esc took."""
        if not self._pick(-1) and not self.value and self._last:
            self.fill(self._last)

    def action_complete(self) -> None:
        """Finish the word as picked, or as is likeliest; else go on to the next part."""
        if not self._offers:
            raise SkipAction
        chosen = self._offers[self._picked or 0]
        start, end = (0, chosen.start), (0, chosen.end)
        self.replace(chosen.insert, start, end, maintain_selection_offset=False)
        self.offer_anew()

    def action_submit(self) -> None:
        """Take what is picked, else open what was found first."""
        if self._picked is not None:
            self.action_complete()
        else:
            self.post_message(self.Submitted())

    def step_back(self) -> bool:
        """Close the menu, else empty the line; False where there is neither."""
        if self._picked is not None:
            self._offer(())
        elif self.value:
            self._last = self.value
            self.fill("")
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
        if offers != self._offers or self._picked is not None:
            self._offers, self._picked = offers, None
            self.post_message(self.Offered(offers, None))
