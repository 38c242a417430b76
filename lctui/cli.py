"""The command line: words in, a verb run, an exit status out."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import NoReturn

from data.errors import LctuiError
from lctui.closed_streams import open_closed_streams
from lctui.shell import STORE_OPTION, Shell, WrongUsage, complain, hush
from lctui.verbs import HOME, NAMES, VERB_BY_NAME

DONE, COULD_NOT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


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


def _run(words: list[str]) -> int:
    if words[:1] == [NAMES]:
        from lctui.completion import print_names

        return print_names(words[1:])
    place = _place_of_verb(words)
    if place is None:
        return _run_without_verb(words)
    verb = VERB_BY_NAME.get(words[place]) or _unknown(words[place])
    module = verb.load()
    arrange = getattr(module, "arrange", list)
    words = [*words[: place + 1], *arrange(words[place + 1 :])]
    from lctui.parser import build_parser

    args = build_parser(only=verb).parse_args(words)
    return int(module.run(args, Shell(args.store)) or DONE)


def _run_without_verb(words: list[str]) -> int:
    if not words:
        return int(HOME.load().run(None, Shell()))
    from lctui.parser import build_parser

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
        skip = not skip and word in (STORE_OPTION, "--print-completion")
    return None


def _unknown(word: str) -> NoReturn:
    from difflib import get_close_matches

    close = get_close_matches(word, VERB_BY_NAME, n=1)
    meant = f"Did you mean `lctui {close[0]}`?" if close else "`lctui --help` lists the verbs."
    raise WrongUsage(f"lctui knows no verb “{word}”.", meant)


def _tolerate_any_text() -> None:
    """Let no text that the terminal's encoding lacks stop the program; write UTF-8 to programs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
