"""`lctui since`: what the last sessions handed over, and what was heard of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from data.models.levels import PRIVATE
from lctui.choosing import community_named
from lctui.items import in_columns, short_ids

if TYPE_CHECKING:
    from data.carryover import Item
    from data.models.ids import CommunityId
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which community, and for whom it is listed."""
    help_text = "its name (else the only one there is)"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """List it, as F2 on the live screen does; before a session what it will be handed."""
    items = [
        item
        for item in _items(shell, community_named(shell, args.community).id)
        if item.entry.level != PRIVATE
    ]
    if args.json:
        shell.say_json([row_of(item) for item in items])
    elif not items:
        shell.warn("Nothing is open. What people take on will stand here.")
    else:
        shell.say(*_lines(items))


def _items(shell: Shell, community: CommunityId) -> Sequence[Item]:
    from data.outlook import open_items

    for ref in shell.store.sessions(community, limit=1):
        if ref.live:
            session = shell.store.open(ref)
            handed = shell.store.items(session)
            session.close()
            return handed
    return open_items(shell.store, community)


def _lines(items: Sequence[Item]) -> Iterator[str]:
    from data.carryover import since_last_time

    short = short_ids([item.entry.id for item in items])
    for group in since_last_time(items):
        yield f"{group.title}:"
        rows = ((short[i.entry.id], i.entry.text, told(i)) for i in group.items)
        yield from (f"  {line}" for line in in_columns(rows))
    if waiting := sum(item.entry.kind == "question" for item in items):
        yield f"{waiting} open from talks: lctui backlog"


def told(item: Item) -> str:
    """Return who, by when, how it came here and what was heard, in words."""
    from data.carryover import STILL_ALIVE, outcome_title
    from data.help_words import help_words

    entry, heard = item.entry, item.followup
    named = entry.level == "named"
    who = ", ".join(entry.owners) or (entry.by if entry.kind != "commitment" else "")
    parts = (
        who if named else "",
        f"due {entry.due}" if entry.due else "",
        help_words(entry, item.offers) if named else "",
        item.carries_in_words,
        STILL_ALIVE if item.still_alive_question else "",
        outcome_title(entry.kind, heard.outcome) if heard else "",
        heard.note if heard else "",
    )
    return ", ".join(filter(None, parts))


def row_of(item: Item) -> dict[str, Any]:
    """Return an item for programs; no name where none may be told."""
    entry, heard = item.entry, item.followup
    named = entry.level == "named"
    return {
        "id": entry.id,
        "kind": entry.kind,
        "text": entry.text,
        "by": entry.by if named else None,
        "owners": list(entry.owners) if named else [],
        "due": entry.due.isoformat() if entry.due else None,
        "obstacle": entry.obstacle or None,
        "helpers": list(entry.helpers) if named else [],
        "offers": list(item.offers),
        "said": item.said.isoformat(),
        "origin": item.origin,
        "visits": list(item.visits),
        "carried": item.carries,
        "outcome": heard.outcome if heard else None,
        "surprise": heard.note or None if heard else None,
    }
