"""What the entries of a session can be narrowed by: kind, person, tag, phase, what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from data.facets import Facet
from data.models.ids import PhaseId
from data.models.kinds import KIND_BY_ID, KINDS
from data.models.levels import PRIVATE
from data.models.records import Entry

GROUPS: Mapping[str, str] = {
    "kind": "Kind",
    "state": "What became of it",
    "person": "Who said or owes it",
    "tag": "Tag",
    "phase": "Phase",
    "sign": "Also",
}
"""The groups in their order, each with its heading."""

OPEN, DONE, DROPPED, HEARD = "open", "done", "dropped", "heard of later"


class Said(NamedTuple):
    """An entry with what is known of it beyond its own words."""

    entry: Entry
    heard: Collection[str] = ()
    """What was heard of it later: outcomes, the earliest first."""
    amended: bool = False


def facets_of(said: Said, phases: Mapping[PhaseId, str]) -> Iterator[Facet]:
    """Yield what an entry can be found by; `phases` are the titles."""
    entry = said.entry
    kind = KIND_BY_ID.get(entry.kind)
    yield Facet("kind", entry.kind, kind.plural if kind else entry.kind)
    if state := state_of(said):
        yield Facet("state", state, state)
    people = dict.fromkeys((*entry.owners, *((entry.by,) if entry.by else ())))
    yield from (Facet("person", name, name) for name in people)
    yield from (Facet("tag", tag, f"#{tag}") for tag in dict.fromkeys(entry.tags))
    if entry.phase and entry.phase in phases:
        yield Facet("phase", entry.phase, phases[entry.phase])
    if entry.marked:
        yield Facet("sign", "marked", "⚑ to come back to")
    if said.amended:
        yield Facet("sign", "amended", "amended")
    if entry.level == PRIVATE:
        yield Facet("sign", "private", "🔒 private")


def state_of(said: Said) -> str:
    """Return what became of what is handed on; empty for what is not."""
    kind = KIND_BY_ID.get(said.entry.kind)
    if kind is None or not kind.carries:
        return ""
    if said.entry.status in (DONE, DROPPED):
        return str(said.entry.status)
    last = list(said.heard)[-1:]
    if last and last[0] in (DONE, DROPPED):
        return last[0]
    return HEARD if last else OPEN


def text_of(said: Said) -> str:
    """Return the words that are looked in."""
    return said.entry.text


def in_order(counts: Mapping[Facet, int], phases: Mapping[PhaseId, str]) -> list[Facet]:
    """Return facets as they are offered: kinds and phases as they are, else by name."""
    orders: dict[str, list[str]] = {
        "kind": [kind.id for kind in KINDS],
        "phase": list(phases),
        "state": [OPEN, HEARD, DONE, DROPPED],
    }
    known = {(group, v): place for group, order in orders.items() for place, v in enumerate(order)}
    groups = list(GROUPS)

    def place(facet: Facet) -> tuple[int, int, str]:
        rank = known.get((facet.group, facet.value), 0)
        return groups.index(facet.group), rank, facet.told.casefold()

    return sorted(counts, key=place)
