"""The command line: words in, a verb run, an exit status out."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from typing import NoReturn

from data.errors import LctuiError
from lctui import __version__
from lctui.closed_streams import open_closed_streams
from lctui.shell import Shell, WrongUsage, complain, hush
from lctui.verbs import HOME, VERB_BY_NAME, VERBS, Verb

DONE, COULD_NOT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_STORE = "--store"


def main(words: Sequence[str] | None = None) -> int:
    """Run the verb that the words name; its exit status is 0 done, 1 could not, 2 wrong usage."""
    open_closed_streams()
    _tolerate_any_text()
    try:
        return _run(list(sys.argv[1:] if words is None else words))
    except WrongUsage as error:
        complain(str(error))
        return WRONG_USAGE
    except LctuiError as error:
        complain(str(error))
    except BrokenPipeError:
        hush()
    except OSError as error:
        complain(f"{error.strerror or error}: {error.filename or 'input or output'}.")
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else COULD_NOT
    return COULD_NOT


def build_parser(only: Verb | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or with the arguments of one verb only."""
    parser = Parser(
        prog="lctui",
        description="Runs the meetings of learning communities in a terminal.",
        epilog="Without a verb it opens the home screen. `lctui VERB --help` explains a verb.",
        allow_abbrev=False,
    )
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

    def error(self, message: str) -> NoReturn:
        """Leave with status 2."""
        hint = f"`{self.prog} --help` explains."
        stray = message.removeprefix("unrecognized arguments: ")
        if stray != message and not stray.startswith("-"):
            hint = f"Put a name of several words in quotes. {hint}"
        raise WrongUsage(f"{message}.", hint)


def _run(words: list[str]) -> int:
    place = _place_of_verb(words)
    if place is None:
        return _run_without_verb(words)
    verb = VERB_BY_NAME.get(words[place]) or _unknown(words[place])
    module = verb.load()
    arrange = getattr(module, "arrange", list)
    words = [*words[: place + 1], *arrange(words[place + 1 :])]
    args = build_parser(only=verb).parse_args(words)
    return int(module.run(args, Shell(args.store)) or DONE)


def _run_without_verb(words: list[str]) -> int:
    args = build_parser(only=HOME).parse_args(words)
    if args.print_completion:
        from lctui.completion import print_completion

        return print_completion(build_parser(), args.print_completion)
    return int(HOME.load().run(args, Shell(args.store)))


def _place_of_verb(words: list[str]) -> int | None:
    """Return where the first word stands that is neither an option nor an option's value."""
    skip = False
    for place, word in enumerate(words):
        if not skip and not word.startswith("-"):
            return place
        skip = not skip and word in (_STORE, "--print-completion")
    return None


def _unknown(word: str) -> NoReturn:
    from difflib import get_close_matches

    close = get_close_matches(word, VERB_BY_NAME, n=1)
    meant = f"Did you mean `lctui {close[0]}`?" if close else "`lctui --help` lists the verbs."
    raise WrongUsage(f"lctui knows no verb “{word}”.", meant)


def _add_store(parser: argparse.ArgumentParser, default: str | None) -> None:
    help_text = "the folder that holds everything (else LCTUI_STORE, else the platform's)"
    parser.add_argument(_STORE, metavar="DIR", default=default, help=help_text)


def _tolerate_any_text() -> None:
    """Let no text that the terminal's encoding lacks stop the program; write UTF-8 to programs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
