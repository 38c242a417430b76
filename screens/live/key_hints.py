"""Which keys matter now, for the last line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from screens.commands import Command
from screens.live.commands import COMMANDS

_BY_ID = {command.id: command for command in COMMANDS}
_BAR = "Esc command keys   ↑ edit last   ^Z undo"
_BAR_SILENT = "Esc command keys   ^Z undo"
_PANEL = "Esc close   Tab move"
_MORE = "Esc then 5 3 2 or 0 minutes more   ↑ edit last   ^Z undo"
_ALWAYS = ("help", "since", "people", "rules", "known")
_AS_LETTERS = (
    "next-phase",
    "previous-phase",
    "minute-more",
    "next-prompt",
    "round",
    "fit",
    "edit",
    "kind",
    "undo",
    "delete",
    "help",
)
_ENTRIES_AS_LETTERS = ("edit", "kind", "undo", "delete", "help")
"""Those of them that need no clock."""
_IN_A_ROUND = ("next-turn", "pass-turn")
_START = {"idle": "start", "paused": "resume"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What decides which keys matter."""

    focus: str
    """Where keys go: bar, panel, or phases, where letters are commands."""
    status: str
    """The clock's."""
    offers_more: bool
    """The phase has used its time."""
    in_a_round: bool
    from_last_time: int = 0
    """Items handed over that nobody has said anything about yet."""
    runs_clock: bool = True
    """The clock's keys work here."""
    step: str = ""
    """Id of the command that goes on within the phase; empty where there is none."""
    asked: bool = False
    """Questions wait."""

    @property
    def first(self) -> str:
        """Keys that are no command's own, as KeyLine takes them."""
        if self.focus == "panel":
            return _PANEL
        if self.focus == "bar":
            unseen = _BAR_SILENT if self.step == "reveal" else _BAR
            return _MORE if self.offers_more else unseen
        return "5 more minutes   3 or 2   0 none   i type" if self.offers_more else "i type"

    def commands(self) -> Iterator[Command]:
        """Yield the commands to tell of, the most wanted first, each by one key."""
        letters = self.focus == "phases"
        if letters and not self.runs_clock:
            yield _told("clock", letters=True)
        elif letters or (self.runs_clock and self.status in _START):
            yield _told("pause-resume", letters=letters, label=_START.get(self.status, "pause"))
        if self.in_a_round and self.runs_clock:
            yield from (_told(name, letters=letters) for name in _IN_A_ROUND)
        if letters:
            yield from (_told(name, letters=True) for name in self._within())
            names = _AS_LETTERS if self.runs_clock else _ENTRIES_AS_LETTERS
            for name in names:
                label = "next phase" if self.in_a_round and name == "next-phase" else ""
                yield _told(name, letters=True, label=label)
        else:
            yield from self._always()

    def _within(self) -> Iterator[str]:
        """Yield the ids of what matters within the phase."""
        if self.step and self.runs_clock:
            yield self.step
        if self.asked:
            yield "queue"

    def _always(self) -> Iterator[Command]:
        """Yield what opens beside the phases; what waits from last time comes first."""
        waiting = self.from_last_time
        if waiting:
            yield _told("since", letters=False, label=f"since last time ({waiting})")
        for name in _ALWAYS:
            if not (waiting and name == "since"):
                yield _told(name, letters=False)


def _told(name: str, *, letters: bool, label: str = "") -> Command:
    """Return the command with the one kind of key that works now, labelled for the line."""
    command = _BY_ID[name]
    keys = "" if letters else command.keys
    letter = command.letter.split(",")[0] if letters else ""
    told = label or command.footer or command.title.lower()
    return replace(command, keys=keys, letter=letter, footer=told if keys or letter else "")
