"""Several sessions open at once: what is done in them together is one action, and one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.errors import LctuiError, StoreFailed
from data.progress import Progress, Stopped
from data.store.backups import keep_copy
from data.store.book import Leaf, leaf_of
from data.store.places import Places

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.changes import Change
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store
    from data.store.undo import Action


THEIRS = "What somebody else has changed since stays."


class Part(NamedTuple):
    """What a deed did in one session."""

    session: OpenSession
    action: Action

    def is_next(self, *, back: bool) -> bool:
        """Say whether it is what the session would take back now, or bring back."""
        session = self.session
        return (session.next_back if back else session.next_forth) is self.action


@dataclass(frozen=True, slots=True)
class Deed:
    """One action, in whichever sessions it took."""

    told: str
    """What it was, in words: `3 items done`."""
    parts: tuple[Part, ...]
    """In the order in which they were done."""


class Several:
    """Opens a session when it is first asked for; closes all of them in the end.

    Those that were sealed are sealed again after each action: nobody takes them for live. What the
    disk does not take stays here and in `unsaved` until a `retry` succeeds, as in one session.
    """

    def __init__(self, store: Store) -> None:
        """Open nothing yet."""
        self._store = store
        self._open: dict[Path, OpenSession] = {}
        self._done: list[Deed] = []
        self._undone: list[Deed] = []
        self.by = store.by
        """The name of who changes them, kept with each change."""
        self.progress: Progress = lambda _done, _all: None
        """Is told before each session of an action how many are done; Stopped ends it there."""

    @property
    def sessions(self) -> Sequence[OpenSession]:
        """Those that are open."""
        return tuple(self._open.values())

    @property
    def undoable(self) -> int:
        """How many actions can be taken back."""
        return sum(any(part.action.steps for part in deed.parts) for deed in self._done)

    def open(self, ref: SessionRef) -> OpenSession:
        """Return a session, opened with its entries. NotFound, DamagedFile, StoreFailed."""
        if ref.path not in self._open:
            session = self._store.open(ref, at_once=True)
            session.by = self.by
            self._open[ref.path] = session
        return self._open[ref.path]

    def leaves(self) -> dict[CommunityId, list[Leaf]]:
        """Return what the open ones add to the ledger, by their communities."""
        found: dict[CommunityId, list[Leaf]] = {}
        for session in self.sessions:
            found.setdefault(session.ref.community, []).append(leaf_of(session))
        return found

    def together(self, told: str, parts: Mapping[SessionRef, Callable[[OpenSession], None]]) -> int:
        """Do something in each of these sessions, as one action; return in how many it did any.

        A session that cannot be changed hinders no other. LctuiError, for the first of these.
        """
        changed: list[OpenSession] = []
        done, failed = list[Part](), list[LctuiError]()
        for number, (ref, part) in enumerate(parts.items()):
            if not self._goes_on(number, len(parts)):
                break
            try:
                session = self.open(ref)
                acts = session.acts
                try:
                    with session.together() as action:
                        did = Part(session, action)
                        part(session)
                finally:
                    changed += [session] if session.acts > acts else []
                    done += [did] if did.is_next(back=True) else []
                _fold(session)
            except LctuiError as error:
                failed.append(error)
        if done:
            self._done.append(Deed(told, tuple(done)))
            self._undone.clear()
        _keep_copy(changed)
        if failed:
            raise failed[0]
        return len(changed)

    def undo(self) -> str:
        """Take back the last action; return what is told of it. StoreFailed."""
        turned = self._turn(self._done, self._undone, back=True)
        return turned or "There is nothing to take back."

    def redo(self) -> str:
        """Bring back what was taken back last; return what is told of it. StoreFailed."""
        turned = self._turn(self._undone, self._done, back=False)
        return turned or "There is nothing to bring back."

    def _turn(self, source: list[Deed], target: list[Deed], *, back: bool) -> str:
        while source and not any(part.is_next(back=back) for part in source[-1].parts):
            source.pop()  # all that it touched was redacted, or lost its name
        if not source:
            return ""
        deed = source.pop()
        parts = [part for part in deed.parts if part.is_next(back=back)]
        turned, failed, stopped = list[Part](), list[StoreFailed](), False
        for number, part in enumerate(reversed(parts)):
            if not self._goes_on(number, len(parts)):
                source.append(Deed(deed.told, tuple(parts[: len(parts) - number])))
                stopped = True
                break
            try:
                part.session.undo() if back else part.session.redo()
                _fold(part.session)
            except StoreFailed as error:
                failed.append(error)
            if part.is_next(back=not back):
                turned.append(part)
        if turned:
            target.append(Deed(deed.told, tuple(reversed(turned))))
            _keep_copy([part.session for part in turned])
        if failed:
            raise failed[0]
        if stopped and not turned:
            return f"Stopped: {deed.told}."
        if not turned:
            return f"Left as it is: {deed.told}. {THEIRS}"
        left = "" if stopped or len(turned) == len(parts) else f" {THEIRS}"
        return f"{'Took back' if back else 'Brought back'}: {deed.told}.{left}"

    def _goes_on(self, done: int, every: int) -> bool:
        try:
            self.progress(done, every)
        except Stopped:
            return False
        return True

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of the records whose changes are not on the disk yet."""
        return frozenset[str]().union(*(session.unsaved for session in self.sessions))

    @property
    def trouble(self) -> StoreFailed | None:
        """Why the last try to write failed; None while all is well."""
        return next((s.trouble for s in self.sessions if s.trouble), None)

    def lacking(self) -> Iterator[OpenSession]:
        """Yield the sessions of which something is not saved."""
        yield from (session for session in self.sessions if session.unsaved)

    def retry(self) -> bool:
        """See that all is where it was, and try again what is not saved; whether all is well."""
        tried = [session.retry() for session in self.sessions]
        return all(tried)

    def put_back(self) -> None:
        """Make the folders again that were taken away, with all that is known here. StoreFailed."""
        for session in self.sessions:
            if not session.retry():
                session.put_back()

    def refresh(self) -> frozenset[str]:
        """Take in what others kept since, and return the ids of the records it touched."""
        touched = frozenset[str]()
        for session in self.sessions:
            with suppress(StoreFailed):
                touched |= session.refresh()
        return touched

    def take_gone(self) -> list[Change]:
        """Return what does not count any more since this was asked last: show none of it."""
        return [change for session in self.sessions for change in session.take_gone()]

    def close(self) -> None:
        """Let go of all of them. StoreFailed where something is not saved, all the same."""
        failed = list[StoreFailed]()
        for session in self.sessions:
            try:
                _fold(session)
            except StoreFailed as error:
                failed.append(error)
            try:
                session.close()
            except StoreFailed as error:
                failed.append(error)
        self._open.clear()
        if failed:
            raise failed[0]


def _keep_copy(sessions: Sequence[OpenSession]) -> None:
    """Keep one copy, among the automatic backups, of those that stand sealed."""
    keep_copy(*(Places.of(s.ref.path) for s in sessions if not (s.ref.live or s.unsaved)))


def _fold(session: OpenSession) -> None:
    """Seal a session that was sealed before it was changed here. StoreFailed.

    One that somebody made go on meanwhile stays as it is.
    """
    session.catch_up()
    goes_on = bool(session.clock) and not session.ended
    if not session.ref.live and not goes_on:
        session.seal()
