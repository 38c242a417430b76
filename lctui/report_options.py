"""What reports ask of a shell: for whom, as what, where to; and what they withhold, before."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.digest.draft import Draft, Wanted
    from lctui.shell import Shell

MOST_SHOWN = 40
"""Texts that a preview shows of each sort; the sentences count all of them."""
LONGEST_SHOWN = 100
"""Characters that it shows of each."""


def add_audience(parser: argparse.ArgumentParser) -> None:
    """Add for whom it is, and the look at what is withheld."""
    help_text = "for whom: members, sponsor, public, or one that the charter names"
    parser.add_argument("--audience", metavar="A", help=help_text)
    help_text = "tell what was said, not who: every name becomes “a member”"
    parser.add_argument("--chatham", action="store_true", help=help_text)
    help_text = "say what would be withheld, and write nothing"
    parser.add_argument("--preview", action="store_true", help=help_text)


def add_span(parser: argparse.ArgumentParser) -> None:
    """Add from which day to which."""
    help_text = "the first day: 2026-09-01, Sep 2026, 2025, -6m (else the beginning)"
    parser.add_argument("--since", metavar="D", help=help_text)
    help_text = "the last day; of a month or a year its last (else today)"
    parser.add_argument("--until", metavar="D", help=help_text)


def days_joined(words: Sequence[str]) -> list[str]:
    """Put `-6m` to the option that it belongs to, so that it is none itself: a verb's `arrange`."""
    joined: list[str] = []
    rest = iter(words)
    for word in rest:
        day = next(rest, None) if word in ("--since", "--until") else None
        joined.append(word if day is None else f"{word}={day}")
    return joined


def add_output(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add as what, and where to."""
    help_text = "as what; else the ending of the file's name says it, else it is md"
    parser.add_argument("--to", choices=formats, help=help_text)
    parser.add_argument("-o", dest="path", type=Path, metavar="PATH", help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace the file that is there")


def add_community(parser: argparse.ArgumentParser) -> None:
    """Add of which community."""
    help_text = "its name, where there are several"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)


def span_asked(args: argparse.Namespace, today: date) -> tuple[date | None, date | None]:
    """Return the first day and the last, as `add_span` asks for them. WrongUsage."""
    from data.digest.days import check_span, first_day, last_day
    from lctui.shell import WrongUsage

    try:
        since, until = first_day(args.since or "", today), last_day(args.until or "", today)
        check_span(since, until, today)
    except ValueError as error:
        raise WrongUsage(str(error)) from None
    return since, until


def wanted_of(args: argparse.Namespace, shell: Shell) -> Wanted:
    """Return what the words of a verb ask for. WrongUsage for a day that is none."""
    from data.digest.draft import Wanted
    from lctui.choosing import community_named

    today = shell.now.astimezone().date()
    since, until = span_asked(args, today) if hasattr(args, "since") else (None, None)
    return Wanted(
        community_named(shell, args.community).id,
        args.audience or "",
        args.chatham,
        since,
        until,
        getattr(args, "topic", None) or "",
        whole=getattr(args, "all", False),
    )


def write(args: argparse.Namespace, shell: Shell, paper: str) -> None:
    """Make a report ready; say what it withholds, or write it. LctuiError."""
    from data.digest.papers import PAPERS
    from lctui.commands.export import give_out, kind_meant
    from lctui.shell import WrongUsage

    formats = PAPERS[paper].formats
    kind = args.to or kind_meant(args.path)
    if kind not in formats:
        raise WrongUsage(f"A {paper} is not written as {kind}.", f"Take {', '.join(formats)}.")
    draft = PAPERS[paper].make(shell.store, wanted_of(args, shell), shell.now)
    if args.preview:
        shell.say(*preview(draft))
        return
    give_out(shell, text_of(shell, draft, kind), args.path, force=args.force)


def text_of(shell: Shell, draft: Draft, kind: str) -> str:
    """Return a draft as text; as HTML in the community's own template, where it has one."""
    from lctui.reading import own_template_of

    communities = {minutes.community for minutes in draft.minutes} or {draft.community}
    return draft.written(kind, own_template_of(shell, communities) if kind == "html" else None)


def preview(draft: Draft) -> list[str]:
    """Return what a report withholds, in lines for a shell: counts first, then the words."""
    from data.audience.withheld_lines import withheld_lines

    lines = withheld_lines(draft.withheld, most=MOST_SHOWN, longest=LONGEST_SHOWN)
    return [f"Withheld from {draft.audience.name}:", *lines, "", "Nothing was written."]
