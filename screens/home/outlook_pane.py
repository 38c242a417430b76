"""The right side of the first screen: the next date and what is owed."""

from datetime import date, datetime

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from data.carryover import Item, since_last_time
from data.errors import LctuiError
from data.models.ids import CommunityId
from data.outlook import Outlook, outlook_of
from data.store.store import Store
from screens.widgets.content import DIM, shown, shown_line

GLYPHS = {"commitment": "›", "action": "!", "help": "‹", "request": "~", "parked": "^"}


class OutlookPane(VerticalScroll):
    """Read in a thread, so that the list beside it is there first."""

    def compose(self) -> ComposeResult:
        """One page of text."""
        yield Static("", id="page", markup=False)

    @work(thread=True, group="outlook", exclusive=True, exit_on_error=False)
    def read(self, store: Store, community: CommunityId, now: datetime) -> None:
        """Read the community's state, then show it."""
        try:
            outlook = outlook_of(store, community)
        except LctuiError as error:
            self.app.call_from_thread(self._show_problem, error)
            return
        self.app.call_from_thread(self._show, outlook, now.astimezone().date())

    def _show_problem(self, error: LctuiError) -> None:
        self.border_title = "This cannot be read"
        self.query_one("#page", Static).update(shown(str(error), "$error"))

    def _show(self, outlook: Outlook, today: date) -> None:
        self.border_title = shown_line(outlook.community.name)
        self.query_one("#page", Static).update(outlook_page(outlook, today))


def outlook_page(outlook: Outlook, today: date) -> Content:
    """Return the whole pane's text."""
    lines: list[Content] = []
    if outlook.community.purpose:
        lines += [shown(outlook.community.purpose, DIM), Content("")]
    if outlook.next_date:
        lines += [Content.assemble(("Next session  ", DIM), f"{outlook.next_date:%a %d %b %Y}")]
        lines.append(Content(""))
    if not outlook.items:
        lines.append(Content.styled("Nothing is owed. What people take on will stand here.", DIM))
    for group in since_last_time(outlook.items):
        lines.append(shown_line(group.title, "$accent"))
        lines += [item_line(item, today) for item in group.items]
        lines.append(Content(""))
    return Content("\n").join(lines)


def item_line(item: Item, today: date) -> Content:
    """Return one open item: what, who, when, how long it has been on its way."""
    entry = item.entry
    remarks = [", ".join(owner.split()[0] for owner in entry.owners)]
    style = DIM
    if entry.due:
        late = entry.due < today
        remarks.append(f"{'was due' if late else 'due'} {entry.due:%a %d %b}")
        style = "$warning" if late else style
    remarks.append(item.carries_in_words)
    told = " · ".join(part for part in remarks if part)
    return Content.assemble(
        (f"{GLYPHS.get(entry.kind, '·')} ", "$primary"),
        shown_line(entry.text),
        (f"  {told}" if told else "", style),
    )
