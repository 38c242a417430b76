"""The views on one line, each with how many are in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from data.ledger_views import VIEWS
from screens.widgets.content import DIM


class ViewTabs(Widget, can_focus=False):
    """What is shown stands out; a click shows another."""

    DEFAULT_CSS = """
    ViewTabs { height: 1; padding: 0 1; }
    """

    view: reactive[str] = reactive("open")
    """The id of the view that is shown."""
    counts: reactive[Mapping[str, int]] = reactive[Mapping[str, int]]({})

    @dataclass
    class Chosen(Message):
        """A view is wanted."""

        view: str

    def _told(self) -> tuple[list[tuple[str, str]], str]:
        """Return each view with its words, shorter where there is little room, and the gap."""
        titles = {view.id: view.title for view in VIEWS}
        short = {view.id: view.title if view.id == self.view else "" for view in VIEWS}
        for names, edge, gap in ((titles, " ", " "), (titles, "", "  "), (short, " ", " ")):
            told = [
                (view.id, f"{edge}{self._words(place, names[view.id])}{edge}")
                for place, view in enumerate(VIEWS)
            ]
            if len(gap.join(words for _, words in told)) <= self.content_size.width:
                break
        return told, gap

    def _words(self, place: int, name: str) -> str:
        view = VIEWS[place]
        count = f"{self.counts[view.id]:,}" if view.id in self.counts else ""
        return " ".join(filter(None, (str(place + 1), name, count)))

    def render(self) -> Content:
        """Draw them."""
        told, gap = self._told()
        return Content(gap).join(
            Content.styled(words, "$accent bold reverse" if view == self.view else DIM)
            for view, words in told
        )

    def on_click(self, event: events.Click) -> None:
        """Show the view under the pointer."""
        end = self.gutter.left
        told, gap = self._told()
        for view, words in told:
            end += len(words) + len(gap)
            if event.x < end:
                self.post_message(self.Chosen(view))
                return
