"""`lctui formats`: the formats that can be run, a community's own first."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from lctui.choosing import community_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.formats.loader import Format
    from data.models.community import Community
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose, and for whom they are listed."""
    help_text = "its own formats come first (else those of the only one there is)"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """List them; what cannot be used is named on standard error, with why."""
    from data.formats.loader import list_formats, unusable_formats
    from data.formats.names import paths_in

    others = () if args.community else shell.store.communities()
    meant = community_named(shell, args.community) if args.community or len(others) == 1 else None
    folders = [shell.store.formats_dir(meant.id)] if meant else []
    own = {path.stem for folder in folders for path in paths_in(folder)}
    formats, unusable = list_formats(folders), unusable_formats(folders)
    if args.json:
        shell.say_json([_row(known, known.id in own) for known in formats])
    else:
        shell.say(*_lines(formats, own))
        shell.say(*(() if meant else _own_of(shell, others)))
    for invalid in unusable:
        shell.warn(str(invalid))


def _own_of(shell: Shell, communities: Iterable[Community]) -> Iterator[str]:
    """Yield which communities have formats of their own, and how these are listed."""
    from data.formats.names import paths_in

    for community in communities:
        if count := len(paths_in(shell.store.formats_dir(community.id))):
            yield f"{community.name} has {count} of its own: lctui formats {community.id}"


def _row(known: Format, own: bool) -> dict[str, Any]:
    return {
        "name": known.id,
        "title": known.title,
        "purpose": known.purpose,
        "own": own,
        "seconds": known.seconds,
        "phases": [phase.title for phase in known.phases],
    }


def _lines(formats: tuple[Format, ...], own: set[str]) -> list[str]:
    from data.clock.durations import tell_length

    names = max(len(known.id) for known in formats)
    titles = max(len(known.title) for known in formats)
    return [
        f"{known.id:{names}}  {known.title:{titles}}  {tell_length(known.seconds):>10}"
        f"  {'own: ' if known.id in own else ''}{' · '.join(p.title for p in known.phases)}"
        for known in formats
    ]
