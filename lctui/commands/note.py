"""`lctui note`: keeps what was said, from the words after it or from standard input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from data.errors import LctuiError, StoreFailed
from data.meeting import keep_all, people_of, read
from data.safe_text import safe
from lctui.choosing import add_session_option, live_session
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from data.capture.line import Line
    from data.store.open_session import OpenSession
    from lctui.shell import Shell

_VALUED = ("--store", "--session", "--as")
_HELP = ("-h", "--help")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What was said, where to, and who writes it down."""
    text_help = (
        "what was said, with any sigil, name, tag and date; - reads lines from standard input"
    )
    parser.add_argument("text", nargs="*", metavar="TEXT", help=text_help)
    parser.add_argument("--as", dest="scribe", metavar="NAME", help="who writes this down")
    add_session_option(parser)


def arrange(words: Sequence[str]) -> list[str]:
    """Put the options first and the rest behind `--`, so that `-` may begin what was said."""
    options: list[str] = []
    text: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            text.extend(rest)
        elif word in _VALUED:
            options += [word, *[value for value in [next(rest, None)] if value is not None]]
        elif word in _HELP or word.startswith(tuple(f"{option}=" for option in _VALUED)):
            options.append(word)
        else:
            text.append(word)
    return [*options, "--", *text]


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Keep each line and print the id of each entry once it is safely on the disk."""
    if args.text != ["-"] and not safe(" ".join(args.text)).strip():
        raise WrongUsage("Nothing to note.", 'Say it: lctui note "what was said".')
    session = live_session(shell, args.session)
    scribe = args.scribe and (people_of(session).find(args.scribe) or safe(args.scribe))
    heard = True
    for number, line in _numbered_lines(args.text):
        try:
            session.refresh()
            now = shell.now
            unsure = read(session, line, now)
            entries = keep_all(session, line, now=now, captured_by=scribe or None)
        except LctuiError as error:
            raise _from(number, error) from error
        for entry in entries:
            heard = heard and _tell(shell, entry.id)
        _warn(shell, number, unsure)
    if args.session:
        _hand_on(shell, session)
    session.close()


def _hand_on(shell: Shell, session: OpenSession) -> None:
    """Hand what was promised in a past session, and is noted now, to the one that is live."""
    from data.outlook import hand_on_late

    hand_on_late(shell.store, session)


def _numbered_lines(text: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what there is to keep; lines of standard input with their numbers, words as line 0."""
    lines = [(0, " ".join(text))] if text != ["-"] else enumerate(_lines_of_input(), 1)
    return ((number, line) for number, line in lines if safe(line).strip())


def _lines_of_input() -> Iterator[str]:
    """Yield the lines as they come in; bytes that are no UTF-8 become U+FFFD."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8-sig", errors="replace").rstrip("\r\n")


def _tell(shell: Shell, entry_id: str) -> bool:
    """Print an id; where nobody listens any more, say so, as keeping what was said goes on."""
    try:
        shell.say(entry_id)
    except BrokenPipeError:
        shell.hush()
        return False
    return True


def _warn(shell: Shell, number: int, line: Line) -> None:
    """Say what of a line was kept as mere text, though it looks like a name or a day."""
    where = f"Line {number}: " if number else ""
    for name in dict.fromkeys((*line.strangers, *line.unclear)):
        why = "is not clear" if name in line.unclear else "is not on the roll"
        shell.warn(f"{where}“{name}” {why}: kept as text.")
    for typed in line.undated:
        shell.warn(f"{where}“{typed}” is no day: kept as text.")


def _from(number: int, error: LctuiError) -> LctuiError:
    """Say that it was not kept, of standard input from which line on."""
    what = f"Kept nothing from line {number} on" if number else "Not kept"
    again = "Note it again when that is mended."
    return LctuiError(
        f"{what}: {error.title}", again if isinstance(error, StoreFailed) else error.hint
    )
