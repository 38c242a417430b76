"""The editor inside the capture bar: its frame says how the line will be kept."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message

from data.capture.completion import Completion
from data.capture.paste import pasted_lines
from data.safe_text import safe
from screens.widgets.bar_aside import Aside, with_aside
from screens.widgets.capture_reading import Reading
from screens.widgets.content import shown_line
from screens.widgets.typing_area import TypingArea

_COMMAND_KEYS = "command keys · Enter or i to type"
_COMMAND_KEYS_EDITING = "command keys · Enter goes on editing · Esc leaves the entry as it was"

Complete = Callable[[str, int], tuple[Completion, ...]]


class CaptureTextArea(TypingArea):
    """Reads what is typed at every key; hands it over at Enter."""

    DEFAULT_CSS = """
    CaptureTextArea {
        height: auto;
        max-height: 7;
        padding: 0 1;
        border: round $border-blurred;
        border-title-color: $foreground 60%;
        border-subtitle-color: $foreground 60%;
        border-subtitle-align: left;
        background: $background;
        scrollbar-size-vertical: 1;
        & .text-area--suggestion { color: $foreground 40%; }
        &:focus {
            border: round $primary;
            border-title-color: $primary;
            border-title-style: bold;
        }
        &.-editing {
            border: heavy $accent;
            border-title-color: $accent;
            border-title-style: bold reverse;
            border-subtitle-color: $accent;
        }
        &.-off-record, &.-asking {
            border: round $warning;
            border-title-color: $warning;
            border-subtitle-color: $warning;
        }
    }
    """

    BINDINGS = [
        Binding("enter", "enter", "Keep", show=False),
        Binding("alt+enter,ctrl+j,shift+enter", "new_line", "New line", show=False),
        Binding("escape", "leave", "Command keys", show=False, priority=True),
        Binding("tab", "complete", "Complete", show=False),
        Binding("alt+g", "add_guest", "Add as a guest", show=False),
    ]

    @dataclass
    class Entered(Message):
        """Enter on this text; it is in the editor no longer, what is typed since is."""

        text: str

    @dataclass
    class ManyEntered(Message):
        """These pasted lines are to be kept, each for itself; what was half-typed stays."""

        lines: tuple[str, ...]

    @dataclass
    class Offered(Message):
        """The word at the cursor may become one of these, number `picked` being highlighted."""

        offers: tuple[Completion, ...]
        picked: int | None

    @dataclass
    class GuestWanted(Message):
        """The name belongs to nobody present and is to become a guest."""

        name: str

    class Left(Message):
        """Esc."""

    class EarlierWanted(Message):
        """Up with nothing half-typed: in an empty bar, or from an entry that is as it was."""

    holds_entry = False
    """The text put here is that of a kept entry."""
    aside: Aside | None = None
    """What is told at the right end of the lower frame, where there is room for it."""

    def __init__(self, read: Callable[[str], Reading], complete: Complete) -> None:
        """`read` says what a text will be kept as, `complete` what its last word may become."""
        self._read = read
        self._complete = complete
        self._reading = Reading("", "")
        self._shown: tuple[str, str, Aside | None, int] = ("", "", None, 0)
        self._pasted: tuple[str, ...] = ()
        self._offers: tuple[Completion, ...] = ()
        self._picked: int | None = None
        super().__init__()

    def read_again(self) -> None:
        """Say anew how the text will be kept: what it is read by has changed."""
        self._reading = self._read(self.text)
        title, sentence = self._reading.title, self._reading.sentence
        if self._pasted:
            count = len(self._pasted)
            title = f"{count} lines pasted"
            sentence = f"Enter one entry · m {count} entries · Esc leave it here"
        elif not self.has_focus:
            sentence = _COMMAND_KEYS_EDITING if self.holds_entry else _COMMAND_KEYS
        width = self.size.width - 2 if self.aside else 0
        now = (title, sentence, self.aside, width)
        if title != self._shown[0]:
            self.border_title = shown_line(title)
        if now[1:] != self._shown[1:]:
            frame = "$primary" if self.has_focus else "$border-blurred"
            self.border_subtitle = with_aside(sentence, self.aside, width, frame)
        self._shown = now

    def update_suggestion(self) -> None:
        """Read the text and look for completions; Textual calls this after every edit."""
        self._ask(())
        self._offer(self._complete(self.text, self._line_start + self.cursor_location[1]))
        self.read_again()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say that letters are commands while keys go elsewhere."""
        super().watch_has_focus(has_focus)
        if not has_focus:
            self._offer(())
        self.read_again()

    async def on_key(self, event: events.Key) -> None:
        """Let the next key after a paste of several lines answer the question."""
        lines = self._pasted
        if lines and event.key in ("o", "m"):
            event.stop()
            event.prevent_default()
            if event.key == "o":
                self.action_enter()
            else:
                self.undo()
                self.post_message(self.ManyEntered(lines))

    async def on_paste(self, event: events.Paste) -> None:
        """Put the paste into the bar; where it is several lines, ask what they are."""
        event.stop()
        event.prevent_default()
        text = safe(event.text).strip("\n")
        if text:
            self.insert_pasted(text)
            lines = pasted_lines(text) if "\n" in text else ()
            self._ask(lines if len(lines) > 1 else ())
            self.read_again()

    def action_enter(self) -> None:
        """Take the picked completion, else hand the text over.

        What cannot be kept now is picked out whole, so that `/on`, say, can be typed in its place.
        """
        if self._picked is not None:
            self.action_complete()
            return
        self._ask(())
        self.read_again()
        if self._reading.held:
            self.select_all()
        else:
            self.post_message(self.Entered(self.take()))

    def action_new_line(self) -> None:
        """Begin a new line within the entry."""
        self.replace("\n", *self.selection, maintain_selection_offset=False)

    def action_leave(self) -> None:
        """Close what is open, else leave at once: the very next key is no text. The text stays."""
        if self._pasted:
            self._ask(())
            self.read_again()
        elif self._picked is not None:
            self._offer(())
        else:
            self.screen.set_focus(None)
            self.post_message(self.Left())

    def action_add_guest(self) -> None:
        """Have the stranger in the line added to those present."""
        if self._reading.guest is None:
            raise SkipAction
        self.post_message(self.GuestWanted(self._reading.guest))

    def action_complete(self) -> None:
        """Finish the word as picked, or as is likeliest."""
        if not self._offers:
            raise SkipAction
        chosen = self._offers[self._picked or 0]
        row, line_start = self.cursor_location[0], self._line_start
        start, end = (row, chosen.start - line_start), (row, chosen.end - line_start)
        self.replace(chosen.insert, start, end, maintain_selection_offset=False)

    def action_cursor_right(self, select: bool = False) -> None:
        """Take the ghost at the cursor, else move."""
        if self.suggestion and not select:
            self.action_complete()
        else:
            super().action_cursor_right(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Pick a completion, ask for the entry before where nothing is half-typed, else move."""
        if not self.text or self._at_top_of_entry:
            self.post_message(self.EarlierWanted())
        elif not self._pick(-1):
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Pick a completion, else move."""
        if not self._pick(1):
            super().action_cursor_down(select)

    def action_delete_to_start_of_line(self) -> None:
        """Clear the line before the cursor; pressed again, with nothing left there, the bar."""
        if self.cursor_at_start_of_line and self.selection.is_empty:
            self.clear()
        else:
            super().action_delete_to_start_of_line()

    @property
    def _at_top_of_entry(self) -> bool:
        """Whether the cursor is in the first line of an entry in which nothing was changed."""
        top = self.navigator.is_first_wrapped_line(self.cursor_location)
        return self.holds_entry and top and not self.history.undo_stack

    @property
    def _line_start(self) -> int:
        """Where in the text the cursor's line begins."""
        return sum(len(self.document[row]) + 1 for row in range(self.cursor_location[0]))

    def _pick(self, by: int) -> bool:
        """Move through the menu where it is open."""
        if not self._offers or (self._picked is None and len(self._offers) == 1):
            return False
        count = len(self._offers)
        self._picked = (self._picked + by if self._picked is not None else min(by, 0)) % count
        self.suggestion = self._ghost(self._offers[self._picked])
        self.post_message(self.Offered(self._offers, self._picked))
        return True

    def _offer(self, offers: tuple[Completion, ...]) -> None:
        self.suggestion = self._ghost(offers[0]) if offers else ""
        self._picked = None
        if offers != self._offers:
            self._offers = offers
            self.post_message(self.Offered(offers, None))

    def _ghost(self, offer: Completion) -> str:
        """Return the rest of the offered word where it goes on from what is typed."""
        typed = self.text[offer.start : offer.end]
        goes_on = offer.insert.casefold().startswith(typed.casefold())
        at_end = self.cursor_at_end_of_line
        return offer.insert[len(typed) :].rstrip() if goes_on and at_end else ""

    def _ask(self, lines: tuple[str, ...]) -> None:
        if lines != self._pasted:
            self._pasted = lines
            self.set_class(bool(lines), "-asking")
