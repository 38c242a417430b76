"""`lctui import FILE… --into COMMUNITY`: takes in past minutes, or lctui's own JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import LctuiError, StoreFailed
from data.numbers import count_of
from lctui.progress import Progress, few

if TYPE_CHECKING:
    from datetime import date, datetime

    from data.importing.found import Look
    from data.importing.past import Doubt
    from data.models.community import Community
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which minutes, and whose."""
    help_text = "minutes in Markdown, lctui's own JSON, or folders of them; with --undo sessions"
    parser.add_argument("paths", type=Path, nargs="*", metavar="PATH", help=help_text)
    help_text = "the community that they are of; it is made where it is new"
    parser.add_argument("--into", metavar="COMMUNITY", help=help_text)
    help_text = "say what would come in and what is doubtful; write nothing"
    parser.add_argument("--dry-run", action="store_true", help=help_text)
    help_text = "the day of one file that does not tell any, such as 2025-11-03"
    parser.add_argument("--date", metavar="DAY", help=help_text)
    help_text = "whoever came to so many of the sessions becomes a member; else all are guests"
    parser.add_argument("--members", type=int, metavar="N", help=help_text)
    help_text = "add what is new in minutes that changed since they were taken in"
    parser.add_argument("--again", action="store_true", help=help_text)
    help_text = "let open actions rest that were last said before this day"
    parser.add_argument("--let-go", metavar="DAY", help=help_text)
    help_text = "take the last import back, or the sessions named; a copy is kept among the backups"
    parser.add_argument("--undo", action="store_true", help=help_text)
    help_text = "with --undo: also what was changed since it came in"
    parser.add_argument("--force", action="store_true", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a value, for programs")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Look, then take in; exit status 1 where a file could not be read or told no day."""
    from data.importing.job import look

    if args.undo:
        from lctui.import_undo import undo

        return undo(args, shell)
    if not args.paths:
        raise LctuiError("Which minutes?", "Name files or folders: lctui import ~/minutes")
    name, community = _community(args.into or "", shell)
    with Progress("files read") as progress:
        found = look(
            shell.store,
            community,
            name,
            args.paths,
            given=_one_day(args.date, shell),
            step=progress.step,
        )
    found.let_go = _day(args.let_go, shell)
    if found.sessions and not name:
        raise LctuiError("Whose minutes are these?", 'Say it: --into "Riverside Circle"')
    if args.dry_run:
        _preview(found, args, shell)
    else:
        _take(found, name, args, shell)
    return _told_failures(found, shell, again=args.again and not args.dry_run)


def _community(name: str, shell: Shell) -> tuple[str, Community | None]:
    """Return what the community is called, and it where it is here."""
    from data.safe_text import one_line

    name = one_line(name)
    folded = name.casefold()
    for known in shell.store.communities():
        if folded and folded in (known.name.casefold(), known.id.casefold()):
            return known.name, known
    return name, None


def _day(text: str | None, shell: Shell) -> date | None:
    from data.past_days import parse_day

    try:
        return parse_day(text, shell.now.astimezone().date()) if text else None
    except ValueError as error:
        raise LctuiError(str(error)) from None


def _one_day(text: str | None, shell: Shell) -> date | None:
    from data.importing.given_days import day_given

    try:
        return day_given(text, shell.now.astimezone().date()) if text else None
    except ValueError as error:
        raise LctuiError(str(error)) from None


def _preview(found: Look, args: argparse.Namespace, shell: Shell) -> None:
    from data.importing.telling import as_values, session_lines

    if args.json:
        shell.say_json(as_values(found))
        return
    for each in found.sessions:
        shell.say(*session_lines(each), "")
    for file in found.ours:
        shell.say(f"{file.name}: lctui's own JSON")
    shell.say(
        *(f"{skipped.name}: {skipped.why}" for skipped in found.skipped if not skipped.failed)
    )
    shell.say(*_summary(found), "Nothing was written: this was a dry run.")


def _summary(found: Look) -> list[str]:
    """Return what there is; of exported sessions it is said file by file."""
    from data.importing.letting_go import suggested_day
    from data.importing.telling import summary_line

    told = [summary_line(found)] if found.sessions or not found.ours else []
    if found.let_go is None and (day := suggested_day(found)):
        told.append(f"--let-go {day} lets those rest that were last said before that day.")
    return told


def _take(found: Look, name: str, args: argparse.Namespace, shell: Shell) -> None:
    from data.importing.job import take
    from data.importing.telling import as_values

    if not args.json:
        passed = (f"{s.name}: {s.why}" for s in found.skipped if not s.failed)
        shell.say(*passed, *_summary(found))
    taken, now = 0, shell.now
    _take_json(found, args, shell, now)
    if found.wanted:
        community = _ready(found, name, args.members, shell)
        with Progress("sessions taken in") as progress:
            try:
                for _ in take(shell.store, community, found, now=now):
                    taken += 1
                    progress.step()
            except (KeyboardInterrupt, StoreFailed) as error:
                raise _stopped(error, taken, len(found.wanted)) from None
    added = _add(found, shell) if args.again else 0
    if args.json:
        shell.say_json(as_values(found) | {"taken": taken, "added": added})
    elif taken:
        shell.say(f"{count_of(taken, 'session')} came in. Read them: lctui sessions")


def _stopped(why: KeyboardInterrupt | StoreFailed, taken: int, left: int) -> LctuiError:
    """Return what to say where only a part of them came in."""
    began = why.title if isinstance(why, StoreFailed) else "Stopped:"
    came = f"{count_of(taken, 'session')} came in whole, {count_of(left, 'session')} did not."
    return LctuiError(f"{began} {came}", "The same command takes in the rest.")


def _add(found: Look, shell: Shell) -> int:
    """Add what is new in minutes that changed; return how many entries that is."""
    from data.importing.amending import add_what_is_new
    from data.importing.found import CHANGED

    added = 0
    for each in found.named(CHANGED):
        new = add_what_is_new(shell.store, each)
        shell.warn(f"{each.name}: {count_of(new, 'entry', 'entries')} added to the session here.")
        added += new
    return added


def _ready(found: Look, name: str, times: int | None, shell: Shell) -> Community:
    """Return the community, with those who came often as members if so asked.

    It is made if it is new: exported sessions that came in before may have brought it.
    """
    from data.importing.joining import with_members
    from data.planning import found as made

    community = _community(name, shell)[1] or made(shell.store, name)
    return with_members(shell.store, community, found.wanted, times) if times else community


def _take_json(found: Look, args: argparse.Namespace, shell: Shell, now: datetime) -> None:
    """Take in exported sessions; `now` is that of all that this call takes in: it goes together."""
    from data.importing.gathering import Skipped
    from data.importing.json_sessions import import_json

    for file in found.ours:
        came = known = 0
        try:
            for each in import_json(shell.store, file.text, into=args.into or "", now=now):
                came, known = came + (not each.known), known + each.known
        except LctuiError as error:
            found.skipped.append(Skipped(file.name, str(error), failed=True))
        if not args.json and (came or known):
            here = f", {known:,} in the store already" if known else ""
            shell.say(f"{file.name}: {count_of(came, 'session')} came in{here}.")


def _told_failures(found: Look, shell: Shell, *, again: bool) -> int:
    """Say what could not be taken in; 1 where there is any such thing."""
    from data.importing.found import CHANGED, UNDATED

    failed = [f"{s.name}: {s.why}" for s in found.skipped if s.failed]
    for each in found.named(UNDATED):
        why = next((f" ({_half(d)})" for d in each.past.doubts if "day" in d.why), "")
        failed.append(f"{each.name}: it does not tell its day{why}. Give it: --date 2025-11-03")
    for sentence in few(failed):
        shell.warn(sentence)
    changed = [] if again else found.named(CHANGED)
    if changed:
        shell.warn(
            f"{count_of(len(changed), 'file')} changed since they were taken in, and stayed as "
            "they are here. --again adds what is new in them."
        )
    return 1 if failed else 0


def _half(doubt: Doubt) -> str:
    """Return what half tells a day, with where it stands."""
    told = f"{doubt.what}: " if doubt.what else ""
    return f"{told}{doubt.why}" + (f", line {doubt.line}" if doubt.line else "")
