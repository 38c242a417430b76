"""`lctui actions`: everything owed, what became of it, and changing that, one or many at once."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lctui.choosing import community_named
from lctui.commands.actions_deeds import DEEDS, do
from lctui.items import short_ids
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from datetime import date

    from data.ledger import Promise
    from data.models.community import Community
    from data.one_person import Persons
    from lctui.shell import Shell

STATES = ("open", "overdue", "done", "dropped")
GROUPS = ("owner", "session", "age", "carries")
_VALUED = ("--owner", "--by", "--as", "--store")

_EPILOG = (
    "Changing: lctui actions done ID…, actions drop ID…, actions open ID…, actions due ID DATE, "
    "actions owner ID NAME. An ID is one that is listed, or any unique beginning or end; DATE and "
    "NAME may be none. What is private is not told here, nor a name where none may be. What people "
    "want to learn: lctui backlog; what was parked: lctui search kind:parked is:open."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is listed and how it is gathered, or what is to be changed."""
    parser.epilog = _EPILOG
    parser.usage = "lctui actions [COMMUNITY] [options] | done|drop|open|due|owner ID…"
    help_text = "its name (else all communities); or done, drop, open, due, owner with ids"
    parser.add_argument("words", nargs="*", metavar="COMMUNITY", help=help_text)
    told = {
        "open": "what nobody has settled (so it is without any of these)",
        "overdue": "open actions past their day",
        "done": "what was done, tried or answered",
        "dropped": "what was dropped or let go",
    }
    for state in STATES:
        parser.add_argument(f"--{state}", action="store_true", help=told[state])
    help_text = "what people set out to try, instead of actions"
    parser.add_argument("--commitments", action="store_true", help=help_text)
    help_text = "what people asked help for, instead of actions"
    parser.add_argument("--help-wanted", action="store_true", help=help_text)
    help_text = "of this person alone: a name or any unique beginning; several with commas; none"
    parser.add_argument("--owner", metavar="N", help=help_text)
    help_text = "how it is gathered: owner (so it is without), session, age, carries"
    parser.add_argument("--by", choices=GROUPS, default="owner", metavar="HOW", help=help_text)
    parser.add_argument("--as", dest="writer", metavar="NAME", help="who writes this down")
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def arrange(words: Sequence[str]) -> list[str]:
    """Put the options first, so that they may stand between ids and behind a name."""
    options: list[str] = []
    rest: list[str] = []
    given = iter(words)
    for word in given:
        if word == "--":
            rest.extend(given)
        elif word in _VALUED:
            options += [word, *[value for value in [next(given, None)] if value is not None]]
        elif word.startswith("-") and len(word) > 1 and not word[1].isdigit():
            options.append(word)
        else:
            rest.append(word)
    return [*options, "--", *rest] if rest else options


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Change what is named, or list."""
    if args.words and args.words[0] in DEEDS and len(args.words) > 1:
        do(shell, args.words[0], args.words[1:], args.writer or "")
        return
    if len(args.words) > 1:
        raise _no_deed(args.words[0])
    if args.words and args.words[0] in DEEDS and not _is_community(shell, args.words[0]):
        raise WrongUsage(
            f"Which one? Write lctui actions {args.words[0]} ID.", "lctui actions lists them."
        )
    _list(args, shell)


def _no_deed(word: str) -> WrongUsage:
    """Return what to say of several words of which the first is nothing that can be done."""
    from data.safe_text import one_line

    hint = "lctui actions --help explains; put a community’s name of several words in quotes."
    told = ", ".join(DEEDS)
    return WrongUsage(f"“{one_line(word)}” is nothing to do with an action; there is {told}.", hint)


def _is_community(shell: Shell, name: str) -> bool:
    return name in {c.name for c in shell.store.communities()}


def _list(args: argparse.Namespace, shell: Shell) -> None:
    name = args.words[0] if args.words else None
    communities = [community_named(shell, name)] if name else shell.store.communities()
    today = shell.now.astimezone().date()
    found = [(c, _found(args, shell, c, today)) for c in communities]
    if args.json:
        shell.say_json([_row(c, promise, today) for c, each in found for promise in each])
    elif not any(each for _, each in found):
        shell.warn(_nothing(args))
    else:
        shell.say(*_lines(found, args.by, today))


def _nothing(args: argparse.Namespace) -> str:
    """Return how the list fills, where nothing but what is usual was asked for."""
    from data.ledger_views import VIEW_BY_ID
    from data.safe_text import safe

    asked = [state for state in STATES if getattr(args, state)]
    if args.owner:
        return f"Nothing of that kind is there for “{safe(args.owner)}”."
    if args.commitments or args.help_wanted or asked not in ([], ["open"]):
        return "Nothing of that kind is there."
    return VIEW_BY_ID["open"].empty


def _found(
    args: argparse.Namespace, shell: Shell, community: Community, today: date
) -> Sequence[Promise]:
    from data.ledger import ledger, shareable

    kinds = [
        k for k, asked in (("commitment", args.commitments), ("help", args.help_wanted)) if asked
    ]
    every = shareable(ledger(shell.store, community.id, shell.now))
    kept = [p for p in every if p.entry.kind in (kinds or ["action"]) and _in_state(p, args, today)]
    return _owned(kept, args.owner, shell.store.persons(community.id)) if args.owner else kept


def _in_state(promise: Promise, args: argparse.Namespace, today: date) -> bool:
    from data.carryover import GIVEN_UP

    is_open, given_up = promise.is_open, promise.state in GIVEN_UP
    asked = {
        "overdue": promise.is_overdue(today),
        "open": is_open,
        "done": not is_open and not given_up,
        "dropped": given_up,
    }
    wanted = [state for state in STATES if getattr(args, state)] or ["open"]
    return any(asked[state] for state in wanted)


def _owned(promises: Sequence[Promise], name: str, persons: Persons) -> Sequence[Promise]:
    from data.ledger_views import names_in
    from data.ledger_words import read_names

    try:
        meant = set(read_names(name, names_in(promises), persons) or ("",))
    except ValueError as error:
        raise WrongUsage(str(error)) from None
    return [promise for promise in promises if not meant.isdisjoint(promise.whose or ("",))]


def _lines(
    found: Sequence[tuple[Community, Sequence[Promise]]], by: str, today: date
) -> Iterator[str]:
    from data.ledger_views import GROUPING_BY_ID, gather

    told = [(community, each) for community, each in found if each]
    short = short_ids([promise.id for _, each in told for promise in each])
    for place, (community, each) in enumerate(told):
        yield from (("",) if place else ())
        yield community.name
        for group in gather(each, GROUPING_BY_ID[by], today):
            yield from ("", f"  {group.title}")
            yield from (f"    {short[p.id]}  {_told(p, by, today)}" for p in group.promises)


def _told(promise: Promise, by: str, today: date) -> str:
    from data.ledger_words import aside_words, due_words
    from data.safe_text import one_line

    due, aside = due_words(promise, today), aside_words(promise)
    who = "" if by == "owner" else ", ".join(promise.whose)
    words = " ".join(one_line(promise.entry.text).split())
    before = ": ".join(filter(None, (due, words)))
    behind = "; ".join(filter(None, (who, aside)))
    return f"{before} ({behind})" if behind else before


def _row(community: Community, promise: Promise, today: date) -> dict[str, Any]:
    entry = promise.entry
    return {
        "id": promise.id,
        "community": community.name,
        "kind": entry.kind,
        "text": entry.text,
        "state": promise.state,
        "who": list(promise.whose),
        "due": entry.due and entry.due.isoformat(),
        "days_overdue": max(0, promise.days_late(today) or 0),
        "said": promise.said.isoformat(),
        "age_days": promise.age(today),
        "session": promise.stem,
        "session_title": promise.title,
        "carries": promise.carries,
        "still_alive_asked": promise.still_alive,
        "heard": [
            {
                "session": words.stem,
                "outcome": words.outcome,
                "at": words.at.isoformat(),
                "surprise": words.note or None,
            }
            for words in promise.heard
        ],
        "offers": list(promise.offers),
        "tags": list(entry.tags),
    }
