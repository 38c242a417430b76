"""The capture bar: one line, Enter, kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from data.capture.people import People


class CaptureBar(Widget):
    """Where people type what is said; it tells how each line will be kept before it is."""

    people: reactive[People] = reactive(lambda: People(()))
    """Who is present: names are completed from them and understood by them."""
    tags: reactive[tuple[str, ...]] = reactive(())
    """Tags to complete after `#`, the likeliest first."""
    turn: reactive[str | None] = reactive(None)
    """Whose turn it is in a go-round: said by that person unless another is named."""
    off_record: reactive[bool] = reactive(False)
    """Nothing is kept: Enter leaves the text where it is, and no draft is told."""
    editing: reactive[str | None] = reactive(None)
    """Which kept entry is being edited, in a few words; None while a new one is typed."""

    @dataclass
    class Submitted(Message):
        """A line is finished: to be kept (or, while `editing`, to take the old one's place)."""

        text: str

    @dataclass
    class ManySubmitted(Message):
        """Several pasted lines are to be kept, each as an entry."""

        lines: tuple[str, ...]

    @dataclass
    class CommandEntered(Message):
        """A slash command was entered: `/topic Home visits` is ("topic", "Home visits")."""

        word: str
        argument: str

    @dataclass
    class DraftChanged(Message):
        """The half-typed text is now this; empty when nothing is half-typed."""

        text: str

    @dataclass
    class GuestWanted(Message):
        """The name just typed belongs to nobody present and is to become a guest."""

        name: str

    class UpInEmpty(Message):
        """Up in an empty bar: edit the last entry."""

    class LeftForCommands(Message):
        """Esc: letters are to be commands now. The text stays."""

    class EditCancelled(Message):
        """Esc while `editing`: the entry stays as it was. The bar is empty again."""

    class UndoWanted(Message):
        """Ctrl+Z with nothing half-typed: take the last thing done back."""

    class RedoWanted(Message):
        """Ctrl+Y with nothing half-typed: bring it back again."""

    def __init__(
        self,
        today: Callable[[], date] = date.today,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Take the day from `today`, against which `due:fri` is understood."""
        super().__init__(id=id, classes=classes)
        self.today = today

    @property
    def text(self) -> str:
        """Everything half-typed, folded pastes in full."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put `text` into the bar, the cursor at its end: to edit it, or a recovered draft."""
        raise NotImplementedError

    def clear(self) -> None:
        """Empty the bar once what was in it is kept."""
        raise NotImplementedError
