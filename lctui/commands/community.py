"""`lctui community COMMUNITY`: all that is known of it, with its figures."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lctui.choosing import community_named

if TYPE_CHECKING:
    from data.reports.community_text import Known
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which, and for whom it is told."""
    help_text = "its name, where there are several"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    parser.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Print it."""
    from data.reports.community_json import community_json
    from data.reports.community_text import community_text

    known = _known(shell, args.community)
    for sentence in known.community.damage:
        shell.warn(sentence)
    if args.json:
        shell.say_json(community_json(known))
    else:
        shell.say(*community_text(known))


def _known(shell: Shell, name: str | None) -> Known:
    from data.backlog import backlog_of
    from data.figures import figures
    from data.planned import next_plan
    from data.reports.community_text import Known
    from data.store.index import summaries
    from data.timetable import tell_span

    community = shell.store.open_community(community_named(shell, name).id)
    plan = next_plan(community, shell.now)
    return Known(
        community,
        figures(summaries(shell.store, community.id, now=shell.now)),
        backlog_of(shell.store, community.id),
        tell_span(plan) if plan else "",
    )
