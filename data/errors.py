"""The one exception root: what went wrong, in a sentence, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.store.refs import SessionRef


class LctuiError(Exception):
    """Something could not be done; `title` says what happened, `hint` what to do next."""

    def __init__(self, title: str, hint: str = "") -> None:
        """Keep both sentences; either may be shown alone."""
        super().__init__(title)
        self.title = title
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.title} {self.hint}".rstrip()


class NotFound(LctuiError):
    """Nothing in the store answers to that name, or more than one thing does."""


class StoreFailed(LctuiError):
    """The store could not be read or written; what was to be written is still in memory."""

    def __init__(self, title: str, hint: str = "", reason: str = "") -> None:
        """Keep the sentences; `reason` is the cause alone, for where there is little room."""
        super().__init__(title, hint)
        self.reason = reason or title


class FolderGone(StoreFailed):
    """The folder of a session was taken away while it is open."""

    def __init__(
        self, title: str, hint: str, reason: str, *, deleted: bool, where: str = ""
    ) -> None:
        """Keep the sentences, whether it was deleted rather than renamed, and where it is now."""
        super().__init__(title, hint, reason)
        self.deleted = deleted
        self.where = where


class DamagedFile(StoreFailed):
    """A file of the store cannot be understood; it is left as it is."""


class NewerFile(DamagedFile):
    """A file of the store is of a newer lctui: nothing is wrong with it."""


class StillLive(LctuiError):
    """A community has a live session, so that no other can begin; it may be what was meant."""

    def __init__(self, title: str, hint: str, ref: SessionRef) -> None:
        """Keep the sentences, and the session."""
        super().__init__(title, hint)
        self.ref = ref


class InvalidFormat(LctuiError):
    """A format file says something that lctui cannot run."""
