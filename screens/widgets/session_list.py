"""Sessions, newest first: at once by their file names, a moment later by their own titles.

Lines of one widget, drawn as they come into view, so that ten thousand cost no more than fifty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from data.models.ids import CommunityId
from data.store.refs import SessionRef
from screens.widgets.entry_strips import EntryStrips
from screens.widgets.glancing import GlanceOf, GlancesAtHand, Glancing
from screens.widgets.session_row import LOOKS, WIDE, RowLayout
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened

TALL = 15
"""Lines from which on a narrow list tells each session in two of them."""

GAP = 1
"""Cells between the text and the scrollbar."""


class SessionList(Glancing, can_focus=True):
    """The live sessions and the past ones."""

    DEFAULT_CSS = """
    SessionList {
        overflow-x: hidden; overflow-y: auto;
        scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        & > .session-list--when { color: $foreground 60%; }
        & > .session-list--text { color: $foreground; }
        & > .session-list--live { color: $accent; text-style: bold; }
        & > .session-list--highlighted { background: $block-cursor-blurred-background; }
        &:focus > .session-list--highlighted { background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES = {f"session-list--{look}" for look in (*LOOKS, "highlighted")}

    BINDINGS = [
        Binding("up", "move(-1)", "Session above", show=False),
        Binding("down", "move(1)", "Session below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1_000_000)", "First session", show=False),
        Binding("end", "move(1_000_000)", "Last session", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    highlighted: reactive[int | None] = reactive[int | None](None, init=False)
    """Position of the session that keys act upon."""

    @dataclass
    class Highlighted(Message):
        """The highlight is on this session now."""

        ref: SessionRef

    @dataclass
    class Opened(Message):
        """Enter or a click on the highlighted session."""

        ref: SessionRef

    def __init__(
        self,
        glance_of: GlanceOf,
        at_hand: GlancesAtHand,
        *,
        empty: str = "",
        detailed: bool = False,
        id: str | None = None,
    ) -> None:
        """Start empty; `show` fills it. What tells of the sessions is called in a thread.

        `empty` stands where there is no session; `detailed` takes two lines where it is narrow.
        """
        super().__init__(glance_of, at_hand, id=id)
        self._empty = empty
        self._detailed = detailed
        self._names: Mapping[CommunityId, str] = {}
        self._refs: Sequence[SessionRef] = ()
        self._layout_now = RowLayout(0)
        self._strips = EntryStrips(
            lambda look: self.get_component_rich_style(f"session-list--{look}")
        )

    @property
    def chosen(self) -> SessionRef | None:
        """The highlighted session."""
        return None if self.highlighted is None else self._refs[self.highlighted]

    @property
    def refs(self) -> Sequence[SessionRef]:
        """The sessions listed."""
        return self._refs

    @property
    def in_view(self) -> Sequence[SessionRef]:
        """The sessions whose rows can be seen."""
        each = self._layout_now.lines
        top = round(self.scroll_y) // each
        return self._refs[top : top + self.size.height // each + 1]

    def name_communities(self, communities: Mapping[CommunityId, str]) -> None:
        """Tell the community of each session by these names; one alone needs no telling."""
        self._names = communities if len(communities) > 1 else {}
        self.redraw()

    def show(self, refs: Sequence[SessionRef], at: SessionRef | None = None) -> None:
        """Show these sessions, the highlight on `at`, else where it was, else on the first.

        The highlighted row stays where it stands on the screen.
        """
        wanted, each = at or self.chosen, self._layout_now.lines
        stood = None if self.highlighted is None else self.highlighted * each - self.scroll_y
        self._refs = refs
        self._strips.forget()
        place = place_of(wanted, refs) if refs else None
        self.set_reactive(SessionList.highlighted, place)
        self.virtual_size = Size(0, len(refs) * each)
        if place is not None and stood is not None:
            self.scroll_to(y=place * each - stood, animate=False, force=True)
        self.watch_highlighted()

    def highlight(self, ref: SessionRef) -> None:
        """Put the highlight on a session that is listed."""
        self.highlighted = place_of(ref, self._refs)

    def on_resize(self) -> None:
        """Lay the rows out for another size."""
        region = self.scrollable_content_region
        self._strips.forget()
        two = self._detailed and region.width < WIDE and self.size.height >= TALL
        before, self._layout_now = self._layout_now, RowLayout(region.width - GAP, 2 if two else 1)
        if before.lines != self._layout_now.lines:
            self.virtual_size = Size(0, len(self._refs) * self._layout_now.lines)
        self._bring_into_view()
        self.call_after_refresh(self.read_later)

    def render_line(self, y: int) -> Strip:
        """Draw the line that stands `y` lines below the top."""
        line = y + round(self.scroll_y)
        place, width = line // self._layout_now.lines, self._layout_now.width + GAP
        if place < len(self._refs):
            return self._strips.kept(line, place == self.highlighted, self._spans, width)
        hint = "" if line else shortened(self._empty, width)
        return self._strips.draw([Span(hint, "when")], width)

    def _spans(self, line: int) -> list[Span]:
        """Return what stands on a line, the first being that of the first session."""
        place, part = divmod(line, self._layout_now.lines)
        ref = self._refs[place]
        name = self._names.get(ref.community, "")
        return self._layout_now.spans(ref, self.known.get(ref), name)[part]

    def notify_style_update(self) -> None:
        """Draw every row again, in new colours."""
        self._strips.forget_styles()
        super().notify_style_update()

    def watch_highlighted(self) -> None:
        """Bring the highlighted row into view and tell of it."""
        self.refresh()
        self._tell()
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        if self.highlighted is not None:
            each = self._layout_now.lines
            row = Region(0, self.highlighted * each, 1, each)
            self.scroll_to_region(row, animate=False, force=True)

    def _tell(self) -> None:
        self.call_after_refresh(self.read_later)
        if self.chosen is not None:
            self.post_message(self.Highlighted(self.chosen))

    def redraw(self) -> None:
        """Draw the rows again, with what is known now."""
        self._strips.forget()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Highlight the row under the pointer; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = (offset.y + round(self.scroll_y)) // self._layout_now.lines
        if place < len(self._refs):
            if place == self.highlighted:
                self.action_open()
            self.highlighted = place

    def action_move(self, step: int) -> None:
        """Move the highlight, as far as there are rows."""
        if self._refs:
            self.highlighted = max(0, min(len(self._refs) - 1, (self.highlighted or 0) + step))

    def action_page(self, step: int) -> None:
        """Move the highlight by what fits into view."""
        self.action_move(step * max(1, self.size.height // self._layout_now.lines - 1))

    def action_open(self) -> None:
        """Open the highlighted session."""
        if self.chosen is not None:
            self.post_message(self.Opened(self.chosen))


def place_of(wanted: SessionRef | None, refs: Sequence[SessionRef]) -> int:
    """Return where a session stands; 0 where it does not."""
    if wanted is None:
        return 0
    started, slug, path = wanted.started, wanted.slug, wanted.path
    return next(
        (
            place
            for place, ref in enumerate(refs)
            if ref.started == started and ref.slug == slug and ref.path == path
        ),
        0,
    )
