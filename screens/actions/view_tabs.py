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

    def _told(self) -> list[tuple[str, str]]:
        """Return each view with its words, the shorter where there is little room."""
        for long in (True, False):
            told = [(view.id, self._words(place, long=long)) for place, view in enumerate(VIEWS)]
            if sum(len(words) + 1 for _, words in told) <= self.content_size.width:
                return told
        return told

    def _words(self, place: int, *, long: bool) -> str:
        view = VIEWS[place]
        count = f" {self.counts[view.id]:,}" if view.id in self.counts else ""
        if long or view.id == self.view:
            return f" {place + 1} {view.title}{count} "
        return f" {place + 1}{count} "

    def render(self) -> Content:
        """Draw them."""
        return Content(" ").join(
            Content.styled(words, "$accent bold reverse" if view == self.view else DIM)
            for view, words in self._told()
        )

    def on_click(self, event: events.Click) -> None:
        """Show the view under the pointer."""
        end = self.gutter.left
        for view, words in self._told():
            end += len(words) + 1
            if event.x < end:
                self.post_message(self.Chosen(view))
                return
