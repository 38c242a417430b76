"""`lctui due`: who owes what, for cron and mail."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from data.models.levels import PRIVATE
from lctui.choosing import community_named

if TYPE_CHECKING:
    from data.carryover import Item
    from data.models.community import Community
    from data.owing import Owes
    from lctui.shell import Shell

SOMETHING_DUE = 3
"""Exit status where an action is overdue or due soon."""

_EPILOG = (
    "Exit status: 0 nothing is overdue or due soon, 3 something is, 1 could not, 2 wrong usage. "
    "So a mail goes out only when there is a reason: "
    "`lctui due > owed.txt || mail -s 'What we said we would do' us@example.org < owed.txt`. "
    "What is private, or was said without a name, is told without one or not at all."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which community, how far ahead, and for whom it is told."""
    parser.epilog = _EPILOG
    help_text = "its name (else all communities)"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    help_text = "days ahead that count as due soon (7)"
    parser.add_argument("--within", type=_days, default=7, metavar="DAYS", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def _days(text: str) -> int:
    if not text.isdecimal() or len(text) > 4:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of days; write 7")
    return int(text)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Print it by person; the exit status tells whether anything presses."""
    from data.owing import presses

    today = shell.now.astimezone().date()
    communities = (
        [community_named(shell, args.community)] if args.community else shell.store.communities()
    )
    owed = [(community, _owed(shell, community)) for community in communities]
    pressing = sum(presses(each, today, timedelta(args.within)) for _, each in owed)
    if args.json:
        shell.say_json([row for community, each in owed for row in _rows(community, each, today)])
    else:
        shell.say(*_lines(owed, today))
    return SOMETHING_DUE if pressing else 0


def _owed(shell: Shell, community: Community) -> tuple[Owes, ...]:
    from data.outlook import open_items
    from data.owing import owed_by_person
    from data.reports.minutes import nameless

    items = open_items(shell.store, community.id)
    return owed_by_person(nameless(item) for item in items if item.entry.level != PRIVATE)


def _lines(owed: Sequence[tuple[Community, Sequence[Owes]]], today: date) -> Iterator[str]:
    told = [(community, each) for community, each in owed if each]
    if not told:
        yield "Nothing is owed: no action is open, and no commitment waits for its outcome."
    for place, (community, each) in enumerate(told):
        yield from (("",) if place else ())
        yield community.name
        for person in each:
            yield from ("", f"  {person.name or 'Nobody named'}")
            yield from _of_person(person, today)


def _of_person(person: Owes, today: date) -> Iterator[str]:
    from data.owing import told_due

    for item in person.actions:
        yield f"    {told_due(item, today)}: {_words(item)}"
    for item in person.commitments:
        day = told_due(item, today) if item.entry.due else ""
        told = ", ".join(filter(None, (day, item.carries_in_words)))
        remark = f" ({told})" if told else ""
        yield f"    wants to try: {_words(item)}{remark}"


def _words(item: Item) -> str:
    return " ".join(item.entry.text.split())


def _rows(community: Community, owed: Sequence[Owes], today: date) -> Iterator[dict[str, Any]]:
    for person in owed:
        yield {
            "community": community.name,
            "person": person.name or None,
            "actions": [_action(item, today) for item in person.actions],
            "commitments": [_common(item) for item in person.commitments],
        }


def _action(item: Item, today: date) -> dict[str, Any]:
    from data.owing import days_late

    due = item.entry.due
    late = days_late(item, today)
    return {**_common(item), "due": due and due.isoformat(), "days_overdue": late and max(0, late)}


def _common(item: Item) -> dict[str, Any]:
    said = item.entry.at.isoformat()
    return {"id": item.entry.id, "text": item.entry.text, "said": said, "carries": item.carries}
