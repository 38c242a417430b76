"""Who is here, in signs and names: for the first line and for the people panel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.store.terminals import SCREEN, Terminal
from screens.widgets.content import cut

RUNS, WRITES, SHOWS = "◷", "✎", "▣"
"""Signs of the terminal that runs the clock, of one that writes, of a board."""

LONGEST = 14
"""Cells of a name in the first line."""

UNNAMED = "unnamed"
"""What a terminal is called at which nobody said who writes."""


@dataclass(frozen=True, slots=True)
class Here:
    """The terminals on a session, as one of them sees them."""

    terminals: Sequence[Terminal] = ()
    """In the order in which they came."""
    own: str = ""
    """Id of the terminal that looks."""
    runs: str | None = None
    """Id of the one that runs the clock; None where nobody does."""
    over: bool = False
    """The session has ended, and nobody has to run its clock."""

    @property
    def screens(self) -> list[Terminal]:
        """Those that people write at, the one that runs the clock first, then one's own."""
        screens = [terminal for terminal in self.terminals if terminal.kind == SCREEN]
        return sorted(screens, key=lambda each: (each.id != self.runs, each.id != self.own))

    @property
    def others(self) -> list[Terminal]:
        """Those that people write at but this one."""
        return [terminal for terminal in self.screens if terminal.id != self.own]

    @property
    def boards(self) -> int:
        """How many boards show the session."""
        return len(self.terminals) - len(self.screens)

    @property
    def told(self) -> bool:
        """There is something to say: somebody else is here, or nobody runs the clock."""
        return len(self.terminals) > 1 or (bool(self.own) and self.nobody)

    @property
    def nobody(self) -> bool:
        """The clock is there to be taken."""
        return self.runs is None and not self.over

    def sign(self, terminal: Terminal) -> str:
        """Return what a terminal does, as one character."""
        return RUNS if terminal.id == self.runs else WRITES


def line_forms(here: Here, called: Callable[[str], str]) -> tuple[str, ...]:
    """Return what the first line may say of it, the longest form first; nothing where nobody else
    is here and this terminal runs the clock. `called` is what a person is called in little room.
    """
    if not here.told:
        return ()
    boards = f"{SHOWS} {here.boards}" if here.boards else ""
    told = f"{boards} {'board' if here.boards == 1 else 'boards'}" if boards else ""
    forms = (
        (_names(here, called, len(here.screens), "{} (you)"), told),
        (_names(here, called, len(here.screens), "you"), boards),
        (_names(here, called, 2, "you"), boards),
        (_names(here, called, 1, "you"), ""),
    )
    return tuple(dict.fromkeys("  ".join(filter(None, form)) for form in forms))


def _names(here: Here, called: Callable[[str], str], most: int, mine: str) -> str:
    """Return at most so many terminals with their signs, and how many more there are."""
    parts = [f"{RUNS} nobody"] if here.nobody else []
    for terminal in here.screens[:most]:
        name = cut(called(terminal.name), LONGEST) if terminal.name else ""
        if terminal.id == here.own:
            name = mine.format(name) if name else "you"
        parts.append(f"{here.sign(terminal)} {name or UNNAMED}")
    more = len(here.screens) - most
    return "  ".join([*parts, f"+{more}"] if more > 0 else parts)


def panel_lines(here: Here) -> tuple[str, ...]:
    """Return a line for each terminal, and what all boards are; nothing where that says nothing."""
    if not here.told:
        return ()
    lines = [_line(here, terminal) for terminal in here.screens]
    if here.boards:
        lines.append(f"{SHOWS} {'a board' if here.boards == 1 else f'{here.boards} boards'}")
    return tuple([f"{RUNS} nobody runs the clock", *lines] if here.nobody else lines)


def _line(here: Here, terminal: Terminal) -> str:
    you = " (you)" if terminal.id == here.own else ""
    runs = " runs the clock" if terminal.id == here.runs else ""
    return f"{here.sign(terminal)} {terminal.name or UNNAMED}{you}{runs}"


def clock_words(here: Here) -> str:
    """Return a sentence that says who runs the clock, where it is another terminal or nobody."""
    running = next((each for each in here.screens if each.id == here.runs), None)
    if running is None:
        return "Nobody runs the clock."
    return f"{running.name or 'Another terminal'} runs the clock."
