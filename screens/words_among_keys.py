"""Words typed on a screen where letters change things and no bar takes them."""

from functools import cached_property

from textual import events

from screens.commanded_screen import CommandedScreen
from screens.live.letter_run import LetterRun
from screens.widgets.overheard import Overheard


class WordsAmongKeys(CommandedScreen):
    """As soon as letters are seen to be words, none of those that follow does anything."""

    @cached_property
    def _letters(self) -> LetterRun:
        """What was pressed just now."""
        return LetterRun()

    _heard_words: bool = False
    """It was said that these are words."""

    def on_key(self, event: events.Key) -> None:
        """Hold back a letter that is part of words; what it stands for would be done after this."""
        if not event.is_printable:
            self._letters.end()
        elif self.hear(event.character or "", self._stands_for(event.key), event.time):
            event.stop()
            event.prevent_default()

    def _stands_for(self, key: str) -> str:
        return key if key == "space" or key in self.active_bindings else ""

    def hear(self, letter: str, action: str, at: float) -> bool:
        """Take a letter pressed at that second, with what it stands for; say if it is a word's."""
        words = self._letters.press(letter, at, action)
        if words and not self._heard_words:
            told = f"“{self._letters.text}” looks like words; letters are commands here."
            done = f"{told} Ctrl+Z takes back what they did." if self._letters.done else told
            self.notify(done, markup=False)
        self._heard_words = words
        return words

    def on_screen_suspend(self) -> None:
        """Listen on in a dialog that a letter opened."""
        if isinstance(self.app.screen, Overheard) and self._letters.text:
            self.app.screen.heard = self.hear
