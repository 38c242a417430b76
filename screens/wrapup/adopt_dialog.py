"""One decision that waits for adoption: what it would change, and what is to become of it."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from data.adopting.cards import MEMBERS
from data.adoption import Proposal
from screens.widgets.choice_dialog import Choice, ChoiceDialog, _option
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.difference import difference_content

ADOPT, EDIT, LATER, DECLINE = "adopt", "edit", "later", "decline"

_CHOICES = (
    Choice(ADOPT, "a", "Adopt", "the community stands for it from now on"),
    Choice(EDIT, "e", "Edit", "in other words; the minutes stay as they are"),
    Choice(LATER, "n", "Not now", "it goes on waiting; the next one"),
    Choice(DECLINE, "d", "Decline", "it stays a decision of this session alone"),
)

_OF_A_CARD = (
    Choice(ADOPT, "a", "Adopt", "it stands on the card from now on"),
    *_CHOICES[1:3],
    Choice(DECLINE, "d", "Decline", "it stays in this session alone"),
)


class AdoptDialog(ChoiceDialog):
    """Returns what was chosen; None where it was left with Esc."""

    CSS = f"""
    {ChoiceDialog.CSS.replace("ChoiceDialog", "AdoptDialog")}
    AdoptDialog > Vertical {{ width: 84; }}
    AdoptDialog VerticalScroll {{ height: auto; max-height: 60vh; margin-bottom: 1; }}
    AdoptDialog VerticalScroll Static {{ margin-bottom: 0; }}
    AdoptDialog OptionList {{ min-height: 4; }}
    """

    def __init__(self, proposal: Proposal, place: int, count: int) -> None:
        """Show the proposal, the `place`th of so many that wait."""
        choices = _OF_A_CARD if proposal.into == MEMBERS else _CHOICES
        able = [each for each in choices if proposal.records or each.id != ADOPT]
        title = f"Adopt? {place} of {count} · {proposal.title}"
        super().__init__(title, f"{proposal.before}\n{proposal.line}\n{proposal.after}", able)
        self._proposal = proposal

    def compose(self) -> ComposeResult:
        """Show the difference over what can be done with it."""
        with Vertical() as frame:
            frame.border_title = shown_line(self._title_shown)
            frame.border_subtitle = "Enter chooses · Esc leaves the rest waiting"
            with VerticalScroll(can_focus=False):
                yield Static(self._page())
            yield OptionList(*map(_option, self._choices.values()), markup=False)

    def _page(self) -> Content:
        each = self._proposal
        parts = [difference_content(each.before, each.after)]
        if each.entry.text != each.after:
            parts.append(shown(f"Said: {each.entry.text}", DIM))
        parts += [shown(f"! {caution}", "$warning") for caution in each.cautions]
        return Content("\n").join(parts)
