"""What the live screen does while the disk takes nothing: mark, go on, and come back to it."""

from screens.live.capture_keys import CaptureKeys


class FaultKeys(CaptureKeys):
    """Nothing here stands in the way of typing."""

    save_key = "/save"
    put_back_key = "/put-back"

    ending = False
    """The end was pressed and waits for the disk."""

    def mark_unsaved(self, unsaved: frozenset[str]) -> None:
        """Mark the entries that are not saved."""
        for pane in self.panes:
            pane.entries.unsaved = unsaved

    def all_saved(self) -> None:
        """Say that it is over, and end the session if that is what waited."""
        self.say("All saved.")
        if self.ending and self.session.ended:
            self.end_now()

    def end_now(self) -> None:
        """End the session and go to its wrap-up."""
        raise NotImplementedError

    def keep_half_typed(self) -> None:
        """Keep what stands in the bar as an entry."""
        raise NotImplementedError

    def rescue(self) -> None:
        """Put what is not saved where it is found again, the half-typed line as an entry."""
        self.keep_draft()
        if not self.draft_kept:
            self.keep_half_typed()
        super().rescue()
