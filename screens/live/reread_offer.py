"""Proposes five minutes to reread what was agreed, once it is due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from data.rereading import Agreed
from data.revisiting import in_words
from screens.live.reread_panel import agreed_content
from screens.live.side_panel import SidePanel
from screens.widgets.content import shown


class RereadOffer(SidePanel):
    """Asks nobody who does not look: it opens without the focus."""

    BORDER_TITLE = "Reread?"

    @dataclass
    class Accepted(Message):
        """Five minutes for it."""

        subjects: tuple[str, ...]

    class Skipped(Message):
        """Not this time."""

    def __init__(
        self, subjects: tuple[str, ...], every: int, things: Sequence[Agreed], aloud: str = ""
    ) -> None:
        """Take what is due, how many sessions lie between two rereadings, what stands, and why it
        is to be said aloud, if it is.
        """
        super().__init__()
        self._subjects = subjects
        self._every = every
        self._things = things
        self._aloud = aloud

    def compose(self) -> ComposeResult:
        """Say what is proposed, and the two keys."""
        words = in_words(self._subjects).capitalize()
        with VerticalScroll():
            yield Static(shown(f"{words}: {self._every} sessions or more since the last reading."))
            yield Static(shown("Five minutes for that after the opening?\n"))
            if self._aloud:
                yield Static(shown(f"{self._aloud}\n", "$accent"))
            yield from (Static(agreed_content(thing)) for thing in self._things)
        keys = (("F4", " then "), ("y", " yes  "), ("s", " skip, ask next time"))
        told = (Content.assemble((key, "$footer-key-foreground"), label) for key, label in keys)
        yield Static(Content("").join(told), classes="-help", markup=False)

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Take the five minutes, or leave it for next time."""
        answers = {"y": self.Accepted(self._subjects), "s": self.Skipped()}
        answer = answers.get(letter)
        return partial(self.post_message, answer) if answer else None
