"""What earlier sessions handed on, as an audience is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from data.audience.scrubbing import Scrubber
from data.audience.standing import is_told
from data.carryover import Item
from data.models.community_records import Audience
from data.models.records import Entry
from data.reports.document import published

Who = Callable[[tuple[str, ...]], str]
"""What stands for these names."""


def items_told(
    items: Iterable[Item], audience: Audience, scrub: Scrubber, who: Who, *, named: bool
) -> tuple[Item, ...]:
    """Return the items of the kinds told; without anybody's name where none may be told."""
    kept = (i for i in items if published([i.entry]) and is_told(audience, i.entry.kind))
    return tuple(item if named else _nameless(item, scrub, who) for item in kept)


def _nameless(item: Item, scrub: Scrubber, who: Who) -> Item:
    heard = item.followup
    return replace(
        item,
        entry=nameless_entry(item.entry, scrub, who),
        followup=heard and replace(heard, note=scrub.text(heard.note)),
        offers=tuple(filter(None, (who(item.offers),))),
    )


def nameless_entry(entry: Entry, scrub: Scrubber, who: Who) -> Entry:
    """Return an entry's record without a name in any field; who said it as it may be told."""
    owners, by = who(entry.owners), who((entry.by,)) if entry.by else ""
    if entry.kind == "commitment":  # they are gathered under who made them, as under a heading
        by = by[:1].upper() + by[1:]
    return replace(
        entry,
        text=scrub.said(entry.text),
        because=scrub.perhaps(entry.because),
        prompt=scrub.perhaps(entry.prompt),
        by=by or None,
        owners=(owners,) if owners else (),
        helpers=tuple(filter(None, (who(entry.helpers),))),
        tags=scrub.without(entry.tags),
        whom=scrub.each(entry.whom),
        obstacle=scrub.text(entry.obstacle),
        typed=None,
        captured_by=None,
    )
