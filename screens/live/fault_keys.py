"""What the live screen does while the disk takes nothing: mark, go on, and come back to it."""

from datetime import timedelta

from data.numbers import count_of
from data.store.rescued import Rescued
from screens.live.capture_keys import CaptureKeys

WORTH_A_WORD = timedelta(minutes=2)
"""From here on it is said that a terminal's clock is ahead of ours."""


class FaultKeys(CaptureKeys):
    """Nothing here stands in the way of typing."""

    save_key = "/save"
    put_back_key = "/put-back"

    _told_ahead = False

    ending = False
    """The end was pressed and waits for the disk."""

    def look_after_unsaved(self) -> None:
        """See that all is saved, and whether everybody's clock tells about the same."""
        super().look_after_unsaved()
        if self.session.closed or self._told_ahead:
            return
        hearing = self.session.hearing
        if last := next(reversed(self.session.entries.values()), None):
            hearing.note(last.at, self.now())
        if hearing.ahead > WORTH_A_WORD:
            self._told_ahead = True
            self.remind(
                f"A terminal's clock is {_spelled(hearing.ahead)} ahead of this one's; "
                "its times are kept as it told them."
            )

    def mark_unsaved(self, unsaved: frozenset[str]) -> None:
        """Mark the entries that are not saved."""
        for pane in self.panes:
            pane.entries.unsaved = unsaved

    def all_saved(self) -> None:
        """Say that it is over, and end the session if that is what waited."""
        self.say("All saved.")
        if self.ending and self.session.ended:
            self.end_now()

    def offer_rescued(self) -> None:
        """Say that something of this session was rescued, if so."""
        if count := sum(one.count for one in self._rescued_here()):
            what = "entry of this session was" if count == 1 else "entries of this session were"
            self.remind(f"{count} {what} rescued elsewhere. /take-up puts them in.")

    def _rescued_here(self) -> list[Rescued]:
        waiting = self.store.rescues.waiting() if self.store.state else []
        return [one for one in waiting if one.session == self.session.ref.path.name]

    def action_take_up(self) -> None:
        """Put what was rescued of this session into it."""
        waiting = self._rescued_here()
        taken = [self.store.rescues.take_up(self.store, rescued) for rescued in waiting]
        self.take_in_news()
        count = sum(restored.entries for restored in taken)
        left = [sentence for restored in taken for sentence in restored.left]
        said = f"{count_of(count, 'entry', 'entries')} taken up." if taken else "Nothing waits."
        self.say(" ".join((said, *left)))

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


def _spelled(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    hours = round(minutes / 60)
    if hours >= 48:
        return f"{round(hours / 24)} days"
    return f"{hours} h" if minutes >= 90 else f"{minutes} min"
