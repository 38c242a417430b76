"""Lists of people: lines, ticked boxes and tables that say who came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from data.importing.naming import is_full_name, is_listed_name, is_name, is_placeholder
from data.importing.parts import HEADING, ROW, Part
from data.importing.past import ABSENT, APOLOGIES, EXPECTED, PRESENT, Doubt, Person
from data.importing.people_lists import nameless_in, people_in
from data.importing.persons import MAIL
from data.importing.plain import bare, plain, unpictured
from data.importing.role_words import roles_of
from data.importing.sections import APOLOGIES as APOLOGIES_SECTION
from data.importing.sections import EXPECTED as EXPECTED_SECTION
from data.importing.sections import INVITED as INVITED_SECTION
from data.importing.sections import PEOPLE, section_of

_NAME_HEADS = re.compile(
    r"(?:full |first )?names?|attendees?|members?|participants?|people|person|who|noms?|nombres?"
    r"|姓名|名字|成员|github(?: id| handle)?|handle|参会人.*",
    re.I,
)
_MARK_HEADS = re.compile(
    r"x|present\??|attend(?:ed|ance|ing)?\??|here\??|came|pr[eé]sente?s?|anwesend|出席|status|[☑✓✔]",
    re.I,
)
_HANDLE_HEADS = re.compile(r"(?:github|gitlab|slack)?(?: ?(?:id|handle|user ?name))?", re.I)
_TICKED = re.compile(
    r"(?:\[?[xX✓✔✅☑]️?\]?|yes|y|present|attended|here|是|出席|:white_check_mark:|:heavy_check_mark:)",
    re.I,
)
_EMPTY = re.compile(r"(?:\[ ?\]|no|n|-+|absent|regrets?|excused|否|缺席|❌|✗|)", re.I)
_SAYS = re.compile(r"[^:：@(/]{2,40}[:：]\s+(.*)", re.DOTALL)
_FEW_WORDS = 5
_MOST_WORDS = 14


def listed(text: str) -> bool:
    """Say whether a bullet is a name as a list writes it, and nothing that somebody said."""
    words = plain(text)
    first = re.split(r"\s+[/|–—-]\s+|[(（@,/]", words, maxsplit=1)[0].strip()
    single = not first or (" " not in first and is_name(first))
    return not re.search(r"[:：]", words) and (single or is_full_name(first))


@lru_cache(256)
def is_roll(header: tuple[str, ...]) -> bool:
    """Say whether a table says by its head alone that it tells who came."""
    heads = [plain(cell).strip() for cell in header]
    marks = [head for head in heads if head.casefold() != "status" and _MARK_HEADS.fullmatch(head)]
    return bool(marks) and any(_NAME_HEADS.fullmatch(head) for head in heads)


def came_by(section: str) -> str:
    """Return how those of a section stand."""
    return {APOLOGIES_SECTION: APOLOGIES, EXPECTED_SECTION: EXPECTED}.get(section, PRESENT)


class PeopleRead:
    """Takes the people of one session in, list by list."""

    def __init__(self) -> None:
        """Begin without anybody."""
        self.people: list[Person] = []
        self.doubts: list[Doubt] = []

    def take(self, part: Part, section: str) -> bool:
        """Take the people of a part; False where it names none and is something else."""
        if part.form == ROW:
            return self._row(part, section)
        text = part.text.strip()
        if is_placeholder(plain(text)) or not bare(text):
            if bare(text):
                self.doubts.append(Doubt(part.line, plain(text), "a placeholder"))
            return True
        if section == INVITED_SECTION:
            return self._invited(part)
        found = self._named(part, section)
        if not found:
            return False
        if part.ticked is False and section != APOLOGIES_SECTION:
            found = [replace(person, came=ABSENT) for person in found]
        self.people += found
        return True

    def _named(self, part: Part, section: str) -> list[Person]:
        """Return whom a line names. What somebody says is no name: only apologies have reasons."""
        if not self._may_name(part):
            return []
        found = people_in(part.text.strip(), part.line, came_by(section))
        spoken = _SAYS.match(plain(part.text))
        if spoken and section != APOLOGIES_SECTION and len(spoken[1].split()) > _FEW_WORDS:
            return []
        return found

    def take_names(self, text: str, line: int, section: str) -> bool:
        """Take the names behind a label."""
        if is_placeholder(text):
            self.doubts.append(Doubt(line, text, "a placeholder"))
            return True
        if section == INVITED_SECTION:
            self.doubts.append(Doubt(line, text, "invited, which is not to have come"))
            return True
        found = people_in(text, line, came_by(section), several=True)
        self.people += found
        if found:
            why = "on a list of people, and no name that is understood"
            self.doubts += [Doubt(line, part, why) for part in nameless_in(text)]
        return bool(found)

    def take_facts(self, facts: Mapping[str, tuple[str, int]]) -> None:
        """Take the names that front matter lists, `[Ana, Ben]` or one a line."""
        for key, (value, line) in facts.items():
            names = re.sub(r"(?:^|\s)-\s+", ", ", value.strip("[] ")).strip(", ")
            names, label = re.sub(r"[\"']", "", names), key.replace("_", " ")
            if names and (section := section_of(label)) in PEOPLE:
                self.take_names(names, line, section)
            elif names and (roles := roles_of(label)):
                held = people_in(names, line, several=True)
                self.people += [replace(person, roles=roles) for person in held]

    def _invited(self, part: Part) -> bool:
        if not self._may_name(part):
            return False
        self.doubts.append(Doubt(part.line, plain(part.text), "invited, which is not to have come"))
        return True

    @staticmethod
    def _may_name(part: Part) -> bool:
        """Say whether a line can be a person: it is short, or names one before it goes on."""
        words = MAIL.sub("", unpictured(plain(part.text))).strip()
        if part.form == HEADING or "://" in re.sub(r"\([^()]*://[^()]*\)", "", words):
            return False
        told = re.split(r"\s+[/|–—-]\s+|[(（@:,/]", words, maxsplit=1)[0].strip()
        named = not told or is_listed_name(told)
        long = len(words.split()) > _MOST_WORDS
        return named and not (long and not re.search(r"[/@:,–—-]", words[:60]))

    def _row(self, part: Part, section: str) -> bool:
        header = [plain(cell) for cell in part.header]
        heads = [bool(_NAME_HEADS.fullmatch(cell)) for cell in header]
        if part.level and any(heads):
            return True
        cells = list(part.cells)
        if any(heads) and len(heads) <= len(cells):
            return self._by_columns(part, header, heads.index(True), section)
        marks = [n for n, cell in enumerate(cells) if _TICKED.fullmatch(cell.strip())]
        if marks or (
            cells
            and _EMPTY.fullmatch(cells[0].strip())
            and len(cells) > 1
            and is_name(plain(cells[1]))
        ):
            rest = [cell for n, cell in enumerate(cells) if n not in marks and cell.strip()]
            return self._one(rest, part.line, section, came=bool(marks))
        found = [people_in(cell, part.line, came_by(section)) for cell in cells if cell.strip()]
        if not found or not all(found):
            return self._one([c for c in cells if c.strip()], part.line, section, came=True)
        self.people += [person for each in found for person in each]
        return True

    def _by_columns(self, part: Part, header: list[str], name: int, section: str) -> bool:
        cells = [*part.cells, *[""] * (len(header) - len(part.cells))]
        mark = next(
            (n for n, cell in enumerate(header) if _MARK_HEADS.fullmatch(cell) and n != name), None
        )
        marked = mark is None or not _EMPTY.fullmatch(cells[mark].strip())
        rest = [c for n, c in enumerate(cells) if n not in (name, mark) and c.strip()]
        for n, cell in enumerate(cells[: len(header)]):
            handle = re.fullmatch(r"@?[\w-]+", plain(cell))
            if n != name and header[n] and _HANDLE_HEADS.fullmatch(header[n]) and handle:
                rest = [f"@{plain(c).lstrip('@')}" if c == cell else c for c in rest]
        return self._one([cells[name], *rest], part.line, section, came=marked)

    def _one(self, cells: list[str], line: int, section: str, *, came: bool) -> bool:
        if not cells:
            return True
        found = people_in(cells[0], line, came_by(section))
        if len(found) != 1:
            if not is_placeholder(plain(cells[0])):
                return False
            self.doubts.append(Doubt(line, " | ".join(map(plain, cells)), "a placeholder"))
            return True
        person = people_in(" / ".join(cells), line, came_by(section))
        one = person[0] if len(person) == 1 else found[0]
        self.people.append(one if came else replace(one, came=ABSENT))
        return True


def merged(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return everybody once: who is on two lists came, unless the box of one is empty."""
    found: dict[str, Person] = {}
    for person in people:
        known = found.get(person.name)
        if known is None:
            found[person.name] = person
            continue
        came = (
            known.came
            if person.roles or (person.came in (EXPECTED, PRESENT) and known.came != EXPECTED)
            else person.came
        )
        found[person.name] = replace(
            known,
            came=came,
            roles=tuple(dict.fromkeys((*known.roles, *person.roles))),
            handle=known.handle or person.handle,
            organisation=known.organisation or person.organisation,
            initials=known.initials or person.initials,
            remark=_remarks(known, person),
        )
    return tuple(found.values())


def _remarks(known: Person, other: Person) -> str:
    """Return what both lists say of a person, and of the second what it tells differently."""
    pairs = ((known.organisation, other.organisation), (known.handle, other.handle))
    beside = [new for old, new in (*pairs, (known.initials, other.initials)) if old and old != new]
    return " · ".join(filter(None, dict.fromkeys((known.remark, other.remark, *beside))))
