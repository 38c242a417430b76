"""Letters as commands, while nothing wants them as text; words that are typed there by mistake."""

from collections.abc import Callable
from functools import cached_property
from math import inf
from string import ascii_letters
from time import monotonic

from textual import events, on
from textual.binding import Binding

from data.models.kinds import KIND_BY_SIGIL
from screens.live.commands import COMMANDS
from screens.live.key_hints import Moment
from screens.live.known_keys import KnownKeys
from screens.live.letter_run import LetterRun
from screens.live.session_keys import SessionKeys
from screens.live.step_keys import StepKeys
from screens.widgets.key_line import KeyLine
from screens.widgets.overheard import Overheard

_SIGNS = {"space": " ", "comma": ",", "full_stop": ".", "question_mark": "?"}
_TITLES = {command.action: command.title for command in COMMANDS}
_TAKEN = {key for command in COMMANDS for key in command.letter.split(",")}
AT_MOST = 4
"""Different letters that anybody presses in a panel's list one close upon the other."""
_OF_PANEL = "panel"
"""What a letter of a panel stands for: what it did is taken back."""


def stray_bindings() -> list[Binding]:
    """Return the letters that stand for nothing, each looked at in its turn like a command's."""
    free = (letter for letter in ascii_letters if letter not in _TAKEN)
    return [Binding(key, f"stray('{key}')", show=False, priority=True) for key in free]


class LetterKeys(StepKeys, KnownKeys, SessionKeys):
    """Runs what a letter stands for; whoever types words is put into the bar, words and all."""

    _moment: Moment | None = None

    @cached_property
    def letters(self) -> LetterRun:
        """What was pressed just now."""
        return LetterRun()

    @property
    def focus_place(self) -> str:
        """Where keys go: bar, panel, or phases, where letters are commands."""
        if self.bar.has_focus_within:
            return "bar"
        return "panel" if self.panel is not None and self.panel.has_focus_within else "phases"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let letters be commands only while nothing wants them as text."""
        return action not in ("command", "stray") or self.focus_place == "phases"

    async def action_command(self, action: str, key: str) -> None:
        """Do what a letter stands for, unless it is part of a word."""
        letter = _SIGNS.get(key, key if len(key) == 1 else "")
        if not self.hear(letter, action, monotonic()):
            before = self.session.done_here
            await self.run_action(action)
            if self.session.done_here != before:
                self.letters.can_take_back()

    def action_stray(self, letter: str) -> None:
        """Say that a letter stands for nothing, unless it is part of a word."""
        if not self.hear(letter, "", monotonic()):
            self.say(f"{letter} is no command key. Enter or i types, ? tells the keys.")

    def on_key(self, event: events.Key) -> None:
        """Take letters of a panel, and those beyond a to z; a sign that nothing wants is a line."""
        letter = event.character if event.is_printable else None
        if letter is None:
            self.letters.end()
            return
        panel = self.panel if self.panel is not None and self.panel.takes_letters else None
        deed = panel.deed(letter) if panel is not None else None
        if deed is None and letter in KIND_BY_SIGIL and self.focus_place != "bar":
            self.letters.end()
            self.into_bar(letter)
            self.say(f"“{letter}” begins a line, which is typed in the bar now.")
        elif panel is not None:
            self._in_panel(letter, deed, event.time)
        elif letter.isalpha() and not letter.isascii() and self.focus_place == "phases":
            self.action_stray(letter)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Have the bar take what is pasted where letters are commands, or came as fast as that."""
        if self.focus_place != "bar":
            event.stop()
            self.go_to_bar()
            self.bar.text_area.post_message(events.Paste(event.text))
            self.say("What was pasted among command keys is in the bar now.")

    def _in_panel(self, letter: str, deed: Callable[[], object] | None, at: float) -> None:
        """Do what a letter stands for in the panel's list, unless it is part of a word."""
        if self.hear(letter, _OF_PANEL if deed else "", at):
            return
        if deed is not None:
            deed()
        elif letter.isalnum():
            self.say(f"{letter} is no key of this list. Esc leaves it, to type in the bar.")

    def hear(self, letter: str, action: str, at: float) -> bool:
        """Take a letter pressed at that second, with what it stands for, and say if it is a word's.

        Words go to the bar.
        """
        most = AT_MOST if action == _OF_PANEL else inf
        words = self.letters.press(letter, at, action, self.remembered(), most)
        if words:
            self._put_into_bar()
        return words

    def on_screen_suspend(self) -> None:
        """Listen on in a dialog that a letter opened."""
        if isinstance(self.app.screen, Overheard) and self.letters.text:
            self.app.screen.heard = self.hear

    def _put_into_bar(self) -> None:
        """Have the words in the bar, and all as it was before them, as far as that can be."""
        words, done, back = self.letters.text, self.letters.done, self.letters.back
        self.letters.end()
        acts = self.session.acts
        back()
        self.into_bar(words)
        told = f"“{words}” was typed among command keys. It is in the bar now."
        if self.session.acts != acts:
            self.show_all()
            told += " What its letters had changed is as it was."
        titles = dict.fromkeys(_TITLES[action] for action in done if action in _TITLES)
        self.say(told + (f" Run before that: {', '.join(titles)}." if titles else ""))

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def show_keys(self) -> None:
        """Tell the keys that matter now in the last line."""
        moment = Moment(
            self.focus_place,
            self.state.status,
            self.offers_more,
            self.go_round is not None,
            self.from_last_time,
            self.runs_clock,
            self.step_key,
            self.running_pane.phase.activity == "talk",
        )
        if self._moment is not None and moment.focus != self._moment.focus:
            self.letters.end()
        if moment != self._moment:
            self._moment = moment
            self.query_one(KeyLine).show(moment.commands(), first=moment.first)
