"""The capture bar: one line, Enter, kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from textual import getters, on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import TextArea

from data.capture.completion import Completion, complete
from data.capture.line import Line
from data.capture.opening import read_command
from data.capture.people import People
from screens.commands import Command
from screens.widgets.bar_aside import Aside
from screens.widgets.capture_reading import Circumstances, Reading
from screens.widgets.capture_text_area import CaptureTextArea
from screens.widgets.completion_menu import CompletionMenu

OFF_RECORD = "OFF THE RECORD: nothing is kept. /on goes back on it."


class CaptureBar(Widget):
    """Where people type what is said; it tells how each line will be kept before it is.

    Keys come faster than messages go round, so the bar empties itself at Enter, before it tells
    the screen: what is typed while the screen is still keeping the line is the next line.
    """

    DEFAULT_CSS = """
    CaptureBar {
        height: auto;
        layout: vertical;
    }
    """

    people: reactive[People] = reactive(People(()), init=False)
    """Who is present: names are completed from them and understood by them."""
    tags: reactive[tuple[str, ...]] = reactive((), init=False)
    """Tags to complete after `#`, the likeliest first."""
    commands: reactive[tuple[Command, ...]] = reactive((), init=False)
    """What a slash may run: completed and explained."""
    turn: reactive[str | None] = reactive(None, init=False)
    """Whose turn it is in a go-round: said by that person unless another is named."""
    off_record: reactive[bool] = reactive(False, init=False)
    """Nothing is kept: Enter leaves the text where it is, and no draft is told."""
    silent: reactive[bool] = reactive(False, init=False)
    """What is kept is seen by nobody yet; the bar says so."""
    editing: reactive[str | None] = reactive(None, init=False)
    """Which kept entry is being edited, in a few words; None while a new one is typed.

    Enter and Esc end it by themselves.
    """

    recalled: reactive[Aside | None] = reactive[Aside | None](None, init=False)
    """A past entry that comes near to what is typed; it takes no room."""

    known: Callable[[Line, str], str] = staticmethod(lambda line, sentence: sentence)
    """Says more of a line than its words do: what the screen knows."""

    contested: bool = False
    """The entry being edited was changed elsewhere meanwhile: Esc gives way to that."""

    text_area = getters.query_one(CaptureTextArea)
    menu = getters.query_one(CompletionMenu)

    @dataclass
    class Submitted(Message):
        """A line is finished: to be kept (or to take the place of the entry that was edited).

        The bar is empty already. If the line cannot be kept, `put_back` it.
        """

        text: str

    @dataclass
    class CommandEntered(Message):
        """A slash command was entered: `/topic Home visits` is ("topic", "Home visits").

        The bar is empty already; if nobody knows the command, `offer_anew` the text.
        """

        word: str
        argument: str
        text: str

    @dataclass
    class DraftChanged(Message):
        """The half-typed text is now this; empty when nothing is half-typed."""

        text: str

    class LeftForCommands(Message):
        """Esc: letters are to be commands now. The text stays."""

    class EditCancelled(Message):
        """Esc on an unchanged entry or Enter on an emptied one: it stays as it was."""

    @dataclass
    class EditYielded(Message):
        """Esc on an edit that somebody else made too: theirs stays, this text goes beside it."""

        text: str

    ManySubmitted: TypeAlias = CaptureTextArea.ManyEntered
    GuestWanted: TypeAlias = CaptureTextArea.GuestWanted
    EarlierWanted: TypeAlias = CaptureTextArea.EarlierWanted
    UndoWanted: TypeAlias = CaptureTextArea.UndoWanted
    RedoWanted: TypeAlias = CaptureTextArea.RedoWanted

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
        self._edited_text = ""

    def compose(self) -> ComposeResult:
        """Lay out the editor and, floating, its menu."""
        yield CompletionMenu()
        yield CaptureTextArea(self._read, self._complete)

    @property
    def text(self) -> str:
        """Everything half-typed, folded pastes in full."""
        return self.text_area.whole

    def set_text(self, text: str) -> None:
        """Put `text` into the bar, the cursor at its end: to edit it, or a recovered draft."""
        self._edited_text = text
        self.text_area.put(text)

    def put_back(self, text: str) -> None:
        """Return `text` that could not be kept, before what has been typed since."""
        typed = self.text
        self.text_area.put(f"{text}\n{typed}" if typed else text)

    def offer_anew(self, text: str) -> None:
        """Return a command that could not be run, picked out whole: the next key types over it.

        What has been typed since is the next line and stays as it is.
        """
        if not self.text:
            self.text_area.put(text)
            self.text_area.select_all()

    def focus(self, scroll_visible: bool = True) -> "CaptureBar":
        """Let the next key be typed here."""
        self.text_area.focus(scroll_visible)
        return self

    def watch_off_record(self, off_record: bool) -> None:
        """Change the look; what is half-typed is no draft any more.

        Nor is it one because somebody else goes on the record again: only after another key here.
        """
        self.text_area.set_class(off_record, "-off-record")
        self.text_area.placeholder = OFF_RECORD if off_record else ""
        self.text_area.read_again()
        if off_record:
            self.post_message(self.DraftChanged(""))

    def watch_people(self) -> None:
        """Read the line again."""
        self.text_area.read_again()

    def watch_turn(self) -> None:
        """Read the line again."""
        self.text_area.read_again()

    def watch_silent(self) -> None:
        """Read the line again."""
        self.text_area.read_again()

    def watch_recalled(self, recalled: Aside | None) -> None:
        """Tell it in the frame, where nothing moves for it."""
        self.text_area.aside = recalled
        self.text_area.read_again()

    def on_resize(self) -> None:
        """Give it the room that is there now."""
        if self.recalled:
            self.text_area.read_again()

    def watch_editing(self) -> None:
        """Tell the editor whose text it has; read the line again."""
        self.contested = False
        self.text_area.holds_entry = self.editing is not None
        self.text_area.set_class(self.text_area.holds_entry, "-editing")
        self.text_area.read_again()

    @on(CaptureTextArea.Entered)
    def _on_entered(self, event: CaptureTextArea.Entered) -> None:
        event.stop()
        command = read_command(event.text)
        if command is not None:
            self.post_message(self.CommandEntered(*command, event.text))
        elif self.editing is not None and not event.text.strip():
            self._end_edit(self.EditCancelled())
        else:
            self._end_edit(self.Submitted(event.text))

    @on(CaptureTextArea.Left)
    def _on_left(self, event: CaptureTextArea.Left) -> None:
        event.stop()
        unchanged = self.text == self._edited_text
        if self.editing is not None and (unchanged or self.contested):
            text = self.text_area.take()
            self.screen.set_focus(self.text_area)
            self._end_edit(self.EditCancelled() if unchanged else self.EditYielded(text))
        else:
            self.post_message(self.LeftForCommands())

    @on(CaptureTextArea.Offered)
    def _on_offered(self, event: CaptureTextArea.Offered) -> None:
        event.stop()
        labels = tuple(offer.label for offer in event.offers)
        if len(labels) == 1 and self.text_area.suggestion:
            labels = ()
        column = self.text_area.cursor_screen_offset.x - self.region.x
        self.menu.offer(labels, event.picked, column)

    @on(TextArea.Changed)
    def _on_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if not self.off_record:
            self.post_message(self.DraftChanged(self.text_area.draft))

    @on(TextArea.SelectionChanged)
    def _on_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()

    def _end_edit(self, told: Message) -> None:
        self.editing = None
        self.post_message(told)

    def _read(self, text: str) -> Reading:
        return Circumstances(
            self.people,
            self.today(),
            self.turn,
            self.off_record,
            self.editing,
            self.commands,
            self.silent,
            self.known,
        ).read(text)

    def _complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        if text.startswith("/") and " " not in text:
            return tuple(self._slash_words(text))
        return complete(text, cursor, self.people, self.tags)

    def _slash_words(self, text: str) -> "list[Completion]":
        return [
            Completion(0, len(text), f"{command.slash} ", f"{command.slash}  {command.title}")
            for command in self.commands
            if command.slash.startswith(text) and command.slash != text
        ]
