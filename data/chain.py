"""The way of one item through every session that it touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.carryover import outcome_title
from data.errors import NotFound, StoreFailed
from data.help_words import help_words, hindered
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.kinds import KIND_BY_ID
from data.models.levels import PRIVATE
from data.models.records import Entry, FollowUp

if TYPE_CHECKING:
    from data.models.summary import Summary
    from data.store.store import Store

FOLLOWING = ("commitment", "request", "question", "insight")
"""What of a session on this topic is a link of its chain: what came out of learning it."""

MOST = 5
"""Lines of what came out of it that one session shows."""


@dataclass(frozen=True, slots=True)
class Link:
    """What happened to the item in one session."""

    session: SessionId
    stem: str
    """The session's file name, by which `show` finds it."""
    title: str
    number: int
    on: date | None
    lines: tuple[tuple[str, str], ...]
    """Pairs of a word for what happened, and its words."""


@dataclass(frozen=True, slots=True)
class Chain:
    """All of it, from where it was said to where it is."""

    text: str
    kind: str
    """A Kind.id, or `topic`."""
    links: tuple[Link, ...]
    carried: int
    """How often it was handed on."""
    level: str = "named"
    """How far it may be told, as the entry says."""


def chain_of(store: Store, community: CommunityId, item: EntryId) -> Chain | None:
    """Return an item's way; None where no session and no backlog knows it.

    A session that cannot be read is left out.
    """
    from data.store.index import summaries

    known = summaries(store, community)[::-1]
    touched = [summary for summary in known if _touches(summary, item)]
    said = _said(store, touched, item)
    topic = None if said else _topic(store, community, item)
    if said is None and topic is None:
        return None
    refs = {ref.path.name: ref for ref in store.sessions(community)}
    links = []
    for summary in touched:
        with suppress(StoreFailed, NotFound):
            session = store.open(refs[summary.stem])
            entries = tuple(session.entries.values())
            heard = session.followups.get(item)
            session.close()
            lines = tuple(_lines(summary, item, entries, heard, said))
            links.append(_link(summary, lines))
    count = sum(any(c.id == item for c in summary.carried) for summary in known)
    if said is None:
        return Chain(topic or "", "topic", tuple(links), count)
    return Chain(said.text, said.kind, tuple(links), count, said.level)


def _touches(summary: Summary, item: EntryId) -> bool:
    ids = (
        *(owed.id for owed in summary.owed),
        *(handed.id for handed in summary.carried),
        *(heard.id for heard in summary.heard),
        *(offered for offered, _ in summary.offered),
        *(voted for voted, _ in summary.votes),
    )
    return item in ids or summary.topic_item == item


def _link(summary: Summary, lines: tuple[tuple[str, str], ...]) -> Link:
    moment = summary.started or summary.planned_start
    day = moment.astimezone().date() if moment else None
    return Link(summary.id, summary.stem, summary.title, summary.number, day, lines)


def _lines(
    summary: Summary,
    item: EntryId,
    entries: tuple[Entry, ...],
    heard: FollowUp | None,
    said: Entry | None,
) -> Iterator[tuple[str, str]]:
    """Yield what happened in one session, in the order in which it usually does."""
    kind, votes = said.kind if said else "topic", dict(summary.votes).get(item, 0)
    born = said and any(entry.id == item for entry in entries)
    carried = not born and any(handed.id == item for handed in summary.carried)
    if born and said:
        yield "said", _by(said)
        if said.obstacle or said.helpers:
            yield "help", help_words(said)
    names = tuple(name for offered, name in summary.offered if offered == item)
    if carried:
        silent = not heard and not votes and not names
        yield "carried", "not spoken of" if silent else ""
    if names:
        yield "help", "".join(hindered("help", "", names))
    if votes:
        yield "votes", str(votes)
    if heard:
        yield "outcome", ": ".join(filter(None, (outcome_title(kind, heard.outcome), heard.note)))
    if summary.topic_item == item:
        prepared = f"prepared by {summary.preparer}" if summary.preparer else ""
        yield "topic", prepared
        came = [e for e in entries if e.kind in FOLLOWING and e.level != PRIVATE]
        yield from (("→", f"{KIND_BY_ID[e.kind].title.lower()}: {e.text}") for e in came[:MOST])
        if len(came) > MOST:
            yield "→", f"and {len(came) - MOST} more"


def _by(entry: Entry) -> str:
    who = ", ".join(entry.owners) or entry.by or ""
    return who if entry.level == "named" else ""


def _said(store: Store, touched: list[Summary], item: EntryId) -> Entry | None:
    """Return the entry itself, from the first of these sessions that has it."""
    from data.items import words_of

    origins = {handed.origin for s in touched for handed in s.carried if handed.id == item}
    wanted = dict.fromkeys((*origins, *(summary.id for summary in touched)), (item,))
    community = touched[0].community if touched else CommunityId("")
    return words_of(store, community, wanted).get(item) if touched else None


def _topic(store: Store, community: CommunityId, item: EntryId) -> str | None:
    from data.models.community_records import Topic

    topic = store.open_community(community).table(Topic).get(item)
    return topic.title if topic else None
