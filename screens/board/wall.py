"""The parts of the board, from top to bottom."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from screens.board.arrangement import PARTS, Place, arranged
from screens.board.big_clock import BigClock
from screens.board.groups import Groups
from screens.board.rules import Rules
from screens.board.sizes import BAND, sizes_of
from screens.board.timeline import HERE, Timeline
from screens.board.two_ends import TwoEnds
from screens.board.view import View
from screens.board.words import Words

MOODS = {"five": "$warning", "one": "$warning", "over": "$error", "paused": "$foreground 60%"}
"""Styles of the phase we are in; its colour is never the only sign."""
RULES = "Ground rules"
_ALWAYS = {"header", "clock", "footer"}


class Wall(Vertical):
    """Gives each part its room, and shows in it what a view says."""

    header = getters.query_one("#header", TwoEnds)
    footer = getters.query_one("#footer", TwoEnds)
    clock = getters.query_one(BigClock)
    timeline = getters.query_one(Timeline)
    groups = getters.query_one(Groups)
    rules = getters.query_one("#rules", Rules)

    _places: dict[str, Place] | None = None

    def compose(self) -> ComposeResult:
        """Put them all there; what has nothing to show takes no room."""
        yield TwoEnds(id="header")
        yield Words(id="band")
        yield Words(id="notice")
        yield BigClock(id="clock")
        yield Words(id="caption")
        yield Words(id="step")
        yield Words(id="step-hint")
        yield Words(id="title")
        yield Timeline(id="timeline")
        yield Words(id="prompt")
        yield Words(id="turn")
        yield Words(id="beside-turn")
        yield Groups()
        yield Rules(RULES, id="rules")
        yield TwoEnds(id="footer")

    def show(self, view: View, page: int) -> None:
        """Show all of it; `page` says which of the ground rules. Only what is new is painted."""
        places = arranged(sizes_of(view, *self.size), self.size.height)
        if places != self._places:
            self._places = places
            self._give_room(places)
        for name, text in self._texts(view, places).items():
            if name in places:
                level, rows, _ = places[name]
                self.query_one(f"#{name}", Words).show(text, level, rows)
        self.clock.show(view.clock, view.sign, places["clock"].rows)
        self.timeline.show(view.phases, MOODS.get(view.mood, HERE))
        self.rules.rules, self.rules.page = view.rules, page
        self.groups.rules, self.groups.page = view.groups, page
        self.groups.level = places["groups"].level if "groups" in places else 0
        self.query_one("#step").set_class(view.step_over, "-over")
        self.header.left, self.header.right = view.heading, view.time
        self.footer.left, self.footer.right = view.next_up, view.ends
        self.footer.large = places["footer"].level > 0

    def _give_room(self, places: dict[str, Place]) -> None:
        for name in PARTS:
            part = self.query_one(f"#{name}", Widget)
            place = places.get(name, Place(0, 0, 0))
            part.display = place.rows > 0
            part.styles.height = place.rows
            part.styles.margin = (place.air, 0, 0, 0)

    @staticmethod
    def _texts(view: View, places: dict[str, Place]) -> dict[str, str]:
        band = BAND[1] if "band" in places and places["band"].level else BAND[0]
        turn = view.turn if "turn" in places and places["turn"].level else f"▸ {view.turn}"
        return {
            "band": band,
            "notice": view.notice,
            "caption": view.caption,
            "step": view.step,
            "step-hint": view.step_hint,
            "title": view.title,
            "prompt": view.prompt,
            "turn": turn,
            "beside-turn": view.beside_turn,
        }
