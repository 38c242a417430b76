"""Which keys matter now, for the last line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from screens.commands import Command
from screens.live.commands import COMMANDS

_BY_ID = {command.id: command for command in COMMANDS}
_BAR = "Esc command keys   ↑ edit last   ^Z undo"
_WHILE_TYPING = ("help", "since", "people", "rules")
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
_IN_A_ROUND = ("next-turn", "pass-turn")
_START = {"idle": "start", "paused": "resume"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What decides which keys matter."""

    typing: bool
    """The bar has the focus."""
    status: str
    """The clock's."""
    offers_more: bool
    """The phase has used its time."""
    in_a_round: bool

    @property
    def first(self) -> str:
        """Keys that are no command's own, as KeyLine takes them."""
        if self.typing:
            return f"Esc, then 5 3 2 0 more time   {_BAR}" if self.offers_more else _BAR
        return "5 more minutes   3 or 2   0 none   i type" if self.offers_more else "i type"

    def commands(self) -> Iterator[Command]:
        """Yield the commands to tell of, the most wanted first, each by one key."""
        if self.typing and self.status in _START:
            yield _told("pause-resume", typing=True, label=_START[self.status])
        elif not self.typing:
            yield _told("pause-resume", typing=False, label=_START.get(self.status, "pause"))
        if self.in_a_round:
            yield from (_told(name, typing=self.typing) for name in _IN_A_ROUND)
        names = _WHILE_TYPING if self.typing else _AS_LETTERS
        yield from (_told(name, typing=self.typing) for name in names)


def _told(name: str, *, typing: bool, label: str = "") -> Command:
    command = _BY_ID[name]
    keys = command.keys if typing else ""
    letter = "" if typing else command.letter.split(",")[0]
    return replace(command, keys=keys, letter=letter, footer=label or command.footer)
