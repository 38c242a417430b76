"""The way of an item, from session to session."""

from collections.abc import Iterator
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from data.chain import Chain, Link
from data.days import day_told
from data.models.kinds import KIND_BY_ID
from screens.widgets.content import DIM, cut, shown, shown_line

LONGEST = 600
"""Characters of each text that are shown."""

_STYLES = {"outcome": "$success", "topic": "$accent", "→": "$accent", "votes": "$primary"}


class ChainDialog(ModalScreen[None]):
    """Each session it touched, with what happened to it there; arrows and the wheel scroll."""

    BINDINGS = [Binding("escape,enter", "dismiss(None)", show=False)]
    AUTO_FOCUS = "VerticalScroll"

    CSS = """
    ChainDialog { align: center middle; }
    ChainDialog > Vertical {
        width: 92; max-width: 96%; height: auto; max-height: 92%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    ChainDialog VerticalScroll { height: auto; max-height: 100%; scrollbar-gutter: stable; }
    ChainDialog Static { height: auto; }
    """

    def __init__(self, chain: Chain) -> None:
        """Take the way to show."""
        super().__init__()
        self._chain = chain

    @property
    def quoted(self) -> str:
        """All that it tells."""
        return "\n".join(line.plain for line in chain_lines(self._chain))

    def compose(self) -> ComposeResult:
        """Lay it out, the session in which it was said first."""
        kind = KIND_BY_ID.get(self._chain.kind)
        with Vertical() as frame:
            frame.border_title = "The way of this one"
            frame.border_subtitle = "Esc back"
            with VerticalScroll():
                yield Static(Content("\n").join(chain_lines(self._chain)))
                if not self._chain.links:
                    word = kind.title.lower() if kind else self._chain.kind
                    yield Static(shown(f"This {word} has touched no session yet.", DIM))


def chain_lines(chain: Chain) -> Iterator[Content]:
    """Yield the words of the item, then each session with what happened there."""
    yield shown(cut(chain.text, LONGEST), "bold")
    if chain.carried:
        times = "once" if chain.carried == 1 else f"{chain.carried} times"
        yield shown_line(f"handed on {times}", DIM)
    for place, link in enumerate(chain.links):
        last = place == len(chain.links) - 1
        yield Content("")
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
