"""Changing what is owed: what became of it, by when and whose it is, one or many at once.

What became of something is heard in the newest session of its community, as people tell of it
there; who owes it, by when and its words are changed where it was said, with their history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.amending import amend
from data.carryover import CLOSING, is_settled
from data.errors import NotFound
from data.helping import offer
from data.models.ids import CommunityId, EntryId
from data.models.records import Carried, Entry, FollowUp
from data.outlook import hand_on_late
from data.safe_text import one_line, safe
from data.store.several import Deed, Several

if TYPE_CHECKING:
    from datetime import date, datetime

    from data.ledger import Promise
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store

NOT_YET = "not-yet"
"""What is heard of something that was called settled and is open all the same."""
Part = Callable[["OpenSession"], None]


class Desk(Several):
    """What the ledger tells is changed here; each call is one action that undo takes back whole."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Take the store and the clock."""
        super().__init__(store)
        self._now = now

    def settle(
        self,
        outcomes: Sequence[tuple[Promise, str]],
        told: str,
        *,
        note: str | None = None,
    ) -> int:
        """Keep what became of each; without a `note` what surprised stays as it was told.

        LctuiError.
        """
        parts: dict[SessionRef, Part] = {}
        for community, mine in _by_community(outcomes).items():
            parts[self._newest(community)] = self._hearing(mine, note)
        return self.together(told, parts)

    def _hearing(self, outcomes: Sequence[tuple[Promise, str]], note: str | None) -> Part:
        words = None if note is None else one_line(safe(note))

        def hear(session: OpenSession) -> None:
            heard = (
                self._heard(session.followups.get(promise.id), promise.id, outcome, words)
                for promise, outcome in outcomes
            )
            session.put(*heard)

        return hear

    def _heard(
        self, before: FollowUp | None, item: EntryId, outcome: str, note: str | None
    ) -> FollowUp:
        kept = before.note if before and note is None else note or ""
        same = before and (before.outcome, before.note) == (outcome, kept)
        return before if before and same else FollowUp(item, outcome, self._now(), kept)

    def reopen(self, promises: Sequence[Promise], told: str) -> int:
        """Let each be owed again, in every session that calls it settled. LctuiError."""
        parts: dict[SessionRef, list[Part]] = {}
        for community, mine in _promises_of(promises).items():
            refs = self._refs(community)
            newest = next(iter(refs.values()))
            for promise in mine:
                for words in promise.heard:
                    if words.outcome in CLOSING and words.stem in refs:
                        parts.setdefault(refs[words.stem], []).append(_takes_back(promise.id))
                if is_settled(promise.entry):
                    said = refs.get(promise.stem)
                    if said is not None:
                        parts.setdefault(said, []).append(_opens(promise.entry))
                if newest.live and newest.path.name != promise.stem:
                    parts.setdefault(newest, []).append(_hands(promise))
        return self.together(told, {ref: _all_of(each) for ref, each in parts.items()})

    def set_due(self, promises: Sequence[Promise], day: date | None, told: str) -> int:
        """Say by when each is to be done; None takes the date away. LctuiError."""
        return self._change(promises, told, lambda _: {"due": day})

    def set_owner(self, promises: Sequence[Promise], names: tuple[str, ...], told: str) -> int:
        """Say whose each is: of an action all of them, of anything else the first. LctuiError."""
        owners, by = {"owners": names}, {"by": names[0] if names else None}
        return self._change(promises, told, lambda e: owners if e.kind == "action" else by)

    def _change(
        self,
        promises: Sequence[Promise],
        told: str,
        fields: Callable[[Entry], Mapping[str, object]],
    ) -> int:
        parts: dict[SessionRef, Part] = {}
        gone: list[str] = []
        for community, mine in _promises_of(promises).items():
            refs = self._refs(community)
            for stem in dict.fromkeys(promise.stem for promise in mine):
                entries = [promise.entry for promise in mine if promise.stem == stem]
                if stem in refs:
                    parts[refs[stem]] = _changing(entries, fields)
                else:
                    gone.append(stem)
        done = self.together(told, parts)
        for stem in gone:
            raise _is_gone(stem)
        return done

    def line_place(self, promise: Promise) -> tuple[OpenSession, Entry]:
        """Return the session in which something was said, opened, and the entry. LctuiError."""
        session = self.open(_there(self._refs(promise.community), promise.stem))
        entry = session.entries.get(promise.id)
        if entry is None:
            raise NotFound("That is not here any more.", "Somebody took it back meanwhile.")
        return session, entry

    def amend(self, promise: Promise, line: str, told: str) -> int:
        """Let the line stand for it from now on, where it was said. LctuiError."""

        def change(session: OpenSession) -> None:
            entry = session.entries.get(promise.id, promise.entry)
            amend(session, entry, line, self._now())

        session, _ = self.line_place(promise)
        done = self.together(told, {session.ref: change})
        if done:
            hand_on_late(self._store, session)
        return done

    def offer(self, promises: Sequence[Promise], name: str, told: str) -> int:
        """Keep that somebody offers to help with each. LctuiError."""
        parts: dict[SessionRef, Part] = {}
        for community, mine in _promises_of(promises).items():
            items = [promise.id for promise in mine]

            def give(session: OpenSession, items: Sequence[EntryId] = items) -> None:
                for item in items:
                    offer(session, item, name, self._now())

            parts[self._newest(community)] = give
        return self.together(told, parts)

    def _turn(self, source: list[Deed], target: list[Deed], *, back: bool) -> str:
        told = super()._turn(source, target, back=back)
        hand_on_late(self._store, *self.sessions)
        return told

    def _newest(self, community: CommunityId) -> SessionRef:
        for ref in self._store.sessions(community, limit=1):
            return ref
        raise NotFound("No session was held yet.", "lctui start begins one.")

    def _refs(self, community: CommunityId) -> dict[str, SessionRef]:
        return {ref.path.name: ref for ref in self._store.sessions(community)}


def _there(refs: Mapping[str, SessionRef], stem: str) -> SessionRef:
    if stem not in refs:
        raise _is_gone(stem)
    return refs[stem]


def _is_gone(stem: str) -> NotFound:
    return NotFound(f"The session “{stem}” is not here any more.")


def _by_community(
    outcomes: Iterable[tuple[Promise, str]],
) -> dict[CommunityId, list[tuple[Promise, str]]]:
    found: dict[CommunityId, list[tuple[Promise, str]]] = {}
    for promise, outcome in outcomes:
        found.setdefault(promise.community, []).append((promise, outcome))
    return found


def _promises_of(promises: Iterable[Promise]) -> dict[CommunityId, list[Promise]]:
    found: dict[CommunityId, list[Promise]] = {}
    for promise in promises:
        found.setdefault(promise.community, []).append(promise)
    return found


def _all_of(parts: Iterable[Part]) -> Part:
    def do(session: OpenSession) -> None:
        for part in parts:
            part(session)

    return do


def _takes_back(item: EntryId) -> Part:
    def change(session: OpenSession) -> None:
        heard = session.followups.get(item)
        if heard is not None and heard.outcome in CLOSING:
            session.put(replace(heard, outcome=NOT_YET))

    return change


def _opens(entry: Entry) -> Part:
    return lambda session: session.changes((entry, {"status": "open"}))


def _hands(promise: Promise) -> Part:
    def change(session: OpenSession) -> None:
        if promise.id not in session.carried:
            session.put(Carried(promise.id, promise.session, (session.head.id,)))

    return change


def _changing(entries: Sequence[Entry], fields: Callable[[Entry], Mapping[str, object]]) -> Part:
    def change(session: OpenSession) -> None:
        here = [entry for entry in entries if entry.id in session.entries]
        session.changes(*((entry, fields(entry)) for entry in here))

    return change
