"""The way of an item, from session to session."""

from collections.abc import Iterator
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from data.chain import Chain, Link
from data.days import day_told
from data.models.kinds import KIND_BY_ID
from screens.commands import Command
from screens.widgets.content import DIM, cut, shown, shown_line

LONGEST = 600
"""Characters of each text that are shown."""

KEYS = "↑↓ session · Enter opens it · F1 help · Esc back"
ABOUT = (
    "Every session that this one touched, from where it was said to where it is now: who said it, "
    "where it was handed on, what was heard of it, who offered to help."
)
COMMANDS = (
    Command("choose", "Another session", "Highlights the one before or after.", keys="up,down"),
    Command("open", "Open the session", "Goes to that session in review.", keys="enter"),
    Command("leave", "Back", "Closes this.", keys="escape"),
)

_STYLES = {"outcome": "$success", "topic": "$accent", "→": "$accent", "votes": "$primary"}


class ChainDialog(ModalScreen[str | None]):
    """Each session it touched, with what happened to it there; arrows and the wheel scroll.

    Where it `opens` them, ↑ ↓ highlight a session, and it returns the stem of the one that Enter
    was pressed on; else None.
    """

    BINDINGS = [
        Binding("escape,enter", "dismiss(None)", show=False),
        Binding("f1", "help", show=False),
    ]
    AUTO_FOCUS = "VerticalScroll, OptionList"

    CSS = """
    ChainDialog { align: center middle; }
    ChainDialog > Vertical {
        width: 92; max-width: 96%; height: auto; max-height: 92%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    ChainDialog VerticalScroll { height: auto; max-height: 100%; scrollbar-gutter: stable; }
    ChainDialog Static { height: auto; }
    ChainDialog OptionList, ChainDialog OptionList:focus {
        height: auto; max-height: 100%; border: none; background: transparent; padding: 0;
    }
    """

    def __init__(self, chain: Chain, *, opens: bool = False) -> None:
        """Take the way to show, and whether its sessions can be gone to from here."""
        super().__init__()
        self._chain = chain
        self._opens = opens and bool(chain.links)

    @property
    def quoted(self) -> str:
        """All that it tells."""
        return "\n".join(line.plain for line in chain_lines(self._chain))

    def compose(self) -> ComposeResult:
        """Lay it out, the session in which it was said first."""
        kind = KIND_BY_ID.get(self._chain.kind)
        with Vertical() as frame:
            frame.border_title = "The way of this one"
            frame.border_subtitle = KEYS if self._opens else "F1 help · Esc back"
            if self._opens:
                yield Static(Content("\n").join(_words(self._chain)))
                yield OptionList(*self._sessions(), markup=False)
                return
            with VerticalScroll():
                yield Static(Content("\n").join(chain_lines(self._chain)))
                if not self._chain.links:
                    word = kind.title.lower() if kind else self._chain.kind
                    yield Static(shown(f"This {word} has touched no session yet.", DIM))

    def _sessions(self) -> Iterator[Option]:
        for place, link in enumerate(self._chain.links):
            lines = _session(self._chain, place)
            yield Option(Content("\n").join((Content(""), *lines)), id=link.stem)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to that session."""
        event.stop()
        self.dismiss(event.option_id)

    def action_help(self) -> None:
        """Say what this is, and what its keys do."""
        from screens.widgets.help_screen import HelpScreen

        commands = COMMANDS if self._opens else COMMANDS[-1:]
        self.app.push_screen(HelpScreen("The way of this one", commands, Content(ABOUT)))


def chain_lines(chain: Chain) -> Iterator[Content]:
    """Yield the words of the item, then each session with what happened there."""
    yield from _words(chain)
    for place in range(len(chain.links)):
        yield Content("")
        yield from _session(chain, place)


def _words(chain: Chain) -> Iterator[Content]:
    yield shown(cut(chain.text, LONGEST), "bold")
    if chain.carried:
        times = "once" if chain.carried == 1 else f"{chain.carried} times"
        yield shown_line(f"handed on {times}", DIM)


def _session(chain: Chain, place: int) -> Iterator[Content]:
    """Yield one session of the way, and what happened in it."""
    link, last = chain.links[place], place == len(chain.links) - 1
    yield Content.assemble(
        ("● " if place == 0 else "├ " if not last else "└ ", "$accent"),
        (told_day(link.on), "bold"),
        "  ",
        shown_line(f"{link.number} {link.title}", DIM),
    )
    yield from _what_happened(link, "  " if last else "│ ")


def _what_happened(link: Link, rail: str) -> Iterator[Content]:
    for word, text in link.lines:
        said = shown_line(cut(text, LONGEST), _STYLES.get(word, ""))
        yield Content.assemble((rail, "$accent"), (f"{word:<8} ", DIM), said)


def told_day(day: date | None) -> str:
    """Return a day as the chain tells it."""
    return day_told(day) if day else "no date"
