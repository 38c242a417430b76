"""The seam between a session and where it is kept: append changes, read changes, drafts.

Every implementation passes one suite of contract tests (tests/data/test_store_contract.py).
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from data.store.changes import Change
from data.store.reading import Reading


class Drafts(Protocol):
    """The line being typed, so that it outlives its program."""

    def write(self, text: str) -> None:
        """Keep the line as it now stands; empty means nothing is half-typed."""

    def recovered(self) -> tuple[str, ...]:
        """Return the lines that programs which died left half-typed."""

    def settle(self) -> None:
        """Forget the recovered lines: they were taken up or let go."""

    def wipe(self) -> None:
        """Forget all that was ever half-typed here; what still is has to be written again."""


class ChangeLog(Protocol):
    """Where changes of a session or of a community are kept."""

    @property
    def writer(self) -> str:
        """The name under which this process's changes are kept."""

    def append(self, changes: Sequence[Change]) -> None:
        """Keep changes durably, all or none; to append one again does no harm. StoreFailed."""

    def look(self) -> bool:
        """Say whether something else changed or took away what was written from here.

        FolderGone where nothing of it is in its place any more.
        """

    def make_room(self) -> None:
        """Make the place of the changes again where it is gone. StoreFailed."""

    def read(self) -> Reading:
        """Return every change kept."""

    def news(self) -> Reading:
        """Return the changes kept by others since the last `read` or `news`."""


class SessionLog(ChangeLog, Protocol):
    """Where one session's changes are kept."""

    @property
    def drafts(self) -> Drafts:
        """The half-typed line of this session."""

    @property
    def sealed(self) -> bool:
        """The session is closed: it stands folded in one file."""

    def read(self, *, entries: bool = True) -> Reading:
        """Return every change kept, those of entries only if asked for."""

    def newest_entries(self) -> Iterator[list[Change]]:
        """Yield each entry's changes, the newest entry first, reading no more than it must."""

    def seal(self) -> None:
        """Fold everything into one file."""

    def unseal(self) -> None:
        """Make a sealed session a live one again."""

    def tidy(self) -> None:
        """Fold what living processes left unfolded, if no other one is at work here."""

    def purge(self) -> None:
        """Take away what was kept and does not count any more. StoreFailed."""

    def close(self) -> None:
        """Let go of what this process holds."""
