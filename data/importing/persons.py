"""From one name on a list of people to the person: handle, organisation, initials, roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from data.capture.people import fold
from data.importing.naming import (
    HANDLE,
    INITIALS,
    fits_initials,
    is_full_name,
    is_listed_name,
    is_name,
    is_placeholder,
)
from data.importing.past import PRESENT, Person
from data.importing.plain import bare, plain, unpictured
from data.importing.role_words import role_of

PARENS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]")
"""Brackets with what stands in them."""
_PROFILE = re.compile(r"\[([^\[\]]+)\]\((?:https?:)?//([^()\s]+)\)")
_HOSTS = re.compile(
    r"(?:www\.)?(?:github|gitlab|twitter|x|bitbucket|codeberg|gitee)\.(?:com|org)/@?([\w.-]+)/?$"
)
_REFERENCE = re.compile(r"^\[([A-Za-z]{2,4})\](?:\[[^\]]*\])?\s*[:–-]*\s*(.+)$")
_INITIALS_FIRST = re.compile(r"^([A-Z][A-Za-z]{0,2}[A-Z]|[a-z][A-Z])\s*(?::|=|\s[-–—])\s*(\S.*)$")
_SEPARATORS = re.compile(
    r"\s+[/|]\s+|\s+[-–—]+\s+|\s*/\s*(?=@|\\@|`@)|\s*[|;]\s*|\s+·\s+|(?<=\w)[:：]\s+|\s/|/\s"
)
MAIL = re.compile(r"<?[\w.+-]+@[\w-]+\.[\w.-]+>?")
_PRONOUNS = re.compile(r"(?:she|he|they|any|ze|elle?|ella|sie|er)(?:/\w+){1,2}", re.IGNORECASE)
_TEAM = re.compile(r"(?:^|[:：]\s*)@[\w-]+/[A-Za-z]")
_REMARK_WORDS = 5


@dataclass(slots=True)
class _Found:
    """What was read of a line so far."""

    name: str = ""
    handle: str = ""
    organisation: str = ""
    initials: str = ""
    roles: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    """What stands in brackets: the organisation, unless one stands behind a dash or a stroke."""


def person_in(text: str, line: int, came: str = PRESENT) -> Person | None:
    """Return the person whom a line names; None where it names nobody."""
    person = _person_told(text)
    return person and replace(person, line=line, came=came)


@lru_cache(4096)
def _person_told(text: str) -> Person | None:
    """Return the same without its line: an archive names the same people in the same words."""
    found = _Found()
    text = MAIL.sub("", _linked(text, found)).strip().strip('"“”„').rstrip(",;.?")
    if is_placeholder(plain(text)) or _TEAM.search(plain(text)):
        return None
    text = _initials_before(plain(text), found)
    aside: list[tuple[str, str]] = []
    text = "".join(_without_parens(text, aside))
    for inner, before in aside:
        _bracketed(inner, before, found)
    for place, segment in enumerate(_segments(text)):
        _take(segment, found, first=place == 0)
    for each in found.beside:
        _beside(each, found)
    return _person(found)


def _linked(text: str, found: _Found) -> str:
    """Return the text with a profile's link as its words, and keep whose it is."""

    def shown(match: re.Match[str]) -> str:
        profile = _HOSTS.match(match[2])
        if profile and not found.handle:
            found.handle = profile[1]
        return match[1]

    return _PROFILE.sub(shown, text)


def _initials_before(text: str, found: _Found) -> str:
    linked = _REFERENCE.match(text)
    match = linked or _INITIALS_FIRST.match(text)
    if match and (linked or fits_initials(match[1], re.split(r"[@(/,]", match[2])[0].strip())):
        found.initials = match[1]
        return match[2]
    return text


def _without_parens(text: str, aside: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the text without its brackets; what stands in them, and before, goes `aside`."""
    end = 0
    for match in PARENS.finditer(text):
        yield text[end : match.start()]
        end = match.end()
        aside.append((match[1].strip(), text[: match.start()].strip()))
    yield text[end:]


def _bracketed(inner: str, before: str, found: _Found) -> None:
    inner = bare(inner)
    plain_before = before.split(" / ", maxsplit=1)[0].split(" - ", maxsplit=1)[0].strip()
    if not inner:
        return
    if handle := HANDLE.search(inner):
        found.handle = found.handle or handle[1]
        inner = HANDLE.sub("", inner).strip(" -–,:/")
        if not inner:
            return
    letter = len(inner) == 1 and inner.isupper() and fold(plain_before).startswith(fold(inner))
    if letter or (INITIALS.fullmatch(inner) and fits_initials(inner, plain_before)):
        found.initials = found.initials or inner
    elif HANDLE.fullmatch(plain_before) and not found.name:
        _named_in_brackets(inner, found)
    elif role := role_of(inner):
        found.roles.append(role)
    elif inner != found.handle:
        found.beside.append(inner)


def _named_in_brackets(inner: str, found: _Found) -> None:
    """Take the name of `@handle (Name - role)`, whose role may also stand without a dash."""
    name, *rest = re.split(r"\s+[-–—]\s+|,\s*|[/|]", inner)
    words = name.split()
    if words and words[-1].casefold() in ("member", "observer", "guest", "chair", "maintainer"):
        rest, words = [words[-1], *rest], words[:-1]
    if is_name(" ".join(words)):
        found.name = " ".join(words)
    else:
        rest = [inner]
    found.beside.extend(each.strip() for each in rest)


def _segments(text: str) -> list[str]:
    parts = [part.strip(" ,;-–—") for part in _SEPARATORS.split(text)]
    first = parts[0]
    if "," in first and is_name(first.split(",")[0]):
        parts[:1] = [part.strip() for part in first.split(",")]
    elif "/" in first and "://" not in first and is_name(first.split("/")[0]):
        parts[:1] = [part.strip() for part in first.split("/")]
    return [part for part in parts if part] or [""]


def _take(segment: str, found: _Found, *, first: bool) -> None:
    segment = bare(segment)
    handle = HANDLE.search(segment)
    if handle:
        found.handle = found.handle or handle[1]
        segment = HANDLE.sub("", segment).strip(" ,:-–")
    if not segment:
        return
    role = role_of(segment)
    spelled = unpictured(segment).strip() if first else segment
    if first and not found.name and is_listed_name(spelled) and not role:
        found.name = spelled
    elif role and not first:
        found.roles.append(role)
    elif not found.name and not first and found.handle and is_full_name(segment):
        found.name = segment
    elif first and not found.name and (led := _led_by_name(segment)):
        found.name, rest = led
        found.remarks.append(rest)
    else:
        _beside(segment, found)


def _led_by_name(segment: str) -> tuple[str, str] | None:
    """Return a full name at the beginning of more words, and these."""
    words = segment.split()
    for count in (4, 3, 2):
        name = " ".join(words[:count])
        if len(words) > count and is_full_name(name):
            return name, " ".join(words[count:])
    return None


def _beside(text: str, found: _Found) -> None:
    """Keep what stands beside a name: an organisation if it is short, else a remark."""
    text = bare(text)
    if not text or is_placeholder(text) or text.casefold() in ("affiliation", "organisation"):
        return
    if _PRONOUNS.fullmatch(text):
        return
    short = len(text.split()) <= _REMARK_WORDS and len(text) <= 60
    if short and not found.organisation and text[-1] not in ".!?":
        found.organisation = text
    else:
        found.remarks.append(text)


def _person(found: _Found) -> Person | None:
    name = found.name or found.handle
    if not name or (not is_listed_name(name) and not found.handle):
        return None
    return Person(
        name,
        0,
        found.handle,
        found.organisation,
        found.initials,
        tuple(dict.fromkeys(found.roles)),
        PRESENT,
        " · ".join(found.remarks),
    )
