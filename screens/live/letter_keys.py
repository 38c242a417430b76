"""Letters as commands, while nothing wants them as text; words that are typed there by mistake."""

from functools import cached_property
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

_SIGNS = {"space": " ", "comma": ",", "full_stop": ".", "question_mark": "?"}
_TITLES = {command.action: command.title for command in COMMANDS}
_TAKEN = {key for command in COMMANDS for key in command.letter.split(",")}
_RECORD = "toggle_record"


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
        if self.letters.press(letter, monotonic(), action):
            self._put_into_bar()
        else:
            await self.run_action(action)

    def action_stray(self, letter: str) -> None:
        """Say that a letter stands for nothing, unless it is part of a word."""
        if self.letters.press(letter, monotonic()):
            self._put_into_bar()
        else:
            self.say(f"{letter} is no command key. Enter or i types, ? tells the keys.")

    def on_key(self, event: events.Key) -> None:
        """Take letters beyond a to z likewise; a sign that nothing wants begins a line."""
        letter = event.character or ""
        if letter in KIND_BY_SIGIL and self.focus_place != "bar":
            event.stop()
            event.prevent_default()
            self.into_bar(letter)
            self.say(f"“{letter}” begins a line, which is typed in the bar now.")
        elif letter.isalpha() and not letter.isascii() and self.focus_place == "phases":
            self.action_stray(letter)

    def _put_into_bar(self) -> None:
        """Have the words in the bar; on the record is what they were meant to be."""
        words, done = self.letters.text, self.letters.done
        self.letters.end()
        if done.count(_RECORD) % 2:
            self.action_toggle_record()
        self.into_bar(words)
        told = f"“{words}” was typed among command keys. It is in the bar now."
        titles = dict.fromkeys(_TITLES[action] for action in done if action != _RECORD)
        ran = f" Run before that: {', '.join(titles)}. ^Z takes back." if titles else ""
        self.say(told + ran + (" The record is as it was." if _RECORD in done else ""))

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
        if moment != self._moment:
            self._moment = moment
            self.query_one(KeyLine).show(moment.commands(), first=moment.first)
