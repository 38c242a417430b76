"""Queries drawn from what was said: the index finds what reading everything finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Any

from data.known import known_about
from data.models.ids import CommunityId, EntryId
from data.search.folding import words
from data.search.hit import ENTRY
from data.search.query import Query
from data.search.reading import read_query
from data.store.store import Store
from tests.proof.past.raw import Kept, Row, kept_in
from tests.proof.past.shell import Part, Shell, part

SEED = 2026
_OWED = ("action", "commitment", "help", "request")


@dataclass(frozen=True)
class Line:
    """An entry as a naive search looks at it."""

    of: Kept
    entry: Row
    folded: str
    """Its words with a blank before, between and behind."""


def searches(shell: Shell, count: int = 300, lines: int = 100) -> Part:
    """Ask so many queries and hold each to a scan; then look for the nearest of so many lines."""
    with part("searches, nearest, what is known") as row:
        store, chance = shell.store(), Random(SEED)
        said = [
            Line(each, entry, f" {' '.join(words(entry['text']))} ")
            for each in kept_in(shell.root)
            for entry in each.entries
        ]
        began = perf_counter()
        store.search.bring_up()
        taken = perf_counter() - began
        took = [_ask(row, store, typed, said) for typed in queries(said, chance, count)]
        near = [_near(row, store, chance.choice(said)) for _ in range(lines)]
        known = [_known(row, store, chance.choice(said)) for _ in range(lines)]
        timed = ("find", took), ("nearest", near), ("known", known)
        p95 = (f"{name} {quantiles(each, n=20)[-1] * 1000:.0f}" for name, each in timed)
        row.told = f"index {taken:.1f} s; p95 in ms: {', '.join(p95)}"
    return row


def queries(said: Sequence[Line], chance: Random, count: int) -> Iterator[str]:
    """Yield queries of each sort in turn."""
    far = [line for line in said if not line.entry["text"].isascii()] or list(said)
    people = sorted({e.entry["by"] for e in said if e.entry.get("by")}) or ["Ana"]
    owners = sorted({name for e in said for name in e.entry.get("owners", ())}) or ["Ana"]
    titles = sorted({e.of.head["title"] for e in said})
    days = sorted({e.of.day for e in said})
    for number in range(count):
        own = _words(chance.choice(said), chance)
        other = _words(chance.choice(far), chance)
        name, owner = chance.choice(people).split(), chance.choice(owners).split()
        title, day = words(chance.choice(titles)) or ("a",), chance.choice(days)
        typed = (
            own[0],
            f'"{" ".join(own)}"',
            f"{own[0][:3]}*",
            other[0],
            f'"{" ".join(other)}"',
            f"{other[0][:1]}*",
            f"{own[0]} -{own[-1]}",
            f"kind:question {own[0]}",
            f"kind:action,decision {own[0][:2]}*",
            f"by:{name[0]} {own[0]}",
            f'by:"{" ".join(name)}"',
            f"owner:{owner[0]}",
            f'in:"{title[0]}" {own[0]}',
            f'-in:"{" ".join(title)}" "{" ".join(own)}"',
            f"after:{day} {own[0]}",
            f"before:{day} {other[0]}",
            f"is:open owner:{owner[0]} before:{day}",
            f"is:done after:{day[:4]}",
            f"is:overdue,done -{own[0]}",
            f"tag:{own[0][:1]} kind:note",
        )
        yield typed[number % len(typed)]


def _words(line: Line, chance: Random) -> list[str]:
    """Return up to three words that stand side by side."""
    own = line.folded.split() or ["a"]
    at = chance.randrange(len(own))
    return own[at : at + 3]


def _ask(row: Part, store: Store, typed: str, said: Sequence[Line]) -> float:
    query = read_query(typed, date.today(), typing=False)
    began = perf_counter()
    first = store.search.find(query).hits
    took = perf_counter() - began
    hits = store.search.find(query, limit=100_000).hits
    row.hold(first == hits[: len(first)], True, f"{typed}: the first of all")
    found = [(hit.stem, hit.entry) for hit in hits if hit.place == ENTRY]
    wanted = {(line.of.stem, line.entry["id"]) for line in said if _answers(query, line)}
    row.hold(query.problems, (), typed)
    row.hold((len(found), set(found) == wanted), (len(wanted), True), typed)
    days = [str(hit.at.date()) for hit in hits if hit.place == ENTRY]
    row.hold(days == sorted(days, reverse=True), True, f"{typed}: the newest first")
    return took


def _answers(query: Query, line: Line) -> bool:
    """Say, as simply as that can be said, whether an entry is what was asked for."""
    day = line.of.day
    if (query.after and day < str(query.after)) or (query.before and day >= str(query.before)):
        return False
    for term in query.terms:
        if (f" {' '.join(term.words)}{'' if term.begun else ' '}" in line.folded) is term.without:
            return False
    return all(
        any(_is(f.name, value, line, query.today) for value in f.values) is not f.without
        for f in query.filters
    )


def _is(name: str, value: str, line: Line, today: date) -> bool:
    entry, head = line.entry, line.of.head
    if name == "kind":
        return value in (entry["kind"], ENTRY)
    if name == "is":
        return value in _states(entry, today)
    named: dict[str, Any] = {
        "by": [entry.get("by") or ""],
        "owner": entry.get("owners", ()),
        "tag": entry.get("tags", ()),
        "for": entry.get("whom", ()),
        "in": [head["title"], head.get("topic") or "", head["community_name"]],
    }
    return any(_begins(words(value), words(own)) for own in named[name])


def _begins(begun: Sequence[str], own: Sequence[str]) -> bool:
    places = range(len(own) - len(begun) + 1)
    return any(all(own[at + n].startswith(b) for n, b in enumerate(begun)) for at in places)


def _states(entry: Row, today: date) -> set[str]:
    """Return the states of something that was taken in, of which no later session tells."""
    state = entry.get("status") or ("open" if entry["kind"] in _OWED else "")
    late = state == "open" and entry.get("due") and entry["due"] < str(today)
    return {state, "overdue"} if late else {state}


def _near(row: Part, store: Store, line: Line) -> float:
    community, own = CommunityId(line.of.community), EntryId(line.entry["id"])
    began = perf_counter()
    found = store.search.nearest(line.entry["text"], community, but={own}, limit=3)
    took = perf_counter() - began
    row.hold(own in {hit.entry for hit in found}, False, "nearest is another one")
    row.hold({hit.community for hit in found} <= {community}, True, "nearest is of this community")
    return took


def _known(row: Part, store: Store, line: Line) -> float:
    community = CommunityId(line.of.community)
    topic = " ".join(line.folded.split()[:4])
    began = perf_counter()
    known = known_about(store, community, topic, datetime.now(UTC))
    took = perf_counter() - began
    row.hold({hit.community for hit in known.hits} <= {community}, True, "known of this community")
    return took
