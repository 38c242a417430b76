"""`lctui checkin COMMUNITY [MEMBER] [WORDS…]`: notes of talks between two sessions."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.models.levels import PRIVATE
from lctui.choosing import community_named

if TYPE_CHECKING:
    from data.checking_in import Suggestion
    from data.models.community import Member
    from data.store.open_community import OpenCommunity
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of whom, and what is to be noted."""
    parser.epilog = "The notes stay in this store: no export, plan or page for others has them."
    parser.add_argument("community", metavar="COMMUNITY", help="its name")
    help_text = "whom you talked to (else: whom to talk to, and why)"
    parser.add_argument("member", nargs="?", metavar="MEMBER", help=help_text)
    help_text = "what is worth keeping of it (else: what was noted before)"
    parser.add_argument("words", nargs="*", metavar="WORDS", help=help_text)


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Suggest whom, list what was noted, or note it."""
    community = shell.store.open_community(community_named(shell, args.community).id)
    if args.member is None:
        shell.say(*_suggested(shell, community))
        return
    member = _member(community, args.member)
    if args.words:
        _note(shell, community, member, " ".join(args.words))
    else:
        shell.say(*_noted(community, member))


def _member(community: OpenCommunity, name: str) -> Member:
    from data.membership import anybody_meant

    try:
        return anybody_meant(name, community.members.values())
    except ValueError as error:
        hint = f"Members: lctui members {community.id}"
        raise LctuiError(str(error), hint) from None


def _note(shell: Shell, community: OpenCommunity, member: Member, words: str) -> None:
    from data.models.community_records import CheckIn
    from data.models.ids import EventId, new_id
    from data.safe_text import safe

    text = safe(words).strip()
    if not text:
        raise LctuiError("There is nothing to keep.", "Write what is worth it in a few words.")
    community.put(CheckIn(EventId(new_id()), member.id, shell.now.astimezone().date(), text))
    shell.say(f"Kept of the talk with {member.name}.")


def _noted(community: OpenCommunity, member: Member) -> Iterator[str]:
    from data.checking_in import of_member
    from data.models.community_records import CheckIn
    from data.reports.words import told_date

    notes = of_member(community.table(CheckIn), member)
    if not notes:
        yield f"Nothing was noted of a talk with {member.name} yet."
    for note in notes:
        yield f"{told_date(note.on)}  {note.text}"


def _suggested(shell: Shell, community: OpenCommunity) -> Iterator[str]:
    from data.checking_in import suggestions
    from data.models.community_records import CheckIn
    from data.outlook import open_items
    from data.reports.minutes import nameless
    from data.store.index import summaries

    items = open_items(shell.store, community.id)
    found = suggestions(
        community.community,
        community.table(CheckIn).values(),
        summaries(shell.store, community.id),
        [nameless(item) for item in items if item.entry.level != PRIVATE],
    )
    if not found:
        yield "Nobody here has something open, asked for help or missed two sessions."
    yield from (_line(suggestion) for suggestion in found)


def _line(found: Suggestion) -> str:
    from data.reports.words import told_date

    last = f"; last talk noted {told_date(found.last)}" if found.last else ""
    return f"{found.member.name}: {', '.join(found.reasons)}{last}"
