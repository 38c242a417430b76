"""`lctui search QUERY…`: what was said, asked and agreed in all sessions."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from data.errors import NotFound
from data.search.query import AFTER, BEFORE, FILTERS, IS, KIND

if TYPE_CHECKING:
    from data.store.store import Store
    from lctui.shell import Shell

_VALUED = ("--store", "--community", "--limit")
_PLAIN = ("-h", "--help", "--private", "--json")
_VALUE = re.compile(rf"(-?({'|'.join(FILTERS)}):)([^\":]*\s[^\":]*)", re.IGNORECASE)
"""A filter whose quotes the shell took off."""
_STAR = "A * finds what begins so: circ* finds circle."
_EPILOG = (
    "All words must be there; quotes keep words together: lctui search '\"open circle\"'. "
    "A * stands for any end of a word, a - before a word leaves out what holds it. "
    "Filters: kind:decision by:Ana owner:Ben tag:trust for:fathers in:welcoming "
    "is:open (done, dropped, overdue, kept, private) after:2025-09 before:yesterday. "
    "Exit status: 0 found, 1 nothing found, 2 wrong usage."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is looked for, where, how much of it, and for whom it is told."""
    parser.epilog = _EPILOG
    help_text = "words and filters; without case and accents"
    parser.add_argument("query", nargs="+", metavar="QUERY", help=help_text)
    help_text = "its name (else all communities)"
    parser.add_argument("--community", metavar="COMMUNITY", help=help_text)
    help_text = "hits that are listed at most (50)"
    parser.add_argument("--limit", type=_count, default=50, metavar="HITS", help=help_text)
    help_text = "private entries too; they are for your eyes"
    parser.add_argument("--private", action="store_true", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text[:9]) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of hits; write 50")
    return int(text)


def arrange(words: Sequence[str]) -> list[str]:
    """Put the options first and the query behind `--`, so that - may begin a word of it."""
    options: list[str] = []
    query: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            query.extend(rest)
        elif word in _VALUED:
            options += [word, *[value for value in [next(rest, None)] if value is not None]]
        elif word in _PLAIN or word.startswith("--"):
            options.append(word)
        else:
            query.append(word)
    return [*options, "--", *query]


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print the hits under their sessions. NotFound where there are none."""
    from data.search.reading import read_query
    from lctui.found import lines_of, row_of
    from lctui.progress import Progress

    store, today = shell.store, shell.now.astimezone().date()
    with Progress("sessions read") as progress:
        store.search.bring_up(lambda _done, _every: progress.step())
    line = typed(args.query, _meant_in(store, today))
    query = read_query(line, today, typing=False)
    for problem in query.problems:
        shell.warn(problem)
    if query.empty and query.problems:
        raise NotFound("Nothing is left to look for.")
    community = store.find_community(args.community).id if args.community else None
    found = store.search.find(query, limit=args.limit, private=args.private, community=community)
    if args.json:
        shell.say_json([row_of(hit) for hit in found.hits])
    else:
        for line, spans in lines_of(found.hits, today):
            shell.say_marked(line, spans)
    if not found.hits:
        whole = any(not (term.begun or term.without) for term in query.terms)
        raise NotFound("Nothing was found.", _STAR if whole else "")
    if found.more:
        shell.warn(f"There is more: --limit {args.limit * 2} lists twice as much.")


Meant = Callable[[str, str], bool]
"""Says whether what stands behind a filter, with blanks in it, is all of it one value."""


def _mostly(name: str, _value: str) -> bool:
    return name not in (KIND, IS)


def typed(words: Sequence[str], meant: Meant = _mostly) -> str:
    """Return the words of a shell as somebody types them on screen, with the quotes it took off."""
    alone = len(words) == 1
    return " ".join(_requoted(word, meant, alone=alone) for word in words)


def _requoted(word: str, meant: Meant, *, alone: bool) -> str:
    if match := _VALUE.fullmatch(word):
        front, name, value = match.groups()
        said = value.split()
        for size in range(len(said), 1, -1):
            if meant(name.casefold(), " ".join(said[:size])):
                return " ".join((f'{front}"{" ".join(said[:size])}"', *said[size:]))
        return word
    return word if alone or '"' in word or not re.search(r"\s", word) else f'"{word}"'


def _meant_in(store: Store, today: date) -> Meant:
    """Return what tells `by:Ana Ruiz` from `by:mei oven`: whether anybody is called so."""

    def meant(name: str, value: str) -> bool:
        from data.search.filter_values import day_of

        if name in (AFTER, BEFORE):
            return day_of(name, value, today)[0] is not None
        every = [one.strip() for one in value.split(",")]
        return _mostly(name, value) and all(store.search.values(name, one, 1) for one in every)

    return meant
