"""The people present, and which of them a typed name means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.models.community import Member
    from data.models.records import Presence


EVERYONE = "Everyone"
"""Who owes an action that the group owes as a whole; it is nobody's name."""
GROUP_WORDS = frozenset({"all", "everyone", "everybody"})
"""What people write who mean the group as a whole."""


def fold(text: str) -> str:
    """Return the text as names are compared: without case and without accents."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join([c for c in apart if not unicodedata.combining(c)])
    return text.casefold()


def first_name(name: str) -> str:
    """Return the first name as the members list spells it."""
    return next(iter(name.split()), name)


def initials_of(name: str) -> frozenset[str]:
    """Return the initials a scribe may use: of all words, of hyphened parts, of capitals alone."""
    words, parts = name.split(), re.split(r"[\s-]+", name.strip())
    capitals = [word for word in words if word[0].isupper()]
    spelled = ("".join(word[:1] for word in some) for some in (words, parts, capitals))
    return frozenset(fold(letters) for letters in spelled if len(letters) > 1)


@dataclass(frozen=True, slots=True)
class _Known:
    """One name, folded once for all comparisons."""

    name: str
    full: str
    first: str
    rest: tuple[str, ...]
    initials: frozenset[str]


_Rule = Callable[[_Known, str], bool]

_RULES: tuple[_Rule, ...] = (
    lambda known, key: known.full == key,
    lambda known, key: known.first == key,
    lambda known, key: known.full.startswith(key),
    lambda known, key: key in known.initials,
)
"""From the surest to the weakest: full name, first name, its beginning, initials."""

_RULES_FOR_CAPITALS = (*_RULES[:2], _RULES[3], _RULES[2])
"""`AR` in capitals means initials before it means the beginning of Arno."""


@dataclass(frozen=True)
class People:
    """Those present; one name stands for one person."""

    names: tuple[str, ...]
    """Full names."""
    initials: Mapping[str, str] | tuple[tuple[str, str], ...] = field(default=(), hash=False)
    """Name to initials, where the name's own would mislead."""

    @classmethod
    def of(cls, presences: Iterable[Presence], members: Iterable[Member] = ()) -> People:
        """Return the people who are here, with the initials that members chose."""
        roll = tuple(presence for presence in presences if not presence.removed)
        here = dict.fromkeys(presence.name for presence in roll if presence.present)
        away = dict.fromkeys(presence.name for presence in roll if presence.name not in here)
        given = tuple((m.name, m.initials) for m in members if m.initials and m.name in here)
        return cls(tuple(here), given, away=tuple(away))

    group: bool = False
    """Whether `all`, `everyone` and `everybody`, where no person is meant, mean the group."""
    away: tuple[str, ...] = ()
    """Full names of those who are known and not here: a name of theirs is one all the same."""

    def find(self, token: str) -> str | None:
        """Return the full name meant by a name, its unique beginning or initials; else None."""
        found = self.matches(token)
        if not found and self.group and fold(token.strip()) in GROUP_WORDS:
            return EVERYONE
        return found[0] if len(found) == 1 else None

    def find_away(self, token: str) -> str | None:
        """Return who is known and not here, where nobody here is meant.

        Their initials do not do, nor a beginning of fewer letters than three.
        """
        key = fold(token.strip())
        if not self.away or len(key) < 2 or self.matches(token):
            return None
        for rule in _RULES[: 3 if len(key) > 2 else 2]:
            if found := [known.name for known in self._known_away if rule(known, key)]:
                return found[0] if len(found) == 1 else None
        return None

    def matches_away(self, token: str) -> bool:
        """Say whether anybody known and not here may be meant, by initials too."""
        key = fold(token.strip())
        return bool(key) and any(rule(known, key) for known in self._known_away for rule in _RULES)

    @cached_property
    def and_the_group(self) -> People:
        """The same people, where the group as a whole may be meant too."""
        return replace(self, group=True)

    def matches(self, token: str) -> tuple[str, ...]:
        """Return all whom the token may mean, by the surest rule that fits anybody."""
        token = token.strip().rstrip(".")
        key = fold(token)
        if key:
            for rule in _RULES_FOR_CAPITALS if token.isupper() else _RULES:
                if found := tuple(known.name for known in self._known if rule(known, key)):
                    return found
        return ()

    def options(self, prefix: str) -> tuple[str, ...]:
        """Return the names that may be meant by what is typed so far, the likeliest first."""
        key = fold(prefix)
        first = [k.name for k in self._known if k.full.startswith(key)]
        later = [k.name for k in self._known if any(word.startswith(key) for word in k.rest)]
        short = [k.name for k in self._known if key in k.initials]
        return tuple(dict.fromkeys(first + later + short))

    def spelled_at(self, text: str, start: int) -> tuple[str, int] | None:
        """Return the full name that is spelled out at `start`, the longest, and where it ends."""
        for name in self._by_letter.get(text[start : start + 1].casefold(), ()):
            end = start + len(name)
            if text[start:end].casefold() == name.casefold() and not _goes_on(text, end):
                return name, end
        return None

    @cached_property
    def spelled_anywhere(self) -> re.Pattern[str]:
        """What finds any full or first name in a text, as its owner spells it."""
        every = (*self.names, *self.away)
        names = {name for full in every for name in (full, first_name(full)) if name}
        apart = [re.escape(name) for name in _longest_first(names) if not runs_together(name[0])]
        joined = [re.escape(name) for name in _longest_first(names) if runs_together(name[0])]
        return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(apart) or '(?!)'})(?!\w)", *joined]))

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        letters: dict[str, list[str]] = {}
        for name in _longest_first((*self.names, *self.away)):
            letters.setdefault(name[:1].casefold(), []).append(name)
        return letters

    @cached_property
    def _known(self) -> tuple[_Known, ...]:
        given = dict(self.initials)
        return tuple(self._know(name, given.get(name)) for name in dict.fromkeys(self.names))

    @cached_property
    def _known_away(self) -> tuple[_Known, ...]:
        return tuple(self._know(name, None) for name in self.away)

    @staticmethod
    def _know(name: str, initials: str | None) -> _Known:
        first, *rest = fold(name).split() or [""]
        own = frozenset({fold(initials)}) if initials else initials_of(name)
        return _Known(name, fold(name), first, tuple(rest), own)


def runs_together(character: str) -> bool:
    """Say whether the character is of a script that puts no space between words."""
    return "\u2e80" <= character <= "\ud7ff" or "\uf900" <= character <= "\ufaff"


def _goes_on(text: str, end: int) -> bool:
    """Say whether the word goes on at `end`."""
    after = text[end : end + 1]
    return (after.isalnum() or after in ("_", "-")) and not runs_together(text[end - 1])


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(filter(None, names), key=len, reverse=True)
