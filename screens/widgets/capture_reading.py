"""What the capture bar says about the line in it, before it is kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from data.capture.grammar import read_line
from data.capture.line import Line
from data.capture.people import People
from data.capture.preview import preview
from data.models.kinds import KIND_BY_ID, KINDS
from screens.commands import Command, by_slash

SILENT = "nobody sees it yet"
"""What the bar says of a line that is written silently."""

_KINDS_HINT = "  ".join(f"{kind.sigil} {kind.title.lower()}" for kind in KINDS if kind.sigil)


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it is understood: what the frame of the bar shows."""

    title: str
    """What it will be kept as."""
    sentence: str
    """How it will be kept."""
    guest: str | None = None
    """A name in it of somebody who is not here."""
    held: bool = False
    """Enter leaves it in the bar."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a line is read by, besides its words."""

    people: People
    today: date
    turn: str | None = None
    """Whose turn it is in a go-round."""
    off_record: bool = False
    editing: str | None = None
    """Which kept entry is being edited."""
    commands: tuple[Command, ...] = ()
    """What a slash may run."""
    silent: bool = False
    """What is kept is seen by nobody yet."""

    known: Callable[[Line, str], str] = lambda line, sentence: sentence
    """Tells more of a line than its words do: what the screen knows."""

    def read(self, text: str) -> Reading:
        """Return what the bar says about `text`."""
        if not text.strip():
            return self._empty()
        if text == "/":
            return Reading("command", "what follows is run, not kept")
        line = read_line(text, self.people, self.today, self.turn)
        if line.command:
            return Reading("command", _command_sentence(self.commands, *line.command))
        if self.off_record:
            return Reading("off the record", "nothing is kept until /on", held=True)
        title = f"editing {self.editing}" if self.editing else _title(line)
        sentence = preview(line, self.today, len(self.people.names))
        sentence = self.known(line, sentence)
        told = f"{SILENT} · {sentence}" if self.silent else sentence
        return Reading(title, told, _guest(line))

    def _empty(self) -> Reading:
        if self.editing:
            return Reading(f"editing {self.editing}", "Enter leaves it as it was", held=True)
        if self.off_record:
            return Reading("off the record", "nothing is kept until /on", held=True)
        if self.silent:
            return Reading("silent writing", SILENT, held=True)
        if self.turn:
            return Reading("note", f"said by {self.turn}, whose turn it is", held=True)
        return Reading("note", _KINDS_HINT, held=True)


def _title(line: Line) -> str:
    if line.continues:
        return "continued"
    return KIND_BY_ID[line.kind].title.lower()


def _guest(line: Line) -> str | None:
    """Return who is to come to the roll: somebody known, or a name that nobody else may have."""
    new = (name for name in line.strangers if name not in line.unclear)
    return next(iter((*line.away, *new)), None)


def _command_sentence(commands: Iterable[Command], word: str, argument: str) -> str:
    command = by_slash(commands, word)
    if command is None:
        return f"nobody knows /{word}; a backslash first keeps it as text"
    return f"{command.slash} {argument or command.argument}".strip() + f" · {command.help}"
