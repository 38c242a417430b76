"""How well past minutes are understood, beside what somebody wrote down who read them.

`python -m tests.proof.import_checked FILE` prints the table and every miss by its line. The file
holds names of real people and stays outside: for each path below the archives the `date`, who was
`present`, sent `apologies`, the first lines of all `items`, those of `free` words (templates, where
either is right), and the `actions` (`line`, `owners`, `done`).
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.capture.people import fold
from data.importing.minutes import Text, read_archive
from data.importing.past import APOLOGIES, EXPECTED, PRESENT, Item, PastSession, Person
from tests.proof.import_accuracy import archives

Row = dict[str, Any]
Told = Iterator[tuple[str, str]]
"""What was found right, or a field with what is wrong, and about what."""


def checked(archive: Path, truth: dict[str, Row]) -> tuple[Counter[str], list[str]]:
    """Return how often each field was there and right, too much or missed, and the misses."""
    source = archive / "source"
    files = sorted(source.rglob("*.md"))
    texts = [
        Text(str(file.relative_to(archive.parent)), file.read_bytes().decode()) for file in files
    ]
    counts: Counter[str] = Counter()
    misses = []
    read = read_archive(texts)
    known = {p.name: p for past in read for p in past.people if p.handle}
    for past in read:
        if past.path in truth:
            for field, about in _compared(truth[past.path], past, known):
                counts[field] += 1
                if about:
                    misses.append(f"{past.path}: {field}: {about}")
    return counts, misses


def _compared(row: Row, past: PastSession, known: dict[str, Person]) -> Told:
    if "date" in row:
        right = str(past.date) == row["date"]
        yield ("date right", "") if right else ("date wrong", f"{past.date}")
        yield from _people(row["present"], row.get("maybe_present", []), past, PRESENT)
        yield from _people(row["apologies"], [], past, APOLOGIES)
        yield from _items(row, past)
    yield from _actions(row, past, known)


def _people(wanted: list[str], maybe: list[str], past: PastSession, came: str) -> Told:
    word = "attendee" if came == PRESENT else came
    left = [person for person in past.people if person.came == came]
    expected = [person for person in past.people if person.came == EXPECTED]
    for name in wanted:
        found = next((person for person in left if _is(name, person)), None)
        if found:
            left.remove(found)
            yield f"{word} right", ""
        elif any(_is(name, person) for person in expected):
            yield f"{word} told as expected", ""
        else:
            yield f"{word} missed", name
    for person in left:
        if not any(_is(name, person) for name in maybe):
            yield f"{word} too much", person.name


def _items(row: Row, past: PastSession) -> Told:
    begins = {item.line for item in past.items}
    within = {line for item in past.items for line in _lines(item)}
    for line in row["items"]:
        if line in begins:
            yield "item right", ""
        else:
            yield ("item joined", f"{line}") if line in within else ("item missed", f"{line}")
    for line in begins - set(row["items"]):
        template = line in row["free"]
        yield ("template kept", "") if template else ("item too much", f"{line}")


def _actions(row: Row, past: PastSession, known: dict[str, Person]) -> Told:
    promised = {n: item for item in past.items if item.kind == "action" for n in _lines(item)}
    for told in row["actions"]:
        item = promised.get(told["line"])
        yield ("action right", "") if item else ("action missed", f"{told['line']}")
        if item is None:
            continue
        held = [known.get(name, Person(name)) for name in item.owners]
        for owner in told["owners"]:
            right = any(_is(owner, person) for person in held)
            yield ("owner right", "") if right else ("owner missed", f"{told['line']} {owner}")
        if told["done"] or item.done:
            right = told["done"] == item.done
            yield ("done right", "") if right else ("done wrong", f"{told['line']}")
    marked = {told["line"] for told in row["actions"]} | set(row.get("maybe_action", []))
    for item in past.items:
        if item.kind == "action" and not marked & set(_lines(item)):
            yield "action too much", f"{item.line}"


def _lines(item: Item) -> range:
    return range(item.line, max(item.line, item.last) + 1)


def _is(typed: str, person: Person) -> bool:
    """Say whether a name as the reader wrote it down, or its handle after a =, is this person."""
    if "=" in typed:
        return any(_is(each, person) for each in typed.split("="))
    name, wanted = fold(person.name), fold(typed)
    handle = bool(person.handle) and fold(person.handle) == wanted
    everybody = wanted == "all" and person.name == "Everyone"
    first = wanted.split()[:1] == name.split()[:1] and 1 in (len(wanted.split()), len(name.split()))
    return wanted == name or handle or everybody or first


def main() -> None:
    """Print what was right and what was not."""
    truth = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = [checked(archive, truth) for archive in archives()]
    fields = sorted({field for counts, _ in found for field in counts})
    print("| field | A | B | C | D | all |\n|---|---|---|---|---|---|")
    for field in fields:
        each = [counts[field] for counts, _ in found]
        print(f"| {field} |", " | ".join(map(str, each)), f"| {sum(each)} |")
    print(*(miss for _, misses in found for miss in misses), sep="\n")


if __name__ == "__main__":
    main()
