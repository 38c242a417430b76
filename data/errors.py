"""The one exception root: what went wrong, in a sentence, and what to do about it."""


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


class DamagedFile(StoreFailed):
    """A file of the store cannot be understood; it is left as it is."""


class InvalidFormat(LctuiError):
    """A format file says something that lctui cannot run."""
