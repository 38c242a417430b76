"""What works, for whom: practices beside those they were tried with, and what nobody knows yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.digest.said import Said
from data.reports.page import Line, Section

MOST_PRACTICES, MOST_WHOM = 8, 5
"""How much of the table is shown: what there is most evidence of."""
FEWEST = 4
"""Pieces of evidence below which a table would be more questions than answers."""
FILLED = 0.4
"""Share of its cells that must be filled: a table of question marks says nothing."""
MOST_QUESTIONS = 5
UNKNOWN = "?"
_WORKED, _PARTLY, _DID_NOT = "worked", "worked partly", "did not"
_RESULTS = {
    ("success", ""): _WORKED,
    ("setback", ""): _DID_NOT,
    ("commitment", "worked"): _WORKED,
    ("commitment", "partly"): _PARTLY,
    ("commitment", "did-not"): _DID_NOT,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: a practice worked, or did not, for somebody."""

    practice: str
    whom: str
    result: str


def evidence_in(said: Iterable[Said]) -> Iterator[Evidence]:
    """Yield what successes, setbacks and tried commitments say; only those that say for whom.

    The practice is each tag; where there is none, what the session was on.
    """
    for one in said:
        outcome = one.outcome if one.kind == "commitment" else ""
        if result := _RESULTS.get((one.kind, outcome)):
            practices = one.tags or tuple(filter(None, (one.topic,)))
            for whom in one.whom:
                for practice in practices:
                    yield Evidence(_plain(practice), _plain(whom), result)


def _plain(word: str) -> str:
    """Return a tag as people say it: `teen-parents` as `teen parents`."""
    return " ".join(word.replace("-", " ").replace("_", " ").split()).lower()


def table_of(evidence: Iterable[Evidence]) -> Section | None:
    """Return practices by whom they were tried with; None where too little is known for that."""
    known = tuple(evidence)
    while known and not _is_dense(known):
        known = _denser(known)
    whom = _most((one.whom for one in known), MOST_WHOM)
    practices = _most((one.practice for one in known if one.whom in whom), MOST_PRACTICES)
    shown = Counter(one for one in known if one.whom in whom and one.practice in practices)
    if len(whom) < 2 or len(practices) < 2 or shown.total() < FEWEST:
        return None
    lines = tuple(_row(practice, whom, shown) for practice in practices)
    remark = f"n = {shown.total()}; {UNKNOWN} nobody has told yet"
    return Section("Which practice, for whom", lines, remark, columns=("Practice", *whom))


def _is_dense(known: tuple[Evidence, ...]) -> bool:
    """Say whether enough of the cells of a table would be filled."""
    filled = {(one.practice, one.whom) for one in known}
    cells = len({one.practice for one in known}) * len({one.whom for one in known})
    return len(filled) >= FILLED * cells


def _denser(known: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return it without the row or the column in which fewest cells are filled."""
    filled = {(one.practice, one.whom) for one in known}
    rows = Counter(practice for practice, _ in filled)
    columns = Counter(whom for _, whom in filled)
    row = min(rows, key=lambda name: (rows[name] / len(columns), name))
    column = min(columns, key=lambda name: (columns[name] / len(rows), name))
    if rows[row] / len(columns) <= columns[column] / len(rows):
        return tuple(one for one in known if one.practice != row)
    return tuple(one for one in known if one.whom != column)


def _row(practice: str, whom: tuple[str, ...], known: Counter[Evidence]) -> Line:
    cells = tuple(_cell(practice, each, known) for each in whom)
    details = tuple(f"{each}: {cell}" for each, cell in zip(whom, cells, strict=True))
    return Line(practice, details, cells=cells)


def _cell(practice: str, whom: str, known: Counter[Evidence]) -> str:
    counts = ((r, known[Evidence(practice, whom, r)]) for r in (_WORKED, _PARTLY, _DID_NOT))
    return ", ".join(f"{result} {count}" for result, count in counts if count) or UNKNOWN


def questions_in(table: Section) -> Section | None:
    """Return what the empty cells of a table ask."""
    asked = tuple(
        Line(f"Does “{line.text}” work for {whom}?")
        for line in table.lines
        for whom, cell in zip(table.columns[1:], line.cells, strict=True)
        if cell == UNKNOWN
    )
    return Section("What nobody has told yet", asked[:MOST_QUESTIONS], sub=True) if asked else None


def _most(words: Iterable[str], most: int) -> tuple[str, ...]:
    counted = sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(word for word, _ in counted[:most])
