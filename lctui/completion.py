"""What shells complete: verbs and options out of the parser, names out of the store."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from data.errors import LctuiError
from lctui.shell import Shell, WrongUsage
from lctui.verbs import NAMES

if TYPE_CHECKING:
    import argparse

    from data.store.store import Store

_SHOWN = 200
"""Sessions that are offered, the newest."""
_PLAIN = re.compile(r"(?:[\w.+-]|[^\x00-\x7f])+")
"""What a shell takes as it is: bash expands the words it is offered, and would run `$(…)`."""


def print_completion(parser: argparse.ArgumentParser, shell: str) -> int:
    """Print the script that teaches a shell to complete verbs, options and names."""
    import shtab

    if shell not in shtab.SUPPORTED_SHELLS:
        known = ", ".join(shtab.SUPPORTED_SHELLS)
        raise WrongUsage(f"There is no completion for “{shell}”.", f"It can be one of {known}.")
    kinds = {"DIR": shtab.DIRECTORY, "PATH": shtab.FILE, "FILE": shtab.FILE}
    kinds |= {metavar: _asking(kind) for metavar, kind in _KINDS.items()}
    for action in _actions(parser):
        if isinstance(action.metavar, str):
            action.metavar = _plain(action.metavar)
            if action.metavar in kinds:
                vars(action)["complete"] = kinds[action.metavar]  # where shtab looks for it
    sys.stdout.write(shtab.complete(parser, shell=shell))
    return 0


def _asking(kind: str) -> dict[str, str | dict[str, str]]:
    """Return how shells complete by asking lctui; zsh would ask once and never again."""
    import shtab

    command, name = f"lctui {NAMES} {kind}", f"_lctui_{kind}"
    asking = shtab.cmd(command)
    own = {"zsh": f"{name}() {{ compadd -- $({command}) }}"}
    others = asking["preamble"]
    preamble = {**others, **own} if isinstance(others, dict) else own
    return {**asking, "zsh": name, "preamble": preamble}


def _plain(metavar: str) -> str:
    """Return its first word: quotes, colons and brackets mean something else to a shell."""
    return re.split(r"[^A-Z]", metavar.strip('"'))[0]


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return the actions of the parser and of every verb's."""
    import argparse

    own = list(parser._actions)  # there is no public way, and shtab goes the same one
    for action in own:
        if isinstance(action, argparse._SubParsersAction):
            return own + [a for sub in action.choices.values() for a in _actions(sub)]
    return own


def print_names(words: Sequence[str]) -> int:
    """Print what can stand for `words[0]`, one a line: only what means nothing to a shell.

    A shell asks at each press of Tab, so that only names of files are read.
    """
    names_of = _NAMED.get(words[0] if words else "")
    if names_of is not None:
        shell = Shell()
        with suppress(LctuiError):  # somebody is typing; the verb itself will say what is wrong
            shell.say(*filter(_is_plain, names_of(shell.store)))
    return 0


def _is_plain(name: str) -> bool:
    return bool(_PLAIN.fullmatch(name)) and name.isprintable() and not name.startswith("-")


def _sessions(store: Store) -> Iterable[str]:
    refs = store.sessions(limit=_SHOWN)
    live = ["live"] if any(ref.live for ref in refs) else []
    closed = ["last"] if any(not ref.live for ref in refs) else []
    return [*live, *closed, *(ref.path.name for ref in refs)]


def _communities(store: Store) -> Iterable[str]:
    return list(store.sessions_dirs())


def _formats(store: Store) -> Iterable[str]:
    from data.formats.names import format_names

    return format_names([store.formats_dir(community) for community in store.sessions_dirs()])


_NAMED: dict[str, Callable[[Store], Iterable[str]]] = {
    "sessions": _sessions,
    "communities": _communities,
    "formats": _formats,
}
_KINDS = {
    "SESSION": "sessions",
    "S": "sessions",
    "COMMUNITY": "communities",
    "F": "formats",
    "FORMAT": "formats",
}
"""What a word is, by how the parser calls it."""
