"""How well past minutes are understood, beside what a script drew out of the same files.

`python -m tests.proof.import_accuracy` prints the table; the archives are called A to D.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.capture.people import fold
from data.importing.minutes import Text, read_archive
from data.importing.past import EXPECTED, PRESENT, Item, PastSession
from data.importing.plain import plain
from tests.proof.corpus import CORPORA

Row = dict[str, Any]
WHAT = ("sessions", "dates", "attendees", "items", "actions", "owners", "speakers", "done")


def archives() -> list[Path]:
    """Return the archives at hand, in the order of their letters."""
    return sorted(path for path in CORPORA.glob("*") if (path / "sessions.jsonl").exists())


def compared(archive: Path) -> dict[str, tuple[int, int]]:
    """Return for each thing how many there are, and how many of them were found."""
    told = {past.path: past for past in _read(archive / "source")}
    lines = (archive / "sessions.jsonl").read_text(encoding="utf-8").split("\n")
    called: dict[str, set[str]] = {}
    for person in (person for past in told.values() for person in past.people if person.handle):
        called.setdefault(person.name, {person.name}).add(person.handle)
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in map(json.loads, filter(None, lines)):
        past = told.get(row["path"])
        there["sessions"] += 1
        if past is None:
            continue
        found["sessions"] += 1
        for what, right in _compared(row, past, called):
            there[what] += 1
            found[what] += right
    return {what: (there[what], found[what]) for what in WHAT}


def _read(source: Path) -> list[PastSession]:
    files = sorted(source.rglob("*.md"))
    names = (file.relative_to(source).as_posix() for file in files)
    texts = (file.read_bytes().decode() for file in files)
    return read_archive([Text(name, text) for name, text in zip(names, texts, strict=True)])


def _compared(
    row: Row, past: PastSession, called: dict[str, set[str]]
) -> Iterator[tuple[str, bool]]:
    yield "dates", str(past.date) == row["date"]
    people = [p for p in past.people if p.came in (PRESENT, EXPECTED)]
    known = [_letters(part) for p in people for part in (p.name.split()[0], p.handle) if part]
    for name in row["attendees"]:
        yield "attendees", any(one and one in _letters(name) for one in known)
    by_line = {n: i for i in past.items for n in range(i.line, max(i.line, i.last) + 1)}
    headings = {_letters(heading) for item in past.items for heading in item.headings}
    doubts = {doubt.line for doubt in past.doubts} | {person.line for person in past.people}
    for told in row["items"]:
        item = by_line.get(told["line"])
        words = _letters(told["text"])
        yield "items", item is not None or told["line"] in doubts or words in headings
        if told["kind"] == "action":
            yield "actions", item is not None and item.kind == "action"
            yield from _owed(told, item, called)
        if told["author"]:
            names = [item.by] if item and item.by else list(item.owners) if item else []
            yield "speakers", _means(told["author"], names)


def _owed(told: Row, item: Item | None, called: dict[str, set[str]]) -> Iterator[tuple[str, bool]]:
    if item and item.kind == "action":
        if told["owner"]:
            names = [name for owner in item.owners for name in called.get(owner, {owner})]
            yield "owners", _means(told["owner"], names)
        if told["done"]:
            yield "done", item.done


def _means(typed: str, names: list[str]) -> bool:
    """Say whether a name as typed can be one of these: all of it, a part, its initials."""
    wanted = _letters(typed)
    everybody = wanted in ("all", "everyone") and "Everyone" in names
    return everybody or any(
        _letters(name.split()[0]) in wanted
        or wanted in _letters(name)
        or wanted == _letters("".join(word[0] for word in name.split()))
        for name in names
    )


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", fold(plain(text)))


def main() -> None:
    """Print the table."""
    print("| archive |", " | ".join(WHAT), "|")
    print("|---|" + "---|" * len(WHAT))
    for letter, archive in zip("ABCDEFGH", archives(), strict=False):
        told = compared(archive)
        print(f"| {letter} |", " | ".join(f"{told[w][1]:,}/{told[w][0]:,}" for w in WHAT), "|")


if __name__ == "__main__":
    main()
