"""Reading what sessions tell at a glance: of those in view, once nobody scrolls any further."""

from collections.abc import Callable, Mapping, Sequence

from textual import work
from textual.scroll_view import ScrollView
from textual.timer import Timer
from textual.worker import Worker, get_current_worker

from data.glance import Glance
from data.store.refs import SessionRef

AFTER_PAINT = 0.1
"""Seconds after which a screen stands and what reads files no longer holds it up."""

GlanceOf = Callable[[SessionRef], Glance | None]
"""Reads what a session's head tells; None where it cannot be read."""

GlancesAtHand = Callable[[Sequence[SessionRef]], Mapping[SessionRef, Glance]]
"""Returns what is known without reading any session."""


class Glancing(ScrollView):
    """Keeps what was read in `known`; answer `in_view` and `redraw`."""

    def __init__(self, glance_of: GlanceOf, at_hand: GlancesAtHand, *, id: str | None) -> None:
        """Take what tells of sessions; it is called in a thread."""
        super().__init__(id=id)
        self._glance_of, self._at_hand = glance_of, at_hand
        self.known: dict[SessionRef, Glance] = {}
        self._again: set[SessionRef] = set()
        self._waiting: Timer | None = None
        self._reading: Worker[None] | None = None

    @property
    def in_view(self) -> Sequence[SessionRef]:
        """The sessions whose rows can be seen."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the rows again, with what is known now."""
        raise NotImplementedError

    def retell(self, ref: SessionRef, title: str, came: int | None) -> bool:
        """Tell a session's row what these became; say whether they stood otherwise."""
        known = self.known.get(ref)
        now = known._replace(title=title, came=came) if known else None
        if now is None or now == known:
            return False
        self.known[ref] = now
        self.redraw()
        return True

    @property
    def titled(self) -> bool:
        """Whether every row in view tells the session's own title by now."""
        return not self._unknown(self.in_view)

    def _unknown(self, refs: Sequence[SessionRef]) -> list[SessionRef]:
        return [ref for ref in refs if ref not in self.known or ref in self._again]

    def look_again(self) -> None:
        """Ask once more for what was not known of the sessions in view."""
        if self._reading:
            self._reading.cancel()
        self._again = {ref for ref, known in self.known.items() if known.said is None}
        self.read_later()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Read about what came into view."""
        super().watch_scroll_y(old_value, new_value)
        self.read_later()

    def read_later(self) -> None:
        """Read about what is in view in a moment, once nobody scrolls any further."""
        if self._waiting:
            self._waiting.stop()
        if not self.titled:
            self._waiting = self.set_timer(AFTER_PAINT, self._read_in_view)

    def _read_in_view(self) -> None:
        if wanted := self._unknown(self.in_view):
            self._reading = self._read_titles(wanted)

    @work(thread=True, group="titles", exclusive=True, exit_on_error=False)
    def _read_titles(self, wanted: Sequence[SessionRef]) -> None:
        worker = get_current_worker()
        found = dict(self._at_hand(wanted))
        for ref in wanted:
            if worker.is_cancelled:
                break
            if ref not in found and ref not in self.known:
                found[ref] = self._glance_of(ref) or Glance(ref.title)
        self.app.call_from_thread(self._learn, worker, wanted, found)

    def _learn(
        self,
        worker: Worker[None],
        wanted: Sequence[SessionRef],
        found: Mapping[SessionRef, Glance],
    ) -> None:
        """Keep what was read; what was read before somebody asked again is asked all the same."""
        self.known |= found
        if not worker.is_cancelled:
            self._again -= {*wanted}
        if self.is_attached:
            self.redraw()
