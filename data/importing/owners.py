"""Who owes an action and who said a line, as far as a name of the roster is spelled there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from data.capture.people import EVERYONE, runs_together
from data.importing.naming import EVERYBODY, HANDLE, NOT_PEOPLE
from data.importing.plain import unpictured
from data.importing.role_words import role_of
from data.importing.roster import Here, Roster

_AND = re.compile(r"\s*(?:&|\+|/|,|;|、|，|\band\b|\bwith\b|\bund\b|\bet\b|\by\b|和)\s*")
_PICTURES = r"(?:[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+\s*)?"
_NAMES = _PICTURES + r"[*_@]*[^\W\d_][^:：\n]{0,70}?"
_COLON = re.compile(rf"({_NAMES})\s*[*_]*\s*[:：][*_]*\s*(?=\S)(?!//)(.*)", re.DOTALL)
_DASH = re.compile(rf"({_NAMES})\s+[-–—]+>?\s+(.*)", re.DOTALL)
_SQUARE = re.compile(r"[\[(<](?:name=)?([^\[\]()<>]{1,60})[\])>]\s*[:：-]*\s*(\S.*)", re.DOTALL)
_VERB = re.compile(
    rf"({_NAMES})\s+(?:to|will|should|shall|must|(?:is|are) (?:going )?to|has to"
    rf"|have to|needs? to|can"
    r"|volunteers? to|volunteered to|agreed to|offered to|takes? on|✅ to|'ll)\s+\S",
)
_HANDLES = re.compile(r"((?:@[\w.-]+(?:\s*(?:,|&|and|/|\+)?\s*)?)+)(.*)", re.DOTALL)
_BRACKETED = re.compile(
    r"\s*[(\[（](?:owners?|assigned to|assignees?|assigned|who|by"
    r"|负责人)?[:：]?\s*([^()\[\]（）]{1,70})[)\]）]\s*[.!]?$",
    re.IGNORECASE,
)
_OWNED_BY = re.compile(
    r"\s*[(\[（](?:owners?|assigned to|assignees?|assigned|who|负责人)\s*[:：]"
    r"\s*([^()\[\]:：,;|]{1,70})"
    r"[,;|，；]\s*((?:due|by|deadline|eta|status|截止)[^()\[\]]*)[)\]）]\s*[.!]?$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s+[-–—]+\s*(@?[^\W\d_][^-–—:：.,]{0,50}),\s*((?=.*\d)[^,]{3,24})$")
_LABELLED = re.compile(
    r"[\s,;(\[-]{0,8}(?:owners?|assigned to|assignees?|负责人)\s*[:：]\s*([^:：]{1,70}?)[\])]?\.?$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+[-–—]+\s*(@?[^\W\d_][^-–—:：.]{0,50})\.?$")
_AT_END = re.compile(r"\s*(?:[-–—]\s*)?@([^\W\d_][\w.-]*(?:\s[A-Z][\w.-]*)?)\s*[.!)]?$")
_ROLE = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_TIME_BOX = re.compile(r"\(\s*~?\d+ ?-? ?\d* ?(?:m|min|mins|minutes?)\.?\s*\)")
_STRANGER = re.compile(r"[A-Z][a-z'’-]{2,}(?: [A-Z][a-z'’-]+){0,2}|[A-Z]{2,3}")


class Owed(NamedTuple):
    """An action without what names its owners, who these are, and a name on no list."""

    text: str
    owners: tuple[str, ...]
    stranger: str = ""


class Reading:
    """Reads names in one session."""

    def __init__(self, roster: Roster, here: Here, roles: dict[str, str]) -> None:
        """Take everybody, those who are here, and who holds which role."""
        self._roster, self._here, self._roles = roster, here, roles
        self._memory: dict[str, str] = {}

    def find(self, token: str) -> str:
        """Return the person that one name means; empty for none."""
        if token not in self._memory:
            self._memory[token] = self._found(token)
        return self._memory[token]

    def _found(self, token: str) -> str:
        token = unpictured(token).strip().strip("*_`~").strip()
        if len(token) > 48:
            return ""
        role = role_of(_ROLE.sub(r"\1", token))
        if bracket := _ROLE.fullmatch(token):
            if role:
                return self.find(bracket[2]) or self._roles.get(role, "")
            token = bracket[1]
        return self._roles.get(role, "") if role else self._roster.find(token, self._here)

    def names(self, text: str, *, owners: bool = False) -> tuple[str, ...]:
        """Return all persons whom a list of names means; none unless every part is one."""
        text = _TIME_BOX.sub("", text).strip()
        if whole := self.find(text):
            return (whole,)
        if owners and text.casefold().strip("@*_ ") in EVERYBODY:
            return (EVERYONE,)
        parts = [part for part in _AND.split(text) if part.strip()]
        if not parts or len(parts) > 8:
            return ()
        found = [self.find(part) or self._handle(part) for part in parts]
        return tuple(dict.fromkeys(found)) if all(found) else ()

    @staticmethod
    def _handle(part: str) -> str:
        match = HANDLE.fullmatch(part.strip())
        return match[1] if match else ""

    def speaker(self, text: str) -> tuple[str, str]:
        """Return who says a line, and the line without the name; else empty and the line."""
        match = _SQUARE.match(text) or (_COLON.match(text) if ":" in text or "：" in text else None)
        if match and (name := self._one(match[1])):
            box = _TIME_BOX.search(match[1])
            return name, f"{box[0]} {match[2]}".strip() if box else match[2].strip()
        if (match := _DASH.match(text)) and (name := self._one(match[1])):
            return name, match[2].strip()
        return "", text

    def _one(self, label: str) -> str:
        names = self.names(label)
        return names[0] if len(names) == 1 else ""

    def owed(self, text: str, *, sure: bool) -> Owed:
        """Return the owners of an action; `sure` where it is marked, so that a new name counts."""
        readers: tuple[Callable[[str], Owed | None], ...] = (
            self._before, self._verb, self._handles, self._behind
        )  # fmt: skip
        for reader in readers:
            if found := reader(text):
                return found
        mentioned = list(dict.fromkeys(HANDLE.findall(text)))
        if len(mentioned) == 1:
            return Owed(text, (self._owner(mentioned[0]),))
        return (self._first_word(text) or self._stranger(text)) if sure else Owed(text, ())

    def _before(self, text: str) -> Owed | None:
        for pattern in (_SQUARE, _COLON, _DASH):
            if (match := pattern.match(text)) and (names := self.names(match[1], owners=True)):
                rest = match[2].strip()
                more = self._verb(rest)
                return Owed(rest, tuple(dict.fromkeys((*names, *(more.owners if more else ())))))
        return None

    def _verb(self, text: str) -> Owed | None:
        match = _VERB.match(text)
        names = self.names(match[1], owners=True) if match else ()
        return Owed(text, names) if names else None

    def _handles(self, text: str) -> Owed | None:
        match = _HANDLES.match(text)
        if not match or not match[2].strip():
            return None
        handles = [f"@{handle}" for handle in HANDLE.findall(match[1])]
        rest = match[2].strip(" :-–—")
        return Owed(rest, tuple(map(self._owner, handles))) if handles and rest else None

    def _owner(self, handle: str) -> str:
        """Return whom a handle means, known or not, or the group."""
        name = handle.removeprefix("@")
        group = EVERYONE if name.casefold() in EVERYBODY else ""
        return self.find(f"@{name}") or group or name

    def _behind(self, text: str) -> Owed | None:
        for pattern in (_OWNED_BY, _DATED):
            match = pattern.search(text)
            if match and match.start() and (names := self.names(match[1], owners=True)):
                return Owed(f"{text[: match.start()].strip()} ({match[2]})", names)
        for pattern in (_LABELLED, _BRACKETED, _AT_END, _TAIL):
            match = pattern.search(text)
            if match and match.start() and (names := self.names(match[1], owners=True)):
                return Owed(text[: match.start()].strip(), names)
        return None

    def _first_word(self, text: str) -> Owed | None:
        """Take a person at the beginning of a marked action: `TODO: Ana close the list`."""
        words = text.split(None, 3)
        for count in (2, 1):
            if len(words) > count and (words[0][0].isupper() or runs_together(words[0][0])):
                name = self.find(" ".join(words[:count]))
                if name and not words[count - 1].endswith((",", ".", "'s", "’s")):
                    return Owed(text, (name,))
        return None

    def _stranger(self, text: str) -> Owed:
        """Take a name before a colon that is on no list, as marked actions name their owner."""
        match = _COLON.match(text)
        name = match[1].strip("*_ ") if match else ""
        words = {word.casefold() for word in name.split()}
        if match and _STRANGER.fullmatch(name) and not words & NOT_PEOPLE:
            return Owed(match[2].strip(), (name,), name)
        return Owed(text, ())
