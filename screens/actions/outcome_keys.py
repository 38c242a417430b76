"""What became of it: done, let go, open again, or any outcome with what surprised."""

from collections.abc import Sequence

from textual import work

from data.carryover import GIVEN_UP, Outcome, outcome_title
from data.ledger import Promise
from data.ledger_words import DONE, DROPPED, counted, outcomes_common
from screens.actions.deeds import Deeds, told_of
from screens.actions.reading import NOTHING
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.line_dialog import LineDialog


class OutcomeKeys(Deeds):
    """Each key is one action, however many rows it is about."""

    def _settle(self, outcomes: Sequence[tuple[Promise, str]], note: str | None = None) -> None:
        promises = [promise for promise, _ in outcomes]
        told = f"{counted(promises)} · {_titled(outcomes)}"
        self.keep(lambda: told_of(self.desk.settle(outcomes, told, note=note), told))

    @work(group="dialog")
    async def action_settle_done(self) -> None:
        """Say that it is done; of commitments ask how it went."""
        meant = [
            p for p in self.meant if p.is_open or p.state in GIVEN_UP or p.entry.kind not in DONE
        ]
        if not meant:
            self.notify("That is done already." if self.meant else NOTHING, markup=False)
            return
        tried = [promise for promise in meant if promise.entry.kind not in DONE]
        asked = await self._asked_outcome(tried) if tried else None
        if tried and asked is None:
            return
        outcomes = [(p, DONE.get(p.entry.kind) or (asked.id if asked else "")) for p in meant]
        note = await self._asked_note(tried) if tried and len(meant) == len(tried) else None
        self._settle(outcomes, note)

    def action_drop(self) -> None:
        """Say that it is let go."""
        meant = [promise for promise in self.meant if promise.state not in GIVEN_UP]
        if not meant:
            self.notify("That is let go already." if self.meant else NOTHING, markup=False)
            return
        self._settle([(p, DROPPED.get(p.entry.kind, "let-go")) for p in meant])

    def action_open_again(self) -> None:
        """Let it be owed again."""
        meant = [promise for promise in self.meant if not promise.is_open]
        if not meant:
            self.notify("That is open already." if self.meant else NOTHING, markup=False)
            return
        told = f"{counted(meant)} · open again"
        self.keep(lambda: told_of(self.desk.reopen(meant, told), told))

    @work(group="dialog")
    async def action_tell_outcome(self) -> None:
        """Ask what became of it, and what surprised."""
        meant = self.meant
        if not meant:
            self.notify(NOTHING, markup=False)
            return
        outcome = await self._asked_outcome(meant)
        if outcome is not None:
            note = await self._asked_note(meant)
            self._settle([(promise, outcome.id) for promise in meant], note)

    async def _asked_outcome(self, promises: Sequence[Promise]) -> Outcome | None:
        possible = outcomes_common(promises)
        if not possible:
            self.notify("Mark rows of one kind: these have no outcome in common.", markup=False)
            return None
        state = promises[0].heard[-1].outcome if promises[0].heard else ""
        choices = [Choice(each.id, each.key, each.title) for each in possible]
        title = f"What became of {counted(promises)}?"
        text = promises[0].entry.text if len(promises) == 1 else ""
        dialog = ChoiceDialog(title, text, choices, lit=state)
        chosen = await self.app.push_screen_wait(dialog)
        return next((each for each in possible if each.id == chosen), None)

    async def _asked_note(self, promises: Sequence[Promise]) -> str | None:
        """Return what surprised; None where nothing else is said than before."""
        before = promises[0].note if len(promises) == 1 else ""
        dialog = LineDialog(
            f"What surprised? {counted(promises)}",
            explain=lambda _: "Enter keeps it, Esc leaves it as it was. Both keep the outcome.",
            line=before,
        )
        line = await self.app.push_screen_wait(dialog)
        return None if line is None or (len(promises) > 1 and not line) else line


def _titled(outcomes: Sequence[tuple[Promise, str]]) -> str:
    titles = {outcome_title(promise.entry.kind, outcome) for promise, outcome in outcomes}
    return titles.pop() if len(titles) == 1 else "settled"
