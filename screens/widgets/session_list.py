"""Sessions, newest first: at once by their file names, a moment later by their own titles."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from textual import work
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from data.store.refs import SessionRef
from screens.widgets.content import DIM, shown_line

PAGE = 50
"""Rows added at a time; more come when the reader nears the end."""

WIDE = 60
"""Cells from which on a row tells weekday and hour too."""

TitleOf = Callable[[SessionRef], str | None]
"""Reads a session's own title; None where it cannot be read."""


class SessionList(OptionList):
    """The live sessions and the past ones."""

    DEFAULT_CSS = """
    SessionList {
        border: none; background: transparent; padding: 0;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, title_of: TitleOf, *, id: str | None = None) -> None:
        """Start empty; `show` fills it. `title_of` is called in a thread."""
        super().__init__(id=id, markup=False)
        self._title_of = title_of
        self._titles: dict[str, str] = {}
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

    def add_later(self, refs: Sequence[SessionRef]) -> None:
        """Have these follow once the reader nears the end of what is shown."""
        self._waiting = iter(refs)

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

    def on_resize(self) -> None:
        """Tell more or less of each session as there is room."""
        for ref in self._refs.values():
            self._tell(ref)

    def _add_page(self) -> bool:
        page = list(islice(self._waiting, PAGE))
        self._refs.update((str(ref.path), ref) for ref in page)
        self.add_options([Option(self._row(ref), id=str(ref.path)) for ref in page])
        self.call_after_refresh(self._read_titles, page)
        return bool(page)

    @work(thread=True, group="titles", exit_on_error=False)
    def _read_titles(self, page: Sequence[SessionRef]) -> None:
        worker = get_current_worker()
        for ref in page:
            if worker.is_cancelled or not self.is_attached:
                return
            title = self._title_of(ref)
            if title is not None and title != self._titles.get(str(ref.path)):
                self._titles[str(ref.path)] = title
                self.app.call_from_thread(self._tell, ref)

    def _tell(self, ref: SessionRef) -> None:
        if str(ref.path) in self._refs:
            self.replace_option_prompt(str(ref.path), self._row(ref))

    def _row(self, ref: SessionRef) -> Content:
        """Return one row: when, what, and whether it is live."""
        wide = self.scrollable_content_region.width >= WIDE
        title = self._titles.get(str(ref.path), ref.title)
        when = f"{ref.local:%a %d %b %Y  %H:%M}" if wide else f"{ref.local:%d %b %Y}"
        if ref.live:
            now = f"{'▶ live now':<{len(when)}}  "
            return Content.assemble((now, "$accent bold"), shown_line(title, "bold"))
        return Content.assemble((f"{when}  ", DIM), shown_line(title))
