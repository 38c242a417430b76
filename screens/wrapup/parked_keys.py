"""What was parked, came back and was not spoken of rests, unless somebody brings it once more."""

from collections.abc import Iterator, Sequence

from data.carryover import Item
from data.items import as_heard
from data.models.ids import EntryId
from data.settling import bring_once_more, unspoken
from screens.widgets.content import cut
from screens.wrapup.adoption_keys import AdoptionKeys
from screens.wrapup.preview_keys import PreviewKeys


class ParkedKeys(AdoptionKeys, PreviewKeys):
    """Says so once what was handed here is read."""

    def offers(self) -> Iterator[str]:
        """Offer to bring it once more."""
        yield from super().offers()
        if parked := self._unspoken():
            words = cut(parked[0].entry.text, 60)
            what, it = (
                (f"“{words}”", "it")
                if len(parked) == 1
                else (f"{len(parked)} parked matters", "them")
            )
            yield f"n  {what} came back and nobody spoke of {it}: bring {it} again"

    def _unspoken(self) -> tuple[Item, ...]:
        if self.session is None or self._handed is None:
            return ()
        return unspoken(as_heard(self._handed[1], self.session))

    def _know_handed(self, carried: tuple[EntryId, ...], handed: Sequence[Item]) -> None:
        super()._know_handed(carried, handed)
        if unspoken(handed):
            self.show_waiting()

    def show_waiting(self) -> None:
        """Show what is offered, now that more is known."""
        raise NotImplementedError

    def action_bring_again(self) -> None:
        """Hand it to the next session too."""
        session, parked = self.session, self._unspoken()
        if session is None or not parked:
            self.notify("Nothing parked came back without being spoken of.", markup=False)
            return
        self.attempt(lambda: bring_once_more(session, parked, self.now()))
        self.notify("The next session has it once more. Ctrl+Z takes it back.", markup=False)
