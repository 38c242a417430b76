"""Decisions that wait to be adopted, one by one: what each would change, and doing it.

Nothing is adopted by itself. What somebody said in confidence is offered with a word of warning,
and never among several at once. The decision stays in its session as it was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.adopting.cards import MEMBERS, is_told, read_card
from data.adopting.charter import read_answer
from data.adopting.confidence import in_confidence, names_in
from data.adopting.goals import read_goal
from data.adopting.purposes import LABELS, read_purpose
from data.adopting.rules import read_rule
from data.adopting.standing import Change, Said, Standing, standing_of
from data.errors import LctuiError
from data.models.community import Community
from data.models.ids import EntryId
from data.models.levels import PRIVATE
from data.models.records import Entry, Phase, SessionHead
from data.models.side_records import Adopted
from data.revisiting import AMENDED, PURPOSE, RULES

if TYPE_CHECKING:
    from data.models.community_records import CommunityRecord, Revisit
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession

Read = Callable[[Said, Standing], Change]

READ: dict[str, Read] = {
    "purpose": read_purpose,
    "ground-rules": read_rule,
    "charter": read_answer,
    "goals": read_goal,
    MEMBERS: read_card,
}
"""How the decisions of a phase are read, by what it records. A new one is a new row."""

ANEW = "A later decision says it anew."


@dataclass(frozen=True, slots=True)
class Proposal:
    """One decision, and what the community would stand for with it."""

    entry: Entry
    into: str
    """What it goes into, as Phase.records names it."""
    line: str
    """Its words as they are adopted; at first those of the decision."""
    title: str
    before: str
    after: str
    records: tuple[CommunityRecord, ...]
    """The records as they are to stand; empty where it cannot be adopted as it is said."""
    cautions: tuple[str, ...] = ()
    """What somebody should know before, in sentences."""
    by_itself: bool = False
    """To be adopted for itself only, never together with others."""
    takes_place_of: str = ""
    """What it says anew; see Change."""
    standing: Community | None = None
    """The community as it was held against."""

    @property
    def id(self) -> EntryId:
        """The decision's own id."""
        return self.entry.id


def proposals(
    head: SessionHead,
    entries: Iterable[Entry],
    adopted: Mapping[EntryId, Adopted],
    standing: Standing,
    *,
    typed_at: Callable[[EntryId], str] = lambda _id: "",
    names: Iterable[str] = (),
    lines: Mapping[EntryId, str] | None = None,
) -> tuple[Proposal, ...]:
    """Return what waits for adoption, in the order said; what changes nothing does not wait.

    `typed_at` tells when an entry was kept, `names` whose names a caution is due to, and `lines`
    stand for the words of decisions that were edited before.
    """
    known = tuple(dict.fromkeys(names))
    waiting = [
        _proposal(replace(said, line=(lines or {}).get(said.entry.id, said.line)), standing, known)
        for said in _said(head, tuple(entries), adopted, typed_at)
        if said.entry.id not in adopted
    ]
    return tuple(_last_counts([each for each in waiting if each.before != each.after]))


def _said(
    head: SessionHead,
    entries: tuple[Entry, ...],
    adopted: Mapping[EntryId, Adopted],
    typed_at: Callable[[EntryId], str],
) -> Iterator[Said]:
    """Yield the decisions of phases that record something, each with those before it."""
    phases = {phase.id: phase for phase in head.phases}
    before: dict[str, list[Entry]] = {}
    for entry in entries:
        phase = phases.get(entry.phase) if entry.phase else None
        if phase is None or not _counts(entry, phase):
            continue
        earlier = before.setdefault(phase.records or "", [])
        yield Said(entry, entry.text, phase, head, typed_at(entry.id), tuple(earlier))
        declined = entry.id in adopted and not adopted[entry.id].into
        earlier += [] if declined or entry.kind != "decision" else [entry]


def _counts(entry: Entry, phase: Phase) -> bool:
    if phase.records not in READ or entry.removed or entry.redacted:
        return False
    if phase.records == MEMBERS:
        return is_told(entry)
    return entry.kind == "decision" or (phase.records == "goals" and entry.kind == "note")


def _proposal(said: Said, standing: Standing, names: tuple[str, ...]) -> Proposal:
    into = said.phase.records or ""
    change = READ[_into(said)](said, standing)
    named = () if into == MEMBERS else names_in(change.after, names)
    cautions = (change.caution, *in_confidence(said.entry, named))
    return Proposal(
        said.entry,
        change.into or _into(said),
        said.line,
        change.title,
        change.before,
        change.after,
        change.records,
        tuple(filter(None, cautions)),
        by_itself=change.guessed or _kept_close(said.entry, named),
        takes_place_of=change.takes_place_of,
        standing=standing.community,
    )


def _kept_close(entry: Entry, named: tuple[str, ...]) -> bool:
    """Say whether something was said so that it should not go along with others."""
    return entry.level == PRIVATE or (entry.level != "named" and bool(named))


def _into(said: Said) -> str:
    """Return what a decision goes into: a label says so where rules and purpose are reread."""
    label = said.line.partition(":")[0].strip().casefold()
    into = said.phase.records or ""
    if into == "ground-rules" and label in LABELS:
        return "purpose"
    return "ground-rules" if into == "purpose" and label in ("rule", "ground rule") else into


def _last_counts(waiting: list[Proposal]) -> Iterator[Proposal]:
    """Say of what a later decision says anew that it does; then it is adopted for itself only."""
    last = {each.takes_place_of: each.id for each in waiting}
    for each in waiting:
        if each.takes_place_of and last[each.takes_place_of] != each.id:
            yield replace(each, cautions=(*each.cautions, ANEW), by_itself=True)
        else:
            yield each


def waiting(
    session: OpenSession, community: OpenCommunity, lines: Mapping[EntryId, str] | None = None
) -> tuple[Proposal, ...]:
    """Return what waits for adoption of an open session, its entries read."""
    people = (person.name for person in session.people.values())
    return proposals(
        session.head,
        session.entries.values(),
        session.adopted,
        standing_of(community),
        typed_at=lambda entry: _kept_at(session, entry),
        names=(*people, *(member.name for member in community.members.values())),
        lines=lines,
    )


def _kept_at(session: OpenSession, entry: EntryId) -> str:
    first = next(iter(session.versions(entry)), None)
    return first.stamp if first and first.at else ""


def read_again(
    session: OpenSession, community: OpenCommunity, entry: EntryId, line: str = ""
) -> Proposal | None:
    """Return a proposal as things are by now, in these words if any; None if it does not wait."""
    lines = {entry: line} if line else None
    return next((each for each in waiting(session, community, lines) if each.id == entry), None)


def adopt(
    session: OpenSession, community: OpenCommunity, proposal: Proposal, now: datetime
) -> Proposal:
    """Let the community stand for a decision, as one action that one undo takes back.

    `community` stands beside the session; the decision is read again as things are by now. Raises
    LctuiError where it does not wait any more or cannot be adopted in these words, StoreFailed.
    """
    fresh = read_again(session, community, proposal.id, proposal.line)
    if fresh is None:
        raise LctuiError("This does not wait for adoption any more.", "Nothing was changed.")
    if not fresh.records:
        raise LctuiError("It cannot be adopted in these words.", " ".join(fresh.cautions))
    with session.together():
        community.put(*fresh.records)
        community.put(*_reread(session, community, fresh, now))
        session.put(Adopted(fresh.id, fresh.into, now))
    return fresh


def _reread(
    session: OpenSession, community: OpenCommunity, adopted: Proposal, now: datetime
) -> Iterator[Revisit]:
    """Yield that what was agreed was looked at: what is new need not be reread at once."""
    from data.rereading import reread

    changed = [record for record in adopted.records if isinstance(record, Community)]
    for subject, field in ((PURPOSE, "purpose"), (RULES, "ground_rules")):
        before = getattr(adopted.standing, field)
        if any(getattr(record, field) != before for record in changed):
            yield reread(session, community, subject, AMENDED, now, adopted.after, by_adoption=True)


def decline(session: OpenSession, proposal: Proposal, now: datetime) -> None:
    """Keep a decision out of what the community stands for, until undone. StoreFailed."""
    session.put(Adopted(proposal.id, "", now))


def adopt_all(
    session: OpenSession, community: OpenCommunity, now: datetime
) -> tuple[Proposal, ...]:
    """Adopt all that can be adopted together, in the order said, each an action of its own."""
    done: list[Proposal] = []
    for each in waiting(session, community):
        fresh = read_again(session, community, each.id)
        if fresh is not None and fresh.records and not fresh.by_itself:
            done.append(adopt(session, community, fresh, now))
    return tuple(done)
