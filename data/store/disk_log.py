"""A session on the disk: `<stem>.json` once sealed, `<stem>.live/` while it is being changed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from os import uname
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from data.errors import FolderGone, StoreFailed
from data.store.amending_sealed import amend_sealed, stands_alone
from data.store.changes import ANONYMOUS, Change
from data.store.disk_reader import DiskReader
from data.store.drafts import DraftLog
from data.store.files import make_folder, told
from data.store.holding import is_held
from data.store.journal import Journal, append_shared, claim
from data.store.places import Places
from data.store.reading import SUFFIX, Reading
from data.store.sealing import fold, unfold

T = TypeVar("T")
_TRIES = 20
"""How often a folder that was there a moment ago is looked for again before it counts as gone."""


class DiskLog:
    """Where one session's changes are kept, as files."""

    def __init__(
        self, stem: Path, renew: Callable[[], None] | None = None, *, at_once: bool = False
    ) -> None:
        """Touch nothing yet; `stem` is the path without a suffix.

        `renew` brings the store up to date before the first write, where it is an older one. With
        `at_once` what is sealed is changed in its file, and no copy is kept of it.
        """
        self._renew = renew
        self._at_once = at_once
        self._places = Places.of(stem)
        self._reader = DiskReader(self._places)
        self._journal: Journal | None = None
        self._drafts = DraftLog(self._places.drafts, machine())

    @property
    def drafts(self) -> DraftLog:
        """The half-typed line of this session."""
        return self._drafts

    @property
    def writer(self) -> str:
        """The name of this process's journal; of its machine where it cannot have one."""
        if self._journal is None and not (self._at_once and stands_alone(self._places)):
            with suppress(StoreFailed):
                self._own_journal()
        return self._journal.writer if self._journal else machine()

    @property
    def sealed(self) -> bool:
        """The session is closed: it stands folded in one file."""
        return self._places.sealed.exists()

    def append(self, changes: Sequence[Change]) -> None:
        """Keep changes durably, all or none. StoreFailed."""
        if self._at_once and self._journal is None and self._amended(changes):
            return
        named = [change for change in changes if change.writer != ANONYMOUS]
        if named:
            self._own_journal().append(named)
        if len(named) < len(changes):
            nameless = [change for change in changes if change.writer == ANONYMOUS]
            path = self._places.live / f"{ANONYMOUS}{SUFFIX}"
            folded = self._reader.folded.get(ANONYMOUS, 0)
            self._with_room(lambda: append_shared(path, nameless, folded))

    def _amended(self, changes: Sequence[Change]) -> bool:
        self._make_ready()
        return amend_sealed(self._places, changes, self._reader.replacing)

    def look(self) -> bool:
        """Say whether another program took our journal away or changed it. FolderGone, StoreFailed.

        It is held on to while its folder is gone, and let go where another stands in its place.
        """
        with told("look at", self._places.live):
            if self._journal is not None and self._journal.in_place():
                return False
            if not (self._places.live.is_dir() or self.sealed):
                raise gone(self._places.live, self._journal)
        changed = self._journal is not None
        self._release()
        return changed

    def make_room(self) -> None:
        """Make the live folder again where the session is gone. StoreFailed."""
        self._release()
        if not self.sealed:
            with told("make", self._places.live):
                make_folder(self._places.live)

    def _own_journal(self) -> Journal:
        if self._journal is None:
            live, folded = self._places.live, self._reader.folded
            self._journal = self._with_room(lambda: claim(live, machine(), folded))
        return self._journal

    def _make_ready(self) -> None:
        """Let a store of an older layout be brought up to date. StoreFailed."""
        if self._renew is not None:
            self._renew()
            self._renew = None

    def _with_room(self, act: Callable[[], T]) -> T:
        """Act in the live folder, which another program may be folding away at this moment."""
        self._make_ready()
        for _ in range(_TRIES):
            try:
                return self._in_room(act)
            except StoreFailed as error:
                if not isinstance(error.__cause__, FileNotFoundError):
                    raise
        if self._places.live.is_dir() or self.sealed:
            return self._in_room(act)
        raise gone(self._places.live, self._journal)

    def _in_room(self, act: Callable[[], T]) -> T:
        """Act in the live folder, made where the session is sealed; gone otherwise is gone."""
        if self.sealed:
            with told("make", self._places.live):
                make_folder(self._places.live)
        return act()

    def read(self, *, entries: bool = True) -> Reading:
        """Return every change kept, those of entries only if asked for. StoreFailed."""
        return self._reader.read(entries=entries)

    def news(self) -> Reading:
        """Return the changes kept by others since the last `read` or `news`."""
        return self._reader.news(self._journal)

    def newest_entries(self) -> Iterator[list[Change]]:
        """Yield each entry's changes, the newest entry first."""
        return self._reader.newest_entries()

    def seal(self) -> None:
        """Fold everything into one file. StoreFailed."""
        self._make_ready()
        self._release()
        self._fold()

    def unseal(self) -> None:
        """Make a sealed session a live one again. StoreFailed."""
        self._make_ready()
        unfold(self._places)

    def tidy(self) -> None:
        """Fold what dead processes left unfolded, if no living one is at work here. StoreFailed.

        In a store of an older layout, which only reading leaves as it is, it waits.
        """
        if self._renew is None and not any(is_held(path) for path in self._places.journals()):
            self._fold()

    def _fold(self) -> None:
        """Fold, and keep a copy of what now stands sealed among the automatic backups."""
        if folded := fold(self._places):
            from data.store.backups import keep_copy

            self._reader.folded |= folded
            keep_copy(self._places)

    def purge(self) -> None:
        """Take out of the session's files what does not count any more. StoreFailed."""
        from data.store.purging import purge

        purge(self._places)

    def close(self) -> None:
        """Let go of what this process holds; what it amended in a sealed session is folded in."""
        self._release()
        self._drafts.close()
        if self.sealed:
            with suppress(StoreFailed):
                self.tidy()

    def _release(self) -> None:
        if self._journal is not None:
            self._journal.release()
            self._journal = None


def gone(folder: Path, journal: Journal | None) -> FolderGone:
    """Return the error that tells what became of a session's folder, as far as that is known."""
    where = journal.whereabouts() if journal is not None else None
    if where is None:
        known = "was deleted" if journal is not None else "was deleted or renamed"
        hint = "What this terminal knows of it can be put back or saved elsewhere."
        return FolderGone(f"{folder} {known}.", hint, f"Its folder {known}.", deleted=True)
    now = str(where.parent) if journal is not None and where != journal.path else ""
    title = f"{folder} is not there any more: it was renamed, or its disk was taken away."
    found = f" It is at {now} now." if now else ""
    reason = "Its folder was renamed." if now else "Its folder was renamed, or its disk taken away."
    return FolderGone(title + found, "Put it back.", reason, deleted=False, where=now)


@cache
def machine() -> str:
    """Return this machine's short name in the store, the same at every start."""
    known_by = uname().nodename.encode()
    with suppress(OSError):
        known_by += Path("/etc/machine-id").read_bytes()
    return f"{crc32(known_by):08x}"
