"""What a community knows about a topic already: what past sessions said on it, by what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from data.carryover import CLOSING, TRIED
from data.models.ids import CommunityId, EntryId
from data.models.levels import PRIVATE
from data.search.hit import ENTRY

if TYPE_CHECKING:
    from data.progress import Progress
    from data.search.hit import Hit
    from data.store.search_index import SearchIndex
    from data.store.store import Store

MOST = 200
"""Entries that share words with the topic and are looked at, the closest first."""

LONG = 6
"""Letters of a word that may mean the topic without another one beside it."""
TELLING = 40
"""Entries in which it may stand then."""

_OWED = ("commitment", "question", "help", "request", "action", "parked")
_SETTLED = CLOSING.difference(TRIED)


@dataclass(frozen=True, slots=True)
class KnownSession:
    """A session in which it was spoken of."""

    community: CommunityId
    stem: str
    title: str
    on: date
    entries: int
    """How many of its entries are told here."""
    whole: bool = False
    """It was held on this topic."""


@dataclass(frozen=True, slots=True)
class Known:
    """All of it; in each group the closest first. No private entry is among them."""

    topic: str
    worked: tuple[Hit, ...] = ()
    """Successes told."""
    did_not: tuple[Hit, ...] = ()
    """Setbacks told, with what they taught."""
    learned: tuple[Hit, ...] = ()
    """Insights."""
    tried: tuple[Hit, ...] = ()
    """Commitments that were tried: `state` is the outcome."""
    promised: tuple[Hit, ...] = ()
    """Commitments of which nobody has told yet."""
    decided: tuple[Hit, ...] = ()
    open: tuple[Hit, ...] = ()
    """Questions, calls for help, requests and actions that wait for an answer."""
    said: tuple[Hit, ...] = ()
    """Notes, and what was asked and has its answer."""
    sessions: tuple[KnownSession, ...] = ()
    """Newest first."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All of its entries, group by group."""
        return tuple(hit for _, hits in groups_of(self) for hit in hits)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known."""
        return not self.hits


def groups_of(known: Known) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
    """Return the groups in the order in which they are told, each under its heading."""
    return (
        ("What worked", known.worked),
        ("What did not, and what it taught", known.did_not),
        ("Tried, and what came of it", known.tried),
        ("Agreed", known.decided),
        ("What stood out", known.learned),
        ("Taken on, not told of yet", known.promised),
        ("Still open", known.open),
        ("Also said", known.said),
    )


def known_about(
    store: Store,
    community: CommunityId,
    topic: str,
    now: datetime,
    *,
    but: Collection[str] = (),
    progress: Progress | None = None,
    exact: bool = False,
) -> Known:
    """Return what is known on a topic, without the sessions whose stems are in `but`.

    Any of its words will do, the closest entries first; of a session that was held on it, all
    counts; where it is to be `exact`, on nothing beside it. Nothing where there is no topic.
    It may take long the first time. StoreFailed.
    """
    if not topic.strip():
        return Known(topic)
    index = store.search
    index.bring_up(progress)
    on_it = sessions_on(store, community, topic, now, exact=exact) - frozenset(but)
    close = [*_close(index, topic, community), *_tagged(index, topic, community, now)]
    whole = index.of_sessions(community, on_it) if on_it else []
    return known_from(topic, [h for h in (*close, *reversed(whole)) if h.stem not in but], on_it)


def _close(index: SearchIndex, topic: str, community: CommunityId) -> list[Hit]:
    """Return the entries that share the topic's words: several of them first, then a rare one.

    A short word, or one that stands in very many entries, tells nothing of this topic by itself.
    """
    from data.search.folding import words

    close = index.nearest(topic, community, limit=MOST)
    said = dict.fromkeys(word for word in words(topic) if len(word) >= LONG)
    alone = (index.nearest(word, community, limit=TELLING + 1) for word in said)
    telling = sorted((found for found in alone if len(found) <= TELLING), key=len)
    return [*close, *(hit for found in telling for hit in found)]


def _tagged(
    index: SearchIndex, topic: str, community: CommunityId, now: datetime
) -> tuple[Hit, ...]:
    """Return the entries with a tag all of whose words are among the topic's."""
    from data.search.query import TAG, Filter, Query

    wanted = _meant(topic)
    known = {tag for word in wanted for tag in index.values(TAG, word, limit=MOST)}
    tags = tuple(sorted(tag for tag in known if _meant(tag) <= wanted))
    if not tags:
        return ()
    query = Query(now.date(), filters=(Filter(TAG, tags),))
    return index.find(query, limit=MOST, community=community).hits


def _meant(text: str) -> frozenset[str]:
    """Return the words of a text, of several or of one the same."""
    from data.search.folding import words

    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words(text))


def sessions_on(
    store: Store, community: CommunityId, topic: str, now: datetime, *, exact: bool = False
) -> frozenset[str]:
    """Return the stems of the sessions whose topic has all words of this one, or those alone."""
    from data.store.index import summaries

    wanted = _meant(topic)
    return frozenset(
        summary.stem
        for summary in summaries(store, community, now=now)
        if wanted
        and (wanted == (own := _meant(summary.topic or "")) or (wanted < own and not exact))
    )


def known_from(topic: str, hits: Iterable[Hit], on_it: Collection[str] = ()) -> Known:
    """Group entries in their order; each counts once, and nothing that is private at all."""
    seen: dict[EntryId, Hit] = {}
    for hit in hits:
        if hit.entry is not None and hit.place == ENTRY and hit.level != PRIVATE:
            seen.setdefault(hit.entry, hit)
    groups: dict[str, list[Hit]] = {}
    for hit in seen.values():
        groups.setdefault(_group(hit), []).append(hit)

    def of(name: str) -> tuple[Hit, ...]:
        return tuple(groups.get(name, ()))

    return Known(
        topic,
        worked=of("worked"),
        did_not=of("did_not"),
        learned=of("learned"),
        tried=of("tried"),
        promised=of("promised"),
        decided=of("decided"),
        open=of("open"),
        said=of("said"),
        sessions=_sessions(seen.values(), frozenset(on_it)),
    )


def _group(hit: Hit) -> str:
    """Return the name of the field of Known in which an entry belongs."""
    if hit.kind == "commitment" and hit.state in TRIED:
        return "tried"
    if hit.kind in _OWED:
        owed = "promised" if hit.kind == "commitment" else "open"
        return "said" if hit.state in _SETTLED else owed
    groups = {
        "success": "worked",
        "setback": "did_not",
        "insight": "learned",
        "decision": "decided",
    }
    return groups.get(hit.kind, "said")


def _sessions(hits: Iterable[Hit], on_it: frozenset[str]) -> tuple[KnownSession, ...]:
    from data.hit_words import said_on

    first: dict[tuple[CommunityId, str], Hit] = {}
    counts: Counter[tuple[CommunityId, str]] = Counter()
    for hit in hits:
        first.setdefault((hit.community, hit.stem), hit)
        counts[hit.community, hit.stem] += 1
    found = (
        KnownSession(
            h.community, h.stem, h.title, said_on(h), counts[h.community, h.stem], h.stem in on_it
        )
        for h in first.values()
    )
    return tuple(sorted(found, key=lambda session: session.stem, reverse=True))
