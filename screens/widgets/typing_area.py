"""A text area for typing without loss: painted at the key, long pastes folded, undo by words."""

from collections.abc import Container
from functools import cache
from time import monotonic

from textual import events
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.geometry import Offset, Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from data.safe_text import safe
from screens.widgets.folded_pastes import FoldedPastes
from screens.widgets.paint_now import paint_now

_BY_HAND = 0.008
"""Seconds that lie at least between keys typed by hand; what comes faster is painted in batches."""

_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Not printable alone, yet typed as part of emoji of several signs and of Persian words."""


class TypingArea(TextArea):
    """An editor of a few lines."""

    class UndoWanted(Message):
        """Ctrl+Z with no typing to take back."""

    class RedoWanted(Message):
        """Ctrl+Y with no typing to bring back."""

    def __init__(self) -> None:
        """Start empty."""
        self._folded = FoldedPastes()
        self._painted = 0.0
        self._undone = ""
        self._undone_elsewhere = 0
        self._dressed: TextAreaTheme | None = None
        self._actions = _bound_actions(type(self))
        super().__init__(highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def whole(self) -> str:
        """The text with folded pastes in full."""
        return self._folded.unfold(self.text)

    @property
    def draft(self) -> str:
        """What must survive a crash: the whole text, or what an undo has just emptied."""
        return self.whole or self._undone

    def put(self, text: str) -> None:
        """Have this text instead, the cursor at its end."""
        self._folded.forget()
        self._undone = ""
        self.load_text(self._folded.fold(safe(text)))
        if text:
            self.move_cursor(self.document.end)
        paint_now(self)

    def take(self) -> str:
        """Return the whole text and be empty."""
        text = self.whole
        self.put("")
        return text

    def insert_pasted(self, text: str) -> None:
        """Put a paste in place of the selection, folded where it is long."""
        self.replace(self._folded.fold(text), *self.selection, maintain_selection_offset=False)

    def notify_style_update(self) -> None:
        """Ask the style sheet again for cursor and selection."""
        super().notify_style_update()
        self._dressed = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw; TextArea would ask the style sheet for six styles at every key."""
        if self._dressed is self._theme:
            return ScrollView.render_lines(self, crop)
        self._dressed = self._theme
        return super().render_lines(crop)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll, unless an undo has just taken the cursor's line away.

        Textual measures the shorter text before it moves the cursor into it, and would stop there.
        """
        if self.cursor_location[0] < self.document.line_count:
            return super().scroll_cursor_visible(center, animate)
        return Offset()

    def edit(self, edit: Edit) -> EditResult:
        """Do the edit, without ever cutting the label of a folded paste, and paint it at once."""
        self._undone = ""
        self._undone_elsewhere = 0
        result = super().edit(self._around_labels(edit))
        if edit.text.isspace():
            self.history.checkpoint()
        self._paint()
        return result

    @property
    def keys_in_turn(self) -> Container[str]:
        """The keys that have their effect between the letters before and behind them."""
        return self._actions.keys()

    async def on_key(self, event: events.Key) -> None:
        """Do what the key is bound to in its turn, and take the joiners.

        Textual runs bindings once the key has gone up to the App; keys typed meanwhile would be
        ahead of it.
        """
        if event.character in _JOINERS:
            self.replace(event.character, *self.selection, maintain_selection_offset=False)
        elif not await self._run_bound(event.key):
            return
        event.stop()
        event.prevent_default()

    async def _run_bound(self, key: str) -> bool:
        """Run the actions bound to the key until one does not pass."""
        for action in self._actions.get(key, ()):
            if await self.app.run_action(action, self):
                return True
        return False

    def action_undo(self) -> None:
        """Take typing back, word by word; with none left in an empty bar, ask for more."""
        if self.history.undo_stack:
            before = self.whole
            super().action_undo()
            self._undone = "" if self.text else before
        elif not self.text:
            self._undone_elsewhere += 1
            self.post_message(self.UndoWanted())

    def action_redo(self) -> None:
        """Bring back what was taken back, in the opposite order."""
        if self._undone_elsewhere or not self.history.redo_stack:
            self._undone_elsewhere = max(0, self._undone_elsewhere - 1)
            self.post_message(self.RedoWanted())
        else:
            super().action_redo()

    def _around_labels(self, edit: Edit) -> Edit:
        (row, start), (last, end) = edit.top, edit.bottom
        if row == last:
            start, end = self._folded.widened(self.document[row], start, end)
        else:
            start, _ = self._folded.widened(self.document[row], start, len(self.document[row]))
            after = self.document[last] if last < self.document.line_count else ""
            _, end = self._folded.widened(after, 0, end)
        return Edit(edit.text, (row, start), (last, end), edit.maintain_selection_offset)

    def _paint(self) -> None:
        now = monotonic()
        if now - self._painted > _BY_HAND:
            paint_now(self)
        self._painted = now


@cache
def _bound_actions(area: type[TextArea]) -> dict[str, list[str]]:
    """Return what each key is bound to in the class and those it is made from, nearest first."""
    actions: dict[str, list[str]] = {}
    for base in area.__mro__:
        for binding in base.__dict__.get("BINDINGS", ()):
            for key in binding.key.split(","):
                actions.setdefault(key, []).append(binding.action)
    return actions
