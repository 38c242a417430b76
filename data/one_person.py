"""One person, whatever names and records there are of them: resolved where records are read.

No session is rewritten: whoever takes two members apart again has all as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

from data.capture.people import fold

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from data.models.community import Member
    from data.models.community_records import OtherName
    from data.models.ids import MemberId
    from data.models.records import Presence

R = TypeVar("R", bound="DataclassInstance")


class Persons:
    """Who is who in one community."""

    def __init__(self, members: Mapping[MemberId, Member], names: Iterable[OtherName] = ()) -> None:
        """Take all members, also those who were removed, and the names they have beside.

        A name that somebody who is there bears as the own one is that one's. Of two words on one
        name the later counts; two members who are each said to be the other are the later's.
        """
        self._same: dict[MemberId, MemberId] = {}
        self._ids: dict[str, MemberId] = {}
        self._names: dict[str, str] = {}
        self._known: dict[str, str] = {}
        bear = {fold(member.name): id for id, member in members.items() if not member.removed}
        for name in sorted(names, key=lambda each: each.id, reverse=True):
            if name.of in members and self._joins(name, members):
                self._ids.setdefault(fold(name.name), name.of)
        told = {folded: id for folded, id in self._ids.items() if folded not in bear}
        self._ids = {folded: self._end(folded, told, members) for folded in told}
        self._names = {folded: members[id].name for folded, id in self._ids.items()}
        self.mark = self._marked() if self._same or self._ids else 0
        """A number that differs once who is who does; 0 where nobody has two names."""

    def _end(
        self, folded: str, told: Mapping[str, MemberId], members: Mapping[MemberId, Member]
    ) -> MemberId:
        """Return whose a name is in the end, where who has it is called otherwise by now."""
        seen = {folded}
        while True:
            root = self.id_of(told[folded])
            folded = fold(members[root].name)
            if folded in seen or folded not in told:
                return root
            seen.add(folded)

    def _joins(self, name: OtherName, members: Mapping[MemberId, Member]) -> bool:
        """Take in that two records are of one person; say whether the name counts."""
        own = name.member
        if own is None:
            return True
        stands = own in members and not members[own].removed
        if stands or self.id_of(name.of) == own:
            return False
        return self._same.setdefault(own, name.of) == name.of

    def _marked(self) -> int:
        told = [sorted(each.items()) for each in (self._same, self._ids, self._names)]
        return crc32(repr(told).encode(errors="replace")) or 1

    def __bool__(self) -> bool:
        """Say whether anybody has two names, or two records."""
        return bool(self.mark)

    def id_of(self, member: MemberId) -> MemberId:
        """Return the id of the record that stands for a member."""
        while member in self._same:
            member = self._same[member]
        return member

    def name_of(self, name: str) -> str:
        """Return the name that somebody has who was called so."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._names.get(fold(name), name)
        return known

    def called_like(self, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the names that people have now, of those one of whose other names fits.

        Other names are asked for in small letters and without accents.
        """
        now = (name for folded, name in self._names.items() if fits(folded))
        return tuple(dict.fromkeys(now))

    def member_called(self, name: str) -> MemberId | None:
        """Return the id of the member who has that name beside the own one."""
        return self._ids.get(fold(name))

    def names_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return some names as people have them now, each person once."""
        return tuple(dict.fromkeys(map(self.name_of, names)))

    def person(self, presence: Presence) -> tuple[MemberId, bool]:
        """Return by which id somebody on a roll is known, and whether as a guest."""
        own = self.id_of(presence.id)
        if presence.guest and own == presence.id:
            member = self.member_called(presence.name) or self._bears(presence.name)
            return (member, False) if member else (own, True)
        return own, presence.guest and own == presence.id

    def _bears(self, name: str) -> MemberId | None:
        """Return the id of the member whose other names were put right to this one."""
        folded = fold(name)
        return next((self._ids[k] for k, now in self._names.items() if fold(now) == folded), None)

    def at_one(self, roll: Mapping[MemberId, Presence]) -> Mapping[MemberId, Presence]:
        """Return a roll on which each person stands once, under the id of the row that stays."""
        rows: dict[MemberId, MemberId] = {}
        found: dict[MemberId, Presence] = {}
        for id, presence in sorted(
            roll.items(), key=lambda r: (r[1].guest, self.id_of(r[0]) != r[0])
        ):
            first = rows.setdefault(self.person(presence)[0], id)
            found[first] = _both(found[first], presence) if first in found else presence
        return {id: found[id] for id in roll if id in found}

    def taken_away(
        self, presence: Presence, fields: Mapping[str, Any], roll: Mapping[MemberId, Presence]
    ) -> Iterator[tuple[Presence, Mapping[str, Any]]]:
        """Yield what a change of one row takes away from the other rows of the same person.

        Else who left would still be there, and a role that was handed on be held twice.
        """
        own = self.person(presence)[0]
        for id, row in roll.items():
            if id != presence.id and self.person(row)[0] == own:
                told = {f: fields[f] for f, none in _TAKEN_AWAY if fields.get(f) is none}
                held = (f for f in ("roles", "shadows") if f in fields)
                kept = {f: tuple(r for r in getattr(row, f) if r in fields[f]) for f in held}
                yield row, told | kept

    def as_one(self, record: R) -> R:
        """Return a record with the names that people have now."""
        how = _READ.get(getattr(record, "TABLE", ""))
        if how is None:
            return record
        now = {field: read(self, value) for field, read in how if (value := getattr(record, field))}
        changed = {field: value for field, value in now.items() if value != getattr(record, field)}
        return replace(record, **changed) if changed else record


_TAKEN_AWAY = (("present", False), ("removed", True))
"""Fields of a Presence with what takes somebody away."""
NOBODY = Persons({})
"""Stands where nobody has two names."""


def _both(one: Presence, other: Presence) -> Presence:
    return replace(
        one,
        guest=one.guest and other.guest,
        present=one.present or other.present,
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        shadows=tuple(dict.fromkeys((*one.shadows, *other.shadows))),
    )


def _pairs(persons: Persons, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of which the second is a name."""
    return tuple(dict.fromkeys((what, persons.name_of(who)) for what, who in pairs))


def _brings(persons: Persons, brings: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(replace(each, who=persons.name_of(each.who)) for each in brings)


def _ids(persons: Persons, members: Iterable[MemberId]) -> tuple[MemberId, ...]:
    return tuple(dict.fromkeys(map(persons.id_of, members)))


_Read = Callable[[Persons, Any], Any]
_NAME: _Read = Persons.name_of
_READ: Mapping[str, tuple[tuple[str, _Read], ...]] = {
    "session": (("preparer", _NAME), ("bring", _pairs)),
    "people": (("name", _NAME),),
    "entries": (
        ("by", _NAME),
        ("owners", Persons.names_of),
        ("captured_by", _NAME),
        ("helpers", Persons.names_of),
    ),
    "offers": (("name", _NAME),),
    "handovers": (("name", _NAME),),
    "standing": (("name", _NAME), ("member", Persons.id_of)),
    "traditions": (("brings", _NAME),),
    "topics": (("raised_by", _NAME),),
    "checkins": (("member", Persons.id_of),),
    "plans": (
        ("preparer", _NAME),
        ("roles", _pairs),
        ("expected", _ids),
        ("bring", _brings),
    ),
}
"""By table: the fields that name people, each with how it is read."""
