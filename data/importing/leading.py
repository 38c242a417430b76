"""Lines that say who led a session or wrote its minutes, and lines that are talk."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from data.importing.naming import HANDLE, NOT_PEOPLE, is_full_name, is_name, is_placeholder
from data.importing.parts import BULLET, LINE, Part
from data.importing.past import Doubt, Person
from data.importing.people_lists import people_in
from data.importing.plain import plain
from data.importing.role_words import roles_of
from data.importing.sections import PEOPLE, section_of

LABEL = re.compile(r"([^:：]{2,64}?)\s*[:：]\s*(.*)$", re.DOTALL)
"""A few words before a colon, and what stands behind it."""
_CHAIRED = re.compile(r"由\s*(?:本次)?(?:会议)?(?:轮值)?主席\s*(\S.{0,80}?)\s*主持")
_UNSURE = (
    "notes",
    "minutes",
    "lead",
    "leader",
    "host",
    "speaker",
    "presenter",
    "timer",
    "recorder",
    "记录",
    "mc",
)
_SPOKEN = re.compile(r"[^\W\d_][\w.'-]{0,20}(?: [^\W\d_][\w.'-]{0,20})?\s?[:：]\s")
_BESIDE = re.compile(r"\s+[|·•/–—-]\s+|\s*[;；]\s*|\s{3,}|,\s+(?=[^,:]{2,24}:)")
"""What stands between two roles in one line."""
_DASHED = re.compile(r"(\w[\w ]{2,30}?)\s+[-–—]\s+(\S.*)", re.DOTALL)
"""A list of people behind a dash, as others set a colon."""
_LONG_TALK = 90
_FEW_WORDS = 3
_LONGEST, _LONGEST_ROLE = 160, 40


def with_colon(part: Part, text: str) -> tuple[Part, str]:
    """Return `Attending - Ana, Ben` as it would stand with a colon."""
    match = _DASHED.match(text) if part.form == LINE else None
    if not match or section_of(match[1]) not in PEOPLE:
        return part, text
    told = f"{match[1]}: {match[2]}"
    return replace(part, text=told), told


@dataclass(slots=True)
class Led:
    """Who held which role, as a line says."""

    people: list[Person] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    whole: bool = False
    """The line says no more than that."""


def led_by(part: Part, text: str, known: Collection[str]) -> Led:
    """Return what a line says of roles; `known` are the first names on the lists so far."""
    if chaired := _CHAIRED.search(part.text):
        return Led(holders(chaired[1], part, ("facilitator",)) or [])
    if several := _several(part):
        led = [led_by(each, plain(each.text), known) for each in several]
        if all(each.whole and each.people for each in led):
            return Led([person for each in led for person in each.people], whole=True)
    match = LABEL.match(text) if len(text) < _LONGEST and part.form in (BULLET, LINE) else None
    roles = roles_of(match[1]) if match else ()
    if not match or not roles:
        return Led()
    names = match[2].strip()
    if not names and match[1].casefold() in _UNSURE:
        return Led()
    if not names or is_placeholder(names):
        doubt = Doubt(part.line, text, "a role without a name")
        return Led(doubts=[doubt], whole=not part.children)
    found = holders(LABEL.sub(r"\2", part.text, count=1), part, roles)
    if match[1].casefold() in _UNSURE and not all(_sure(person, known) for person in found):
        return Led()
    return Led(found, whole=bool(found))


def _several(part: Part) -> list[Part]:
    """Return a line such as `Chair: Ana | Scribe: Ben` as one line for each role."""
    texts = _BESIDE.split(part.text) if len(part.text) < _LONGEST else []
    labels = [LABEL.match(plain(text)) for text in texts]
    told = len(texts) > 1 and all(label and roles_of(label[1]) for label in labels)
    return [replace(part, text=text) for text in texts] if told else []


def role_alone(part: Part, text: str) -> tuple[str, ...]:
    """Return the roles that a line names without a name, which then stands on the next one."""
    label = text.rstrip(":： ")
    short = len(label) < _LONGEST_ROLE and part.form in (BULLET, LINE)
    return roles_of(label) if short and label.casefold() not in _UNSURE else ()


def holders(names: str, part: Part, roles: tuple[str, ...]) -> list[Person]:
    """Return whom these names mean, each with the roles; nobody where one is no name."""
    names = names.strip("*_ ")
    found = people_in(names, part.line) or people_in(names, part.line, several=True)
    if any(person.remark or person.name.casefold() in NOT_PEOPLE for person in found):
        return []
    return [replace(person, roles=(*roles, *person.roles)) for person in found]


def roles_over(heading: str) -> tuple[str, ...]:
    """Return the roles whose holders stand under a heading such as `Scribes`."""
    return () if heading.removesuffix("s") in _UNSURE or heading in _UNSURE else roles_of(heading)


def sure_holders(part: Part, roles: tuple[str, ...], listed: Collection[Person]) -> list[Person]:
    """Return whom a line names under the heading of a role; nobody where it may be said there."""
    if part.form not in (BULLET, LINE) or len(part.text) > _LONGEST_ROLE or part.children:
        return []
    known = {person.name.split()[0] for person in listed}
    found = holders(part.text, part, roles)
    return found if all(_sure(person, known) for person in found) else []


def _sure(person: Person, known: Collection[str]) -> bool:
    """Say whether a name is one even behind a word such as `Notes:`."""
    spelled = is_full_name(person.name) or bool(person.handle)
    return spelled or person.name.split()[0] in known


def is_talk(parts: list[Part]) -> bool:
    """Say whether bullets are what people said to each other, and no list of what they will do."""
    told = [plain(part.text) for part in parts]
    spoken = [text for text in told if _SPOKEN.match(text)]
    long = sum(map(len, spoken)) > _LONG_TALK * len(spoken)
    asked = sum(text.endswith("?") for text in spoken)
    return len(spoken) >= 3 and len(spoken) * 5 >= len(told) * 3 and (long or asked > 1)


def announces(part: Part, following: list[Part]) -> bool:
    """Say whether a list begins on the very next line, which a few words announce."""
    near = any(each.form == BULLET and each.line == part.last + 1 for each in following)
    return near and len(part.text.split()) <= _FEW_WORDS


def names_like(text: str) -> bool:
    """Say whether a heading or a lone line can be a person."""
    return bool(HANDLE.fullmatch(text.strip("_* "))) or is_name(text)
