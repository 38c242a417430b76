"""The beginning of the minutes beside what was agreed, read in the background."""

from collections.abc import Sequence

from textual import work
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from data.carryover import Item
from data.errors import LctuiError
from data.items import handed_to
from data.models.ids import EntryId
from data.store.open_session import OpenSession
from data.store.uncollected import uncollected
from screens.minutes import MinutesTaker
from screens.record_screen import RecordScreen
from screens.telling import tell

PREVIEWED = 150
"""Lines of the minutes that are shown."""
MORE = 8
"""Lines beyond the pane's height that are laid out before anybody scrolls."""


class PreviewKeys(RecordScreen):
    """What was handed to the session is read once; all else is at hand."""

    _handed: tuple[tuple[EntryId, ...], Sequence[Item]] | None = None
    """What was handed here, with the ids that it was read for."""
    _minutes = ""
    _rest = ""
    """What is laid out once somebody scrolls: each line of a list is a widget of its own."""

    def on_mount(self) -> None:
        """Lay out the rest as soon as it may come into view."""
        pane = self.query_one("#minutes", VerticalScroll)
        self.watch(pane, "scroll_y", self._lay_out_rest, init=False)

    def preview(self) -> None:
        """Show the beginning of the minutes as they are now, once all for it is read."""
        session = self.session
        if session is None or not self.is_attached:
            return
        if self._handed is None or self._handed[0] != tuple(session.carried):
            self._read_handed(session)
            return
        taker = MinutesTaker(self.store, session, self.now)
        minutes = _beginning(taker.text("md", self._handed[1]))
        if minutes != self._minutes:
            self._minutes = minutes
            self.call_later(self._lay_out, minutes.split("\n"))

    async def _lay_out(self, lines: list[str]) -> None:
        if not self.query("#minutes"):
            return
        pane = self.query_one("#minutes", VerticalScroll)
        first = len(lines) if pane.scroll_y else pane.size.height + MORE
        self._rest = "\n".join(["", *lines[first:]]) if lines[first:] else ""
        await self.query_one("#preview", Markdown).update("\n".join(lines[:first]))
        self.call_after_refresh(self._fill_up)

    def _fill_up(self) -> None:
        """Lay out the rest where nobody could scroll to it."""
        if all(pane.max_scroll_y == 0 for pane in self.query("#minutes")):
            self._lay_out_rest()

    def _lay_out_rest(self) -> None:
        rest, self._rest = self._rest, ""
        for preview in self.query("#preview").results(Markdown) if rest else ():
            preview.append(rest)

    def on_resize(self) -> None:
        """Lay out the rest: there may be more room."""
        self._lay_out_rest()

    @work(thread=True, group="handed", exclusive=True)
    def _read_handed(self, session: OpenSession) -> None:
        carried = tuple(session.carried)
        try:
            with uncollected():
                handed = handed_to(self.store, session)
        except LctuiError as error:
            tell(self, self.notify, str(error), severity="error", markup=False)
            return
        tell(self, self._know_handed, carried, handed)

    def _know_handed(self, carried: tuple[EntryId, ...], handed: Sequence[Item]) -> None:
        self._handed = carried, handed
        self.preview()


def _beginning(minutes: str) -> str:
    """Return what is shown of the minutes: thousands of lines take a screen too long."""
    lines = minutes.split("\n")
    if len(lines) <= PREVIEWED:
        return minutes
    left = len(lines) - PREVIEWED
    told = f"*… and {left:,} more lines: c copies, w writes all of them.*"
    return "\n".join([*lines[:PREVIEWED], "", told])
