"""Two members, or a member and a name, who turned out to be one person; and taking them apart.

Nothing that was said is written anew: the community knows one name more (data.one_person).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING, Any

from data.capture.people import fold
from data.in_words import listed
from data.membership import LEVELS
from data.models.community import Member
from data.models.community_records import OtherName
from data.models.ids import EventId, MemberId, new_id
from data.numbers import count_of
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.open_community import OpenCommunity
    from data.store.store import Store

_CLOSE = {level: rank for rank, (level, _) in enumerate(LEVELS)}
_TAKEN = ("organisation", "sector", "question", "hopes", "initials")
_LABELS = {"question": "wants to learn", "willing": "roles to try"}


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under one name in the sessions of a community."""

    sessions: int = 0
    """In which it stands at all."""
    there: int = 0
    """In which somebody of that name was there."""
    roles: int = 0
    owed: int = 0
    """Actions and commitments, open or not."""

    def in_words(self) -> str:
        """Return `in 5 sessions: there in 4, 2 roles, 3 actions and commitments`."""
        told = [f"there in {self.there}"] if self.there else []
        told += [count_of(self.roles, "role", "roles")] if self.roles else []
        owed = count_of(self.owed, "action or commitment", "actions and commitments")
        told += [owed] if self.owed else []
        sessions = count_of(self.sessions, "session", "sessions")
        return f"in {sessions}: {listed(told)}" if told else f"written down in {sessions}"


def standing_under(store: Store, community: CommunityId) -> dict[str, Under]:
    """Return what stands under each name that was ever kept in its place. LctuiError."""
    from data.store.index import NAMES, SUMMARY, derived

    sessions = Counter(n for names in derived(store, community, NAMES) for n in names)
    there: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    for summary in derived(store, community, SUMMARY):
        there.update(p.name for p in summary.people if p.present)
        for person in summary.people:
            roles[person.name] += len(person.roles)
        for item in summary.owed:
            if item.kind == "action":
                owed.update(item.owners)
            elif item.kind == "commitment" and item.by:
                owed[item.by] += 1
    return {n: Under(sessions[n], there[n], roles[n], owed[n]) for n in sessions}


def other_meant(typed: str, kept: Member, members: Iterable[Member], names: Iterable[str]) -> str:
    """Return the other name of a member that is meant, as it stands. ValueError with a sentence."""
    name = one_line(typed)
    if not name:
        raise ValueError(f"Who is {kept.name} too? A member, or a name in a session.")
    others = [member.name for member in members if member.id != kept.id]
    if fold(name) == fold(kept.name) and all(fold(other) != fold(name) for other in others):
        raise ValueError(f"{kept.name} is called so already.")
    known = dict.fromkeys((*others, *names))
    found = next((each for each in known if each == name), "")
    found = found or next((each for each in known if fold(each) == fold(name)), "")
    if not found:
        raise ValueError(f"“{name}” stands nowhere here: no member, and nobody in any session.")
    return found


def likely(kept: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that look like another spelling of one: a part of it, or its initials."""
    own = fold(kept).split()
    return tuple(name for name in names if name != kept and _fits(own, fold(name).split()))


def nearest(kept: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, those first that are spelled most like one."""
    own = fold(kept)
    return tuple(sorted(names, key=lambda name: -SequenceMatcher(None, own, fold(name)).ratio()))


def near_name(typed: str, names: Iterable[str]) -> str:
    """Return the name that is one slip away from what was typed; empty where none is."""
    known = {fold(name): name for name in names if fold(name) != fold(typed)}
    return next((known[close] for close in get_close_matches(fold(typed), known, 1, 0.85)), "")


def _fits(own: list[str], words: list[str]) -> bool:
    """Say whether each word is one of somebody's own, or a letter for it, in their order."""
    left = iter(own)
    return bool(words) and all(
        any(word == each or (word.rstrip(".") == each[:1]) for each in left) for word in words
    )


def member_of(name: str, kept: Member, members: Iterable[Member]) -> Member | None:
    """Return the member who has exactly that name, and is not the one who is kept."""
    same = (m for m in members if m.id != kept.id and fold(m.name) == fold(name))
    return next(same, None)


def taken_over(kept: Member, other: Member) -> dict[str, Any]:
    """Return what a member who is kept has from the other record of the same person."""
    taken = {f: getattr(other, f) for f in _TAKEN if getattr(other, f) and not getattr(kept, f)}
    days = [day for day in (kept.since, other.since) if day]
    found: dict[str, Any] = {
        **taken,
        "since": min(days, default=None),
        "left": kept.left and other.left,
        "until": kept.until if kept.left and other.left else None,
        "level": min(kept.level, other.level, key=lambda level: _CLOSE.get(level, 9)),
        "willing": tuple(dict.fromkeys((*kept.willing, *other.willing))),
    }
    return {field: value for field, value in found.items() if value != getattr(kept, field)}


def told_before(kept: Member, name: str, other: Member | None, under: Mapping[str, Under]) -> str:
    """Return, before it is done, what making one person of two changes."""
    told = [f"{name} counts as {kept.name} from now on"]
    if name in under:
        told[0] += f", {under[name].in_words()}"
    if other is not None:
        told.append(f"{name} leaves the list of members")
        told += [f"{kept.name} takes over {words}" for words in _taken_words(kept, other)]
    return f"{'. '.join(told)}. Nothing that was said is rewritten."


def _taken_words(kept: Member, other: Member) -> Iterator[str]:
    taken = taken_over(kept, other)
    told = [
        f"{_LABELS.get(field, field)} “{', '.join(value) if field == 'willing' else value}”"
        for field, value in taken.items()
        if field not in ("left", "until") and value
    ]
    if told:
        yield listed(told)


def make_one(community: OpenCommunity, kept: Member, name: str) -> OtherName:
    """Let a name, and the member who has it, be one person with a member: one action.

    StoreFailed.
    """
    other = member_of(name, kept, community.members.values())
    beside = OtherName(EventId(new_id()), name, kept.id, other.id if other else None)
    with community.together():
        community.put(beside)
        if other is not None:
            community.change(kept, **taken_over(kept, other))
            community.remove(other)
    return beside


def take_apart(community: OpenCommunity, name: OtherName) -> None:
    """Let a name be somebody's own again, and bring back the member who had it: one action.

    What the other member took over stays. StoreFailed.
    """
    member = community.record(Member.TABLE, name.member) if name.member else None
    with community.together():
        community.remove(name)
        if isinstance(member, Member):
            community.change(member, removed=False)


def other_names(community: OpenCommunity) -> dict[MemberId, list[OtherName]]:
    """Return the names that each member has beside the own one, in the order they were told."""
    persons, found = community.persons, dict[MemberId, list[OtherName]]()
    for name in community.table(OtherName).values():
        found.setdefault(persons.id_of(name.of), []).append(name)
    return found
