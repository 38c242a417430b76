"""A session in memory alone: for tests, and for looking without keeping."""

from collections.abc import Iterator, Sequence

from data.store.changes import ANONYMOUS, Change
from data.store.merge import History
from data.store.reading import Reading


class MemoryDrafts:
    """Half-typed lines that end with the program."""

    def __init__(self, left: list[str]) -> None:
        """Share what programs left half-typed."""
        self._left = left
        self._offered = tuple(text for text in left if text)
        self._mine = len(left)
        left.append("")

    def write(self, text: str) -> None:
        """Keep the line as it now stands."""
        self._left[self._mine] = "" if "#anon" in text.lower() else text

    def recovered(self) -> tuple[str, ...]:
        """Return what others left half-typed before."""
        return self._offered

    def wipe(self) -> None:
        """Forget what is half-typed here."""
        self._left[self._mine] = ""

    def settle(self) -> None:
        """Forget it."""
        for text in self._offered:
            self._left[self._left.index(text)] = ""
        self._offered = ()


class MemoryPlace:
    """What several memory logs of one session share."""

    def __init__(self) -> None:
        """Begin empty."""
        self.changes: list[Change] = []
        self.drafts: list[str] = []
        self.sealed = False
        self.writers = 0


class MemoryLog:
    """Where one session's changes are kept, in memory."""

    def __init__(self, place: MemoryPlace | None = None) -> None:
        """Join a place, or begin one."""
        self._place = place or MemoryPlace()
        self._place.writers += 1
        self._writer = f"memory-{self._place.writers}"
        self._read_to = 0
        self.drafts = MemoryDrafts(self._place.drafts)

    @property
    def writer(self) -> str:
        """The name under which this log's changes are kept."""
        return self._writer

    @property
    def sealed(self) -> bool:
        """The session is closed."""
        return self._place.sealed

    def append(self, changes: Sequence[Change]) -> None:
        """Keep changes."""
        self._place.changes += [
            change if change.writer == ANONYMOUS else change._replace(writer=self._writer)
            for change in changes
        ]

    def look(self) -> bool:
        """Nothing takes it away."""
        return False

    def make_room(self) -> None:
        """It is there."""

    def read(self, *, entries: bool = True) -> Reading:
        """Return every change kept, those of entries only if asked for."""
        self._read_to = len(self._place.changes)
        kept = [c for c in self._place.changes if entries or c.table != "entries"]
        return Reading(changes=kept, found=bool(self._place.changes))

    def news(self) -> Reading:
        """Return the changes kept since the last `read` or `news`."""
        fresh = self._place.changes[self._read_to :]
        self._read_to += len(fresh)
        return Reading(changes=fresh)

    def newest_entries(self) -> Iterator[list[Change]]:
        """Yield each entry's changes, the newest entry first."""
        for _, changes in reversed(list(History(self._place.changes).records("entries"))):
            yield list(changes)

    def seal(self) -> None:
        """Close the session."""
        self._place.sealed = True

    def unseal(self) -> None:
        """Make it live again."""
        self._place.sealed = False

    def tidy(self) -> None:
        """Nothing to do."""

    def purge(self) -> None:
        """Take away what does not count any more."""
        history = History(self._place.changes)
        gone = [change for change in self._place.changes if not history.knows(change)]
        for change in gone:
            place = self._place.changes.index(change)
            self._place.changes[place] = change._replace(id="", fields={})

    def close(self) -> None:
        """Nothing to let go of."""
