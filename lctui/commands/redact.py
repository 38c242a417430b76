"""`lctui redact ENTRY…`: takes the words of entries out of everything, for good."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from data.errors import LctuiError, NotFound, StoreFailed
from data.models.records import Entry
from data.redaction import parts_of, told_date
from data.safe_text import safe
from lctui.choosing import add_session_option, find_session
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from lctui.shell import Shell

_SHOWN = 40
"""Characters of an entry that the question quotes."""
_LOOKED_AT = 400


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which entries, and whether to ask first."""
    help_text = (
        "an entry's id, or any unique beginning or end of it, as search and show --json print it"
    )
    parser.add_argument("entries", nargs="+", metavar="ENTRY", help=help_text)
    parser.add_argument("--yes", action="store_true", help="do not ask first")
    parser.add_argument("--as", dest="by", metavar="NAME", help="who redacts")
    add_session_option(parser)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Ask, redact, and say what was done and what is out of reach."""
    wanted: defaultdict[SessionRef, list[str]] = defaultdict(list)
    for name in dict.fromkeys(args.entries):
        ref, identifier = _find(shell, name, args.session)
        wanted[ref].append(identifier)
    if not args.yes and not at_terminal():
        raise WrongUsage(
            "Redacting cannot be taken back.", "Say --yes to do it without a question."
        )
    done = [_redact(shell, ref, ids, args) for ref, ids in wanted.items()]
    return 0 if all(done) else 1


def at_terminal() -> bool:
    """Say whether somebody can be asked."""
    return sys.stdin.isatty()


def _find(shell: Shell, name: str, session: str | None) -> tuple[SessionRef, str]:
    from data.store.entry_search import entries_called
    from data.store.finding import only

    refs = [find_session(shell, session)] if session else shell.store.sessions()
    found = entries_called(shell.store, name, refs) if name.strip() else []
    hint = "lctui show SESSION --json tells the ids of its entries."
    return only(found, f"entry “{safe(name)}”", hint, lambda one: one[1])


def _redact(shell: Shell, ref: SessionRef, ids: list[str], args: argparse.Namespace) -> bool:
    """Redact entries of one session; say whether no trace was out of reach in the store."""
    from data.store.redacting import redact

    session = shell.store.open(ref)
    session.by = safe(args.by or "")
    try:
        meant = [_parts(session, one) for one in ids]
        sure = [parts for parts in meant if args.yes or parts[0].redacted or _ask(session, parts)]
        agreed = tuple(dict.fromkeys(part for parts in sure for part in parts))
        if not agreed:
            shell.say("Nothing was redacted.")
            return True
        done = redact(shell.store, session, agreed, shell.now)
    except StoreFailed as error:
        raise LctuiError(f"Nothing was redacted. {error.title}", error.hint) from error
    finally:
        session.close()
    shell.say(*done.sentences())
    for sentence in done.unreached:
        shell.warn(f"{sentence} The words may still be there: redact again when that is mended.")
    return not done.unreached


def _parts(session: OpenSession, identifier: str) -> tuple[Entry, ...]:
    entry = session.record(Entry.TABLE, identifier)
    if not isinstance(entry, Entry):
        raise NotFound(f"There is no entry “{safe(identifier)}” any more.")
    return parts_of(entry, list(session.entries.values()))


def _ask(session: OpenSession, parts: tuple[Entry, ...]) -> bool:
    words = " ".join(safe(parts[0].text[:_LOOKED_AT]).split())
    quoted = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
    said = f"“{safe(session.head.title)}”, {told_date(parts[0].at.date())}"
    said += f", with the {len(parts) - 1} entries that go on with it" if len(parts) > 1 else ""
    question = f"Redact “{quoted}”, said in {said}? This cannot be taken back. y/N "
    try:
        return input(question).strip().casefold() in ("y", "yes")
    except EOFError:
        return False
