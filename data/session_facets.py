"""What past sessions can be narrowed by: community, year, how it went, who came, what was kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from data.facets import Facet
from data.models.ids import CommunityId
from data.models.kinds import KINDS
from data.models.summary import Summary
from data.store.refs import SessionRef

GROUPS: Mapping[str, str] = {
    "community": "Community",
    "year": "Year",
    "status": "How it went",
    "kind": "Has",
    "person": "Who came",
}
"""The groups in their order, each with its heading."""


TOLD_BY_NAME = ("community", "year")
"""Groups that the name of a session's file tells: nothing needs to be read for them."""
_KINDS = {kind.id: Facet("kind", kind.id, kind.plural) for kind in KINDS}


class Past(NamedTuple):
    """A past session, with what is known of it."""

    ref: SessionRef
    summary: Summary | None
    community: str
    """The community's name."""


def facets_of(past: Past) -> Iterator[Facet]:
    """Yield what a session can be found by."""
    ref, known = past.ref, past.summary
    yield Facet("community", ref.community, past.community)
    yield Facet("year", ref.started[:4], ref.started[:4])
    yield Facet("status", status := _status(past), status)
    if known:
        yield from (_KINDS[kind] for kind in known.counts if kind in _KINDS)
        yield from map(_person, {person.name for person in known.people if person.present})


@lru_cache(maxsize=4096)
def _person(name: str) -> Facet:
    return Facet("person", name, name)


NOT_KNOWN = Facet("status", "not known", "not known")
"""What a session that was not read yet has."""


def _status(past: Past) -> str:
    if past.ref.live:
        return "live now"
    if past.summary is None:
        return NOT_KNOWN.value
    return "held" if past.summary.held else "not held"


def text_of(past: Past) -> str:
    """Return the words that are looked in: title and topic."""
    known = past.summary
    return f"{known.title} {known.topic or ''}" if known else past.ref.title


def in_order(counts: Mapping[Facet, int], communities: Mapping[CommunityId, str]) -> list[Facet]:
    """Return facets as they are offered: years the newest first, kinds as they are, else by name.

    One community alone needs no choice.
    """
    kinds = {kind.id: place for place, kind in enumerate(KINDS)}

    def place(facet: Facet) -> tuple[int, int, str]:
        rank = list(GROUPS).index(facet.group)
        if facet.group == "year":
            return rank, -int(facet.value), ""
        return rank, kinds.get(facet.value, 0), facet.told.casefold()

    found = sorted(counts, key=place)
    return [f for f in found if f.group != "community" or len(communities) > 1]
