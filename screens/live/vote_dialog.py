"""Votes on the backlog: hands counted from one keyboard, dots from every terminal."""

from collections.abc import Iterator

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from data.backlog import Wish
from data.models.ids import EntryId
from data.voting import DOTS, MOST_HANDS, NOT_VOTED, Tally
from screens.live.voting import Ballot, Voting
from screens.widgets.content import DIM, cut, shown_line
from screens.widgets.line_dialog import LineDialog
from screens.widgets.refilled import refill

AT_FIRST, MOST_AT_ALL = 60, 100_000
"""Wishes that are shown before somebody asks for all of them, and then."""

LONGEST = 300
"""Characters of a wish that are shown."""

OFTEN = 0.5
"""Seconds between two looks at what other terminals gave."""

VOTE_KEYS = {
    "0 … 9": "how many hands are up for the highlighted one",
    "+ -": f"give it one of this terminal's {DOTS} dots, or take one back",
    "s": "put the most wanted first",
    "a t l": "it was answered, is taken up, or let go",
    "Enter": "make it the topic of the next session, and say who prepares it",
}
"""Keys of the dialog, for help."""

NOTHING = "Nothing waits to be learned. ~ in the bar asks for something, ? in a talk too."


class VoteDialog(ModalScreen[None]):
    """Rows keep their places while votes come in; `s` puts them in order."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("ctrl+z", "turn('undo')", show=False, priority=True),
        Binding("ctrl+y", "turn('redo')", show=False, priority=True),
    ]
    AUTO_FOCUS = "OptionList"

    CSS = """
    VoteDialog { align: center middle; }
    VoteDialog > Vertical {
        width: 96; max-width: 98%; height: auto; max-height: 96%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    VoteDialog OptionList {
        height: auto; max-height: 100%; border: none; background: transparent; padding: 0;
        scrollbar-gutter: stable;
    }
    VoteDialog Static { height: auto; color: $text-muted; margin-top: 1; }
    """

    options = getters.query_one(OptionList)

    def __init__(self, voting: Voting) -> None:
        """Take what is voted on, and where."""
        super().__init__()
        self._voting = voting
        self._shown: Ballot | None = None
        self._most = AT_FIRST
        self._order: tuple[EntryId, ...] = ()
        self._typed: tuple[EntryId | None, str] = (None, "")

    def compose(self) -> ComposeResult:
        """List the wishes over the keys."""
        with Vertical() as frame:
            frame.border_title = "What to learn next"
            yield OptionList(markup=False)
            yield Static(
                "number  hands up     + -  this terminal's dots     s  most wanted first\n"
                "Enter  next topic   a t l  answered, taken up, let go   Esc  back",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show how things stand, the most wanted first, and look again now and then."""
        self._put_in_order()
        self.set_interval(OFTEN, self.look)

    def look(self) -> None:
        """Show how things stand, where that changed; rows stay where they are."""
        ballot = self._voting.ballot(self._order)
        if ballot == self._shown:
            return
        before, self._shown = self._shown, ballot
        self._order = tuple(wish.id for wish in ballot.wishes)
        if before is not None and before.wishes == ballot.wishes:
            self._repaint(before, ballot)
        else:
            refill(self.options, self._rows(ballot))
        if self.options.highlighted is None and ballot.wishes:
            self.options.highlighted = 0
        frame = self.query_one(Vertical)
        frame.border_subtitle = f"{ballot.left} of {DOTS} dots left here · nobody's vote is told"
        chosen = f" · chosen: {cut(ballot.topic, 50)}" if ballot.topic else ""
        frame.border_title = shown_line(f"What to learn next{chosen}")

    def _repaint(self, before: Ballot, now: Ballot) -> None:
        """Show the rows anew of which the votes have changed."""
        for wish in now.wishes[: self._most]:
            given = now.given.get(wish.id, NOT_VOTED)
            if given != before.given.get(wish.id, NOT_VOTED):
                self.options.replace_option_prompt(wish.id, wish_content(wish, given, now.here))

    def _put_in_order(self) -> None:
        self._order, self._shown = (), None
        self.look()

    def _rows(self, ballot: Ballot) -> Iterator[Option]:
        for wish in ballot.wishes[: self._most]:
            given = ballot.given.get(wish.id, NOT_VOTED)
            yield Option(wish_content(wish, given, ballot.here), id=wish.id)
        if (more := len(ballot.wishes) - self._most) > 0:
            yield Option(Content.styled(f"     … and {more:,} more: Enter shows them", DIM))
        if not ballot.wishes:
            yield Option(NOTHING, disabled=True)

    @property
    def wish(self) -> Wish | None:
        """The highlighted one."""
        place = self.options.highlighted
        wishes = self._shown.wishes if self._shown else ()
        here = place is not None and place < min(len(wishes), self._most)
        return wishes[place] if here and place is not None else None

    def on_key(self, event: events.Key) -> None:
        """Count hands, give dots, put in order."""
        wish, key = self.wish, event.character or ""
        if wish is None:
            return
        if key.isascii() and key.isdigit():
            self._count(wish, key)
        elif key in ("+", "=", "-"):
            self._voting.give(wish, -1 if key == "-" else 1)
        elif event.key == "backspace":
            self._count(wish, "")
        elif key == "s":
            self._put_in_order()
        elif not (key and self._voting.settle(wish, key)):
            return
        event.stop()
        self.look()

    def _count(self, wish: Wish, digit: str) -> None:
        """Take another digit of a number of hands; Backspace takes the number away."""
        meant, typed = self._typed
        number = f"{typed}{digit}" if meant == wish.id and digit else digit
        if int(number or 0) > MOST_HANDS:
            number = digit
        self._typed = (wish.id, number)
        self._voting.count(wish, int(number or 0))

    @on(OptionList.OptionHighlighted)
    def _on_moved(self, event: OptionList.OptionHighlighted) -> None:
        """Begin another number on another row."""
        event.stop()
        if event.option_id != self._typed[0]:
            self._typed = (None, "")

    @on(OptionList.OptionSelected)
    def _on_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.wish is not None:
            self._ask_preparer(self.wish)
        else:
            self._most = MOST_AT_ALL
            self._shown = None
            self.look()

    @work(group="preparer")
    async def _ask_preparer(self, wish: Wish) -> None:
        dialog = LineDialog(
            f"Next topic: {cut(wish.text, 50)}",
            explain=lambda line: f"{self._voting.called(line)} prepares it.",
            example="Who prepares it? Or just Enter",
        )
        name = await self.app.push_screen_wait(dialog)
        if name is not None:
            self._voting.choose(wish, name)
            self.look()

    def action_turn(self, way: str) -> None:
        """Take back, or bring back."""
        self._voting.turn(way)
        self.look()


def wish_content(wish: Wish, given: Tally, here: int = 0) -> Content:
    """Return a wish as lines: its votes and words, then where it comes from.

    `here` is how many people are on the roll; more hands than these are kept, and remarked upon.
    """
    votes = f"{given.votes:>4} " if given.votes else "   · "
    counted = f"{given.hands} hands" if given.hands and given.votes != given.hands else ""
    if 0 < here < given.hands:
        counted = f"{given.hands} hands, {here} here"
    carried = wish.item.carries_in_words if wish.item else ""
    before = f"{wish.votes} when last voted on" if wish.votes and not given.votes else ""
    own = f"yours {'●' * given.own}" if given.own else ""
    told = (wish.kind, wish.lineage, carried, before, counted, own)
    return Content.assemble(
        (votes, "$accent bold"),
        shown_line(cut(wish.text, LONGEST)),
        "\n     ",
        shown_line(" · ".join(filter(None, told)), DIM),
    )
