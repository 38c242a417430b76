"""The parser of the command line; what needs none of it starts without."""

from __future__ import annotations

import argparse
from typing import NoReturn

from lctui import __version__
from lctui.shell import STORE_OPTION, WrongUsage
from lctui.verbs import HOME, VERBS, Verb


def build_parser(only: Verb | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or with the arguments of one verb only."""
    parser = Parser(
        prog="lctui",
        description="Runs the meetings of learning communities in a terminal.",
        epilog="Without a verb it opens the home screen. `lctui VERB --help` explains a verb.",
        allow_abbrev=False,
    )
    parser.verb = only.name if only and only is not HOME else ""
    parser.add_argument("--version", action="version", version=f"lctui {__version__}")
    parser.add_argument(
        "--print-completion", metavar="SHELL", help="print a script for bash, zsh …"
    )
    _add_store(parser, None)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for verb in VERBS:
        mine = verbs.add_parser(verb.name, help=verb.help, allow_abbrev=False)
        if only in (None, verb):
            mine.description = f"{verb.help[:1].upper()}{verb.help[1:]}."
            _add_store(mine, argparse.SUPPRESS)
            verb.load().add_arguments(mine)
    return parser


class Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence, without the whole usage before it."""

    verb = ""
    """The verb that was typed: what it does not know is explained by its own help."""

    def _explaining(self) -> str:
        told = self.prog.split()[-1] == self.verb
        return self.prog if told or not self.verb else f"{self.prog} {self.verb}"

    def error(self, message: str) -> NoReturn:
        """Leave with status 2."""
        hint = f"`{self._explaining()} --help` explains."
        stray = message.removeprefix("unrecognized arguments: ")
        if stray != message and not stray.startswith("-"):
            hint = f"Put a name of several words in quotes. {hint}"
        raise WrongUsage(f"{message}.", hint)


def _add_store(parser: argparse.ArgumentParser, default: str | None) -> None:
    help_text = "the folder that holds everything (else LCTUI_STORE, else the platform's)"
    parser.add_argument(STORE_OPTION, metavar="DIR", default=default, help=help_text)
