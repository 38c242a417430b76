"""Asks who of the members is expected."""

from collections.abc import Sequence

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from data.models.community import Member
from data.models.ids import MemberId
from screens.widgets.content import shown_line


class ExpectedDialog(ModalScreen[tuple[MemberId, ...] | None]):
    """Returns those who were left ticked, in their order; None where it was left with Esc."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "keep", show=False, priority=True),
        Binding("a", "everybody", show=False),
    ]

    CSS = """
    ExpectedDialog { align: center middle; }
    ExpectedDialog > Vertical {
        width: 60; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    ExpectedDialog SelectionList, ExpectedDialog SelectionList:focus {
        height: auto; max-height: 100%; border: none; background: transparent; padding: 0;
    }
    """

    names = getters.query_one(SelectionList)

    def __init__(self, members: Sequence[Member], expected: Sequence[MemberId]) -> None:
        """Take the members, and who is expected so far; nobody picked out means everybody."""
        super().__init__()
        self._members = members
        self._expected = set(expected) or {member.id for member in members}

    def compose(self) -> ComposeResult:
        """List everybody, those who are expected ticked."""
        with Vertical() as frame:
            frame.border_subtitle = "Space ticks · a all or none · Enter keeps · Esc back"
            yield SelectionList[MemberId](
                *(
                    Selection(shown_line(member.name), member.id, member.id in self._expected)
                    for member in self._members
                )
            )

    def on_mount(self) -> None:
        """Say how many are expected."""
        self._tell()

    @on(SelectionList.SelectedChanged)
    def _tell(self) -> None:
        count = len(self.names.selected)
        self.query_one(Vertical).border_title = f"Expected: {count} of {len(self._members)}"

    def action_everybody(self) -> None:
        """Tick everybody; where everybody is ticked, nobody."""
        if len(self.names.selected) == len(self._members):
            self.names.deselect_all()
        else:
            self.names.select_all()

    def action_keep(self) -> None:
        """Return those who are ticked."""
        ticked = set(self.names.selected)
        self.dismiss(tuple(member.id for member in self._members if member.id in ticked))
