"""The question queue: what people want to know, the most wanted first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.asked import Asked
from data.models.ids import EntryId
from screens.live.side_panel import SidePanel
from screens.widgets.content import DIM, cut, shown, shown_line
from screens.widgets.keys_help import KeysHelp
from screens.widgets.refilled import refill

MORE, ANSWERED = "+", "a"
QUEUE_KEYS = {MORE: "one more wants to know", ANSWERED: "answered, or open after all"}
"""What letters do to the question highlighted."""

NONE_YET = "No question waits. A line that begins with ? is one."
LONGEST = 400
"""Characters of a question that are shown."""


class QueuePanel(SidePanel):
    """Open questions by how many want to know, then by age; below them what was answered."""

    BORDER_TITLE = "Questions"

    options = getters.query_one(OptionList)

    @dataclass
    class MoreWanted(Message):
        """One more person wants to know it."""

        id: EntryId

    @dataclass
    class AnsweredToggled(Message):
        """It was answered, or was not after all."""

        id: EntryId

    def __init__(self, asked: Iterable[Asked]) -> None:
        """Take the questions in their order."""
        super().__init__()
        self._asked: tuple[Asked, ...] | None = None
        self._first = tuple(asked)

    def compose(self) -> ComposeResult:
        """List the questions over the keys."""
        yield OptionList(markup=False)
        yield KeysHelp(QUEUE_KEYS.items())

    def on_mount(self) -> None:
        """Show the questions; the first is meant."""
        self.show(self._first)

    def show(self, asked: Iterable[Asked]) -> None:
        """Show the questions as they stand; nothing is painted where nothing changed."""
        asked = tuple(asked)
        if asked != self._asked:
            self._asked = asked
            refill(self.options, self._rows(asked))
            if self.options.highlighted is None:
                self.options.action_first()

    def _rows(self, asked: tuple[Asked, ...]) -> Iterator[Option]:
        for question in asked:
            yield Option(question_content(question), id=question.entry.id)
        if not asked:
            yield Option(shown(NONE_YET, DIM), disabled=True)

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Return what a letter does to the question highlighted."""
        wanted = {MORE: self.MoreWanted, ANSWERED: self.AnsweredToggled}.get(letter)
        place = self.options.highlighted
        if wanted is None or place is None:
            return None
        identifier = self.options.get_option_at_index(place).id
        return partial(self.post_message, wanted(EntryId(identifier))) if identifier else None

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()


def question_content(asked: Asked) -> Content:
    """Return a question: how many more want to know, its words, who asked."""
    votes = f"+{asked.votes} " if asked.votes else ""
    style = DIM if asked.answered else "$foreground"
    sign = "✓ " if asked.answered else "? "
    words = shown(cut(asked.entry.text, LONGEST), style)
    who = shown_line(f"  {asked.entry.by}", DIM) if asked.entry.by else Content()
    return Content.assemble((sign, DIM), (votes, "$accent bold"), words, who)
