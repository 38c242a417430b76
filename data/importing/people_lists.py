"""From a line of a list of people to the people: one, or several with commas between them."""

import re

from data.importing.naming import is_listed_name, is_placeholder
from data.importing.past import PRESENT, Person
from data.importing.persons import PARENS, person_in
from data.importing.plain import bare, plain

_STRUCK = re.compile(r"~~(.+?)~~(?:\s*(?:=>|->|→)\s*)?")
_LIST = re.compile(r"\s*(?:[,;，；、]|\s(?:&|and|und|et|y)\s|\s\+\s)\s*")


def people_in(text: str, line: int, came: str = PRESENT, *, several: bool = False) -> list[Person]:
    """Return the people of a line of a list; `several` where commas stand between people.

    None where it names nobody.
    """
    struck = _STRUCK.sub("", text)
    text = struck if struck.strip() else text.replace("~~", "")
    if several or _is_list(text):
        parts = [part for part in _split(text) if part.strip()]
        found = [person for part in parts if (person := person_in(part, line, came))]
        return found if len(found) == len(parts) or several else []
    person = person_in(text, line, came)
    return [person] if person else []


def nameless_in(text: str) -> list[str]:
    """Return the parts of a list of names that name nobody."""
    parts = (plain(part) for part in _split(text))
    told = [part for part in parts if bare(part) and not person_in(part, 0)]
    return [part for part in told if not is_placeholder(part)]


def _split(text: str) -> list[str]:
    """Split at commas, but not within brackets."""
    parts, depth, begin = [], 0, 0
    for match in re.finditer(r"[(（\[]|[)）\]]|" + _LIST.pattern, text):
        if match[0] in "(（[":
            depth += 1
        elif match[0] in ")）]":
            depth = max(0, depth - 1)
        elif not depth:
            parts.append(text[begin : match.start()])
            begin = match.end()
    return [*parts, text[begin:]]


def _is_list(text: str) -> bool:
    """Say whether one line names several people: many short names, or first names only."""
    parts = [plain(part) for part in _split(text)]
    if len(parts) < 2 or not all(is_listed_name(re.sub(PARENS, "", part)) for part in parts):
        return False
    short = [len(re.sub(PARENS, "", part).split()) for part in parts]
    told = sum("(" in part or "@" in part for part in parts)
    return max(short) == 1 or told > 1 or (len(parts) > 3 and max(short) <= 3)
