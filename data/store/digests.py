"""Summaries as far as trend and turns ask of them, or figures, each in one row of the index.

Five hundred whole summaries take longer to read than a screen may take to open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.models.ids import CommunityId
from data.models.summary import Attendee, Owed, Summary
from data.models.summary_text import build, spell
from data.store.deriving import Walk
from data.store.gathering import Gathered, gathered
from data.store.index import DERIVATIONS, SUMMARY, living_summary
from data.store.refs import SessionRef
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.store.store import Store

Told = Callable[[int, int, Mapping[str, Summary]], None]
"""Told before each session that must be read: how many were, of how many, and what is known of all
so far."""
COUNTED = ("commitment", "action", "help", "request")
"""The Kind.ids of what figures follow to its end."""


@uncollected()
def digests(
    store: Store,
    community: CommunityId,
    now: datetime | None = None,
    *,
    own: Summary | None = None,
    told: Told | None = None,
) -> list[Summary]:
    """Return what `summaries` does, newest first, without what trend and turns leave out.

    That is: phases, prompts, votes, what was owed, carried, heard and offered. `own` is the summary
    of a live session that the asker has open. `told` may end it: what was read is kept.
    """
    return _told(store, community, now or datetime.now(UTC), replace(_LIGHT, told=told), own)


@uncollected()
def counted(store: Store, community: CommunityId, now: datetime | None = None) -> list[Summary]:
    """Return the same with what figures ask for: what was heard and offered, and what was owed.

    Of that, the kinds COUNTED alone, without who owes it, by when and where it was said.
    """
    return _told(store, community, now or datetime.now(UTC), _COUNTED, None)


def _told(
    store: Store, community: CommunityId, now: datetime, kind: _Kind, own: Summary | None
) -> list[Summary]:
    walk = Walk(store, community, DERIVATIONS, now)
    try:
        settled = gathered(store, community, walk, kind.row)
        live = {
            walk.named(str(ref.path)): kind.of(summary)
            for ref in walk.unsettled
            for summary in _living(store, walk, ref, own)
        }
    finally:
        walk.keep()
    known = {**settled, **live}
    return [known[name] for name in sorted(known, reverse=True)]


def _living(store: Store, walk: Walk, ref: SessionRef, own: Summary | None) -> Sequence[Summary]:
    """Return one summary, none where it cannot be read; no clock changes what is left of it."""
    if own and own.stem == ref.path.name:
        return [own]
    known = living_summary(store, ref)
    return [known] if known else list(walk.each(SUMMARY, [ref]))


def light(summary: Summary) -> Summary:
    """Return a summary as `digests` does."""
    return replace(digest_of(summary), owed=(), heard=(), offered=())


def digest_of(summary: Summary) -> Summary:
    """Return a summary as `counted` does."""
    owed = tuple(Owed(o.id, o.kind, o.at, status=o.status) for o in summary.owed if _counts(o))
    return replace(summary, phases=(), asked=(), carried=(), votes=(), owed=owed)


def _counts(owed: Owed) -> bool:
    return owed.kind in COUNTED


def _spell(known: Mapping[str, Summary]) -> list[Any]:
    """Return it as JSON has it: each person once, however many sessions they came to."""
    people: dict[Attendee, int] = {}
    rows = [
        [
            name,
            spell(replace(digest, people=(), owed=())),
            [people.setdefault(person, len(people)) for person in digest.people],
            [[o.id, o.kind, o.at.isoformat(), o.status] for o in digest.owed],
        ]
        for name, digest in known.items()
    ]
    return [list(people), rows]


def _build(spelled: Any) -> dict[str, Summary]:
    known, rows = spelled
    people = [
        Attendee(i, name, guest, present, tuple(roles), tuple(shadows))
        for i, name, guest, present, roles, shadows in known
    ]
    return {name: _digest(people, *row) for name, *row in rows}


def _digest(people: Sequence[Attendee], spelled: Any, came: Any, owed: Any) -> Summary:
    moment = datetime.fromisoformat
    return build(
        spelled,
        people=tuple([people[place] for place in came]),
        owed=tuple([Owed(i, kind, moment(at), status=status) for i, kind, at, status in owed]),
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the two, with its row in the index."""

    name: str
    of: Callable[[Summary], Summary]
    told: Told | None = None

    @property
    def row(self) -> Gathered[Mapping[str, Summary]]:
        return Gathered(self.name, {}, self._more, _spell, _build)

    def _more(
        self, before: Mapping[str, Summary], walk: Walk, refs: Sequence[SessionRef]
    ) -> Mapping[str, Summary]:
        names = {ref: walk.named(str(ref.path)) for ref in refs}
        found = dict(before)
        for number, ref in enumerate(refs):
            if self.told:
                self.told(number, len(refs), found)
            found.update((names[ref], self.of(s)) for s in walk.each(SUMMARY, [ref]))
        return found


_LIGHT, _COUNTED = _Kind("digests/3", light), _Kind("counted/1", digest_of)
