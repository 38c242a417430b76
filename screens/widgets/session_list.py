"""Sessions, newest first, by their file names alone: nothing is opened to show the list."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.store.refs import SessionRef
from screens.widgets.content import shown_line

PAGE = 50
"""Rows added at a time; more come when the reader nears the end."""


class SessionList(OptionList):
    """The live sessions and the past ones."""

    DEFAULT_CSS = """
    SessionList { border: none; background: transparent; padding: 0; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty; `show` fills it."""
        super().__init__(id=id, markup=False)
        self._waiting: Iterator[SessionRef] = iter(())
        self._refs: dict[str, SessionRef] = {}

    def show(self, refs: Sequence[SessionRef]) -> None:
        """Show these sessions, keeping the highlight where it was."""
        kept = self.chosen
        self.clear_options()
        self._refs.clear()
        self._waiting = iter(refs)
        self._add_page()
        if kept is not None and str(kept.path) in self._refs:
            self.highlighted = self.get_option_index(str(kept.path))
        elif self.option_count:
            self.highlighted = 0

    def choose(self, ref: SessionRef) -> None:
        """Put the highlight on a session, fetching rows until it is there."""
        while str(ref.path) not in self._refs and self._add_page():
            pass
        if str(ref.path) in self._refs:
            self.highlighted = self.get_option_index(str(ref.path))

    @property
    def chosen(self) -> SessionRef | None:
        """The highlighted session."""
        if self.highlighted is None:
            return None
        return self._refs.get(self.get_option_at_index(self.highlighted).id or "")

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Fetch more rows before the reader reaches the end."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and highlighted > self.option_count - 10:
            self._add_page()

    def _add_page(self) -> bool:
        page = list(islice(self._waiting, PAGE))
        self._refs.update((str(ref.path), ref) for ref in page)
        self.add_options(list(self._options_for(page)))
        return bool(page)

    def _options_for(self, refs: Iterable[SessionRef]) -> Iterator[Option]:
        for ref in refs:
            yield Option(session_row(ref), id=str(ref.path))


def session_row(ref: SessionRef) -> Content:
    """Return one row: when, what, and whether it is live."""
    when = f"{ref.local:%a %d %b %Y  %H:%M}"
    if ref.live:
        return Content.assemble(
            ("▶ live now          ", "$accent bold"), shown_line(ref.title, "bold")
        )
    return Content.assemble((f"  {when:<22}", "$text-muted"), shown_line(ref.title))
