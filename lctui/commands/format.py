"""`lctui format`: checks the file of a format, copies one to change it, reads one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lctui.choosing import community_named
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with which."""
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    check = deeds.add_parser("check", help="tell all that is wrong with a file")
    check.add_argument(
        "file", type=Path, metavar="FILE", help="any file; it need not be in a store"
    )
    copy = deeds.add_parser("copy", help="copy one, to change it; nothing is overwritten")
    _add_name(copy)
    copy.add_argument("--into", metavar="COMMUNITY", help="whose own it becomes")
    copy.add_argument("--as", dest="new_name", metavar="NAME", help="what the copy is called")
    copy.add_argument("-o", dest="path", type=Path, metavar="PATH", help="a file elsewhere")
    show = deeds.add_parser("show", help="read one")
    _add_name(show)
    show.add_argument("--json", action="store_true", help="as its file would say it")


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="FORMAT", help="of the format; or the path of its file")
    parser.add_argument("--of", metavar="COMMUNITY", help="look among its own formats first")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Do it."""
    {"check": _check, "copy": _copy, "show": _show}[args.deed](args, shell)


def _check(args: argparse.Namespace, shell: Shell) -> None:
    """Say how long it is, or leave with InvalidFormat, which names every problem."""
    from data.formats.loader import load_format
    from data.formats.telling import told_size

    checked = load_format(args.file)
    shell.say(f"“{checked.title}” can be run: {told_size(checked)}.")


def _copy(args: argparse.Namespace, shell: Shell) -> None:
    """Write a copy; it is called after its file, so the id of the one copied is left out."""
    from data.formats.loader import document_in
    from data.formats.saving import write_format

    if args.path and (args.into or args.new_name):
        raise WrongUsage("-o names the file by itself.", "Leave out --into and --as.")
    source = _found(args, shell)
    document = document_in(source)
    document.pop("id", None)
    written = write_format(args.path or _own(args, shell, source.stem), document)
    shell.say(
        f"Copied “{document['title']}” to {written}", f"Check it: lctui format check {written}"
    )


def _own(args: argparse.Namespace, shell: Shell, name: str) -> Path:
    """Return the file of the community that gets the copy; its folder is made where missing."""
    from data.formats.names import name_of
    from data.store.files import make_folder, told

    folder = shell.store.formats_dir(community_named(shell, args.into).id)
    with told("make", folder):
        make_folder(folder)
    return folder / f"{name_of(args.new_name or name)}.json"


def _show(args: argparse.Namespace, shell: Shell) -> None:
    from data.formats.loader import document_in, load_format
    from data.formats.telling import told_format

    source = _found(args, shell)
    if args.json:
        shell.say_json(document_in(source))
    else:
        shell.say(*told_format(load_format(source)), "", str(source))


def _found(args: argparse.Namespace, shell: Shell) -> Path:
    """Return the file meant: of a community's own where one is named, or is the only one."""
    from data.formats.loader import find_format

    known = [community_named(shell, args.of)] if args.of else shell.store.communities()
    folders = [shell.store.formats_dir(community.id) for community in known]
    return find_format(args.name, folders if len(folders) == 1 else [])
