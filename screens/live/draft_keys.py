"""The half-typed line: on the disk a moment after each key, and offered again after a crash."""

from contextlib import suppress

from textual import on
from textual.timer import Timer

from data.errors import StoreFailed
from screens.live.live_base import LiveBase
from screens.widgets.capture_bar import CaptureBar

DRAFT_LAG = 0.25
"""Seconds that the half-typed line on the disk may lie behind the keys."""


class DraftKeys(LiveBase):
    """Keeps what is in the bar, and what waits behind it."""

    stashed: str = ""
    """What was half-typed when the edit began; it comes back after it."""
    refused: str = ""
    """A command that could not be run; Up in an empty bar returns it."""
    offered: tuple[str, ...] = ()
    """Lines that were left half-typed and are still to be offered."""
    draft_kept: bool = True
    """The half-typed line stands on the disk."""
    _recovering: bool = False
    """The lines left by dead programs are still on the disk, beside our own draft."""
    _draft: str = ""
    _draft_timer: Timer | None = None

    @on(CaptureBar.DraftChanged)
    def _on_draft(self, event: CaptureBar.DraftChanged) -> None:
        event.stop()
        self._draft = event.text
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_LAG, self.keep_draft)

    def keep_draft(self) -> None:
        """Put what is half-typed on disk, and what waits behind an edit with it."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None
        if self.session.closed:
            return
        self.draft_kept = False
        with suppress(StoreFailed):
            self.session.drafts.write(self._draft or self.stashed or self.refused)
            self.draft_kept = True
            if self._recovering and not self.offered:
                self.session.drafts.settle()
                self._recovering = False

    def offer_drafts(self) -> None:
        """Offer what a program that died left half-typed, unless it was kept after all."""
        kept = {entry.typed for entry in self.session.entries.values()}
        recovered = self.session.drafts.recovered()
        self._recovering = bool(recovered)
        self.offered = tuple(text for text in recovered if text not in kept)
        self._offer_next()

    def _offer_next(self) -> None:
        if not self.offered or self.bar.text:
            return
        line, *rest = self.offered
        self.offered = tuple(rest)
        self.bar.set_text(line)
        self.say("A line was left unfinished; it is in the bar again.")
