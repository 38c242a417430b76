"""One command, one definition: bindings, palette, footer, slash commands and help derive from it.

A screen lists its commands in a `COMMANDS` tuple; the action that runs is named after the id.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can have done."""

    id: str
    """Kebab-case; `next-phase` runs `action_next_phase`."""
    title: str
    """A few words, sentence case: palette, footer and help."""
    help: str
    """One sentence that says what it does."""
    keys: str = ""
    """Keys that work at any time, comma-separated, as Textual names them."""
    letter: str = ""
    """Key that works only while no input has the focus."""
    slash: str = ""
    """Word that runs it from the capture bar, with its slash."""
    argument: str = ""
    """What may follow the slash word, for help (`MINUTES`); empty where nothing may."""
    group: str = "General"
    """Heading under which help lists it."""
    footer: str = ""
    """Short label for the footer; empty keeps it out of there."""

    @property
    def action(self) -> str:
        """Name of the action that runs it."""
        return self.id.replace("-", "_")

    @property
    def key_label(self) -> str:
        """The keys as people read them: `^Z`, `F8`, `Esc n`."""
        every = (*self.keys.split(","), *self.letter.split(","))
        return " ".join(spell_key(key) for key in every if key)


_SPELLED = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "question_mark": "?",
    "slash": "/",
    "equals_sign": "=",
    "comma": ",",
    "full_stop": ".",
    "tab": "Tab",
    "delete": "Del",
}


def spell_key(key: str) -> str:
    """Return a Textual key name as people read it."""
    *modifiers, last = key.strip().split("+")
    spelled = _SPELLED.get(last, last.upper() if modifiers or len(last) > 1 else last)
    prefix = {"ctrl": "^", "alt": "Alt+", "shift": "Shift+"}
    return "".join(prefix.get(m, f"{m}+") for m in modifiers) + spelled


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """Return the bindings of commands whose keys work at any time, also while typing."""
    return [_binding(c, c.keys, c.id, priority=True) for c in commands if c.keys]


def letter_bindings(commands: Iterable[Command]) -> list[Binding]:
    """Return the bindings that work only while no input has the focus."""
    return [_binding(c, c.letter, f"{c.id}-letter") for c in commands if c.letter]


def gated_bindings(commands: Iterable[Command]) -> list[Binding]:
    """Return bindings of the letters that go through `action_command`, one key after the other.

    A letter that bubbles up from a widget comes after the keys behind it have been looked at; these
    are looked at first, and the screen's `check_action` says when letters are commands.
    """
    return [
        Binding(key, f"command('{c.action}', '{key}')", c.title, show=False, priority=True)
        for c in commands
        for key in c.letter.split(",")
        if key
    ]


def _binding(command: Command, keys: str, name: str, *, priority: bool = False) -> Binding:
    return Binding(keys, command.action, command.title, show=False, priority=priority, id=name)


def by_slash(commands: Iterable[Command], word: str) -> Command | None:
    """Return the command that `/word` runs; a unique beginning will do."""
    known = [command for command in commands if command.slash]
    for command in known:
        if command.slash == f"/{word}":
            return command
    starts = [command for command in known if command.slash.startswith(f"/{word}")]
    return starts[0] if len(starts) == 1 else None
