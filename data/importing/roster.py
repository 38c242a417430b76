"""Everybody whom an archive names, and whom a name, a handle or initials mean in it.

The roster is learned from all lists of people of all files before any line is read for what it
says: who is `JW` in one session stands spelled out in another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from data.capture.people import People, fold, initials_of, runs_together
from data.importing.naming import INITIALS, MONTH_NAMES, NOT_PEOPLE, latin
from data.importing.past import Person


@dataclass
class Roster:
    """Names as they are spelled most often; what leads to each."""

    names: dict[str, str] = field(default_factory=dict)
    """From the folded name to the name."""
    handles: dict[str, str] = field(default_factory=dict)
    """From the handle in small letters to the name."""
    initials: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """From given initials to the names they stand for."""
    organisations: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @cached_property
    def people(self) -> People:
        """All of them, for what is to be told without names."""
        return People(tuple(self.names.values()))

    def canonical(self, person: Person) -> Person:
        """Return a person of a list under the name that all of the archive calls them by."""
        return replace(person, name=self.name_of(person.name, person.handle))

    def name_of(self, name: str, handle: str = "") -> str:
        """Return the full name for a name as a list writes it."""
        known = self.handles.get(handle.casefold()) if handle else None
        known = known or self.handles.get(name.removeprefix("@").casefold())
        if known and " " in known and " " not in name:
            return known
        full = self.names.get(fold(name), name)
        if " " in full.strip():
            return _by_letter(fold(full), self.firsts) or full
        longer = self.candidates(full)
        if len(longer) == 1:
            return next(iter(longer))
        return self._initialled(full) or known or full.removeprefix("@")

    def candidates(self, name: str) -> frozenset[str]:
        """Return whom a name of one word may mean: by first name, initials, or as a handle."""
        key = fold(name).strip("@. ")
        if not key or " " in key:
            return frozenset()
        if longer := self.firsts.get(key) or self._aliases.get(_plain(key)):
            return longer
        return self._letters.get(key, frozenset()) if INITIALS.fullmatch(name) else frozenset()

    def _initialled(self, name: str) -> str:
        """Return whom initials in the place of a name mean, where an archive spells them once."""
        given = self.initials.get(fold(name)) if INITIALS.fullmatch(name) else None
        return next(iter(given)) if given and len(given) == 1 else ""

    @cached_property
    def _full(self) -> tuple[str, ...]:
        """Full names; `Will T.` only where no other Will is spelled out."""
        names = list(dict.fromkeys(name for name in self.names.values() if " " in name.strip()))
        spelled = [name for name in names if len(name.split()[-1].rstrip(".")) > 1]
        firsts = {fold(name).split()[0] for name in spelled}
        return (*spelled, *(n for n in names if fold(n).split()[0] not in firsts))

    @cached_property
    def _aliases(self) -> Mapping[str, frozenset[str]]:
        """From handles as people make them of their names to the full names."""
        return _gathered((alias, name) for name in self._full for alias in _handles_of(name))

    @cached_property
    def _letters(self) -> Mapping[str, frozenset[str]]:
        """From initials to the full names: a list that spells them knows better."""
        return _gathered(
            (letters, name)
            for name in self._full
            for letters in initials_of(name)
            if letters not in self.initials
        )

    @cached_property
    def firsts(self) -> Mapping[str, frozenset[str]]:
        """From the folded first name to the full names."""
        return _gathered((fold(name).split()[0], name) for name in self._full)

    def find(self, token: str, here: Here) -> str:
        """Return whom a token means, those who are here before all others; empty for nobody."""
        key = fold(token.strip().strip("@*_:.`\\"))
        if not key:
            return ""
        if token.strip().startswith("@") and (name := self.handles.get(key)):
            return name
        if found := here.find(token, key):
            return found
        if key in NOT_PEOPLE:
            return ""
        if name := self.names.get(key) or self.handles.get(key):
            return self.name_of(name)
        longer = self.firsts.get(key, frozenset())
        if longer:
            return next(iter(longer)) if len(longer) == 1 else token.strip("@*_:.` ")
        if name := _by_letter(key, self.firsts):
            return name
        given = self.initials.get(key)
        if given and INITIALS.fullmatch(token.strip()) and len(given) == 1:
            return next(iter(given))
        return ""


class Here:
    """Those of one session, by all that may call them."""

    def __init__(self, people: Collection[Person], roster: Roster) -> None:
        """Take those who were there or expected."""
        self._full: dict[str, str] = {}
        self._first: dict[str, set[str]] = defaultdict(set)
        self._initials: dict[str, set[str]] = defaultdict(set)
        self._given = {person.initials for person in people}
        """As they are spelled: one letter means somebody only where a list says so."""
        for person in people:
            name = person.name
            self._full[fold(name)] = name
            if person.handle:
                self._full[fold(person.handle)] = name
            self._first[fold(name).split()[0] if name.split() else ""].add(name)
            given = fold(person.initials)
            for letters in {given} if given else initials_of(name):
                self._initials[letters].add(name)
        for letters, names in roster.initials.items():
            for name in names:
                if fold(name) in self._full:
                    self._initials[letters].add(name)

    def find(self, token: str, key: str) -> str:
        """Return the one who is meant: full name or handle, first name, initials."""
        if name := self._full.get(key):
            return name
        letters = token.strip().strip("*_:.`")
        called = letters in self._given or (key in MONTH_NAMES and key in self._first)
        if key in NOT_PEOPLE and not called:
            return ""
        if len(first := self._first.get(key, set())) > 1:
            return token.strip("@*_:.` ")
        if name := _by_letter(key, self._first):
            return name
        if len(first := self._first.get(key, set())) == 1:
            return next(iter(first))
        family = [name for name in self._full.values() if name.startswith(token.strip())]
        if len(family) == 1 and len(token.strip()) > 1 and runs_together(token.strip()[0]):
            return family[0]
        spelled = INITIALS.fullmatch(letters) or letters in self._given
        if spelled and len(meant := self._initials.get(key, set())) == 1:
            return next(iter(meant))
        return ""


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, name in pairs:
        found[key].add(name)
    return {key: frozenset(names) for key, names in found.items()}


def _plain(text: str) -> str:
    """Return letters as handles spell them."""
    return re.sub(r"[^a-z0-9]", "", latin(text))


def _handles_of(name: str) -> set[str]:
    """Return the handles that people make of a name: soren, willt, wtanaka, tanaka.will."""
    words = [word for word in map(_plain, name.split()) if word]
    if not words:
        return set()
    first, last = words[0], words[-1]
    return {first, first + last[0], first[0] + last, first + last, last + first}


def _by_letter(key: str, firsts: Mapping[str, Collection[str]]) -> str:
    """Return whom `mark b` means: a first name with the letter that another name begins with."""
    first, _, letter = key.rpartition(" ")
    letter = letter.rstrip(".")
    if not first or len(letter) > 2:
        return ""
    found = [n for n in firsts.get(first, ()) if fold(n).split()[-1].startswith(letter)]
    return found[0] if len(found) == 1 else ""


def learned(lists: Iterable[Iterable[Person]]) -> Roster:
    """Return the roster of all lists of people of an archive."""
    people = [person for each in lists for person in each]
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for person in people:
        if person.name and person.name.casefold() != person.handle.casefold():
            spelled[fold(person.name)][person.name] += 1
    roster = Roster({key: names.most_common(1)[0][0] for key, names in spelled.items()})
    by_handle: dict[str, Counter[str]] = defaultdict(Counter)
    for person in people:
        if person.handle and fold(person.name) in roster.names:
            by_handle[person.handle.casefold()][roster.names[fold(person.name)]] += 1
    for handle, names in by_handle.items():
        full = max(names, key=lambda name: (len(name.split()) > 1, names[name], name))
        roster.handles[handle] = full
    for person in people:
        name = roster.name_of(person.name, person.handle)
        if person.initials:
            roster.initials[fold(person.initials)][name] += 1
        if person.organisation:
            roster.organisations[name][person.organisation] += 1
    for key, name in roster.names.items():
        roster.names[key] = name if " " in name else roster.name_of(name)
    return roster


def spelled_out(people: Iterable[Person], roster: Roster) -> list[Person]:
    """Return people under their full names, also who stands as `AR` behind a role."""
    known = [roster.canonical(person) for person in people]
    here = Here([person for person in known if " " in person.name], roster)
    return [
        replace(person, name=here.find(person.name, fold(person.name)) or person.name)
        for person in known
    ]
