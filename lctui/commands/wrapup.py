"""`lctui wrapup [SESSION]`: what was agreed, what waits for adoption, and adopting it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import LctuiError, NotFound
from data.models.levels import PRIVATE
from data.safe_text import one_line, safe
from lctui.choosing import find_session
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from data.adoption import Proposal
    from data.models.records import ExitSlip
    from data.store.open_session import OpenSession
    from lctui.shell import Shell

ALL = "all"
"""Stands for everything that can be adopted together."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, and what is to be done before it is told."""
    known = "its title, day, name or id, or a unique beginning; live; last, the usual one"
    parser.add_argument("session", nargs="?", metavar="SESSION", help=known)
    adopt = "decisions to adopt, by number or id as they are printed, or all that can be together"
    parser.add_argument("--adopt", nargs="+", default=[], metavar="ID", help=adopt)
    decline = "decisions to keep out of what the community stands for"
    parser.add_argument("--decline", nargs="+", default=[], metavar="ID", help=decline)
    parser.add_argument("--members", action="store_true", help="guests who came become members")
    parser.add_argument("--next", metavar="WHEN", help="when the next session is: tue 18:00, +4w")
    slip = "one nameless exit slip: worth my time 1-5, safe to speak 1-5, one thing to change"
    parser.add_argument("--slip", action="append", default=[], metavar="W,S[,CHANGE]", help=slip)
    archive = "write all of the community into this .zip, and its harvest to read beside it"
    parser.add_argument("--archive", type=Path, metavar="PATH", help=archive)
    parser.add_argument("--as", dest="by", metavar="NAME", help="who does it, kept with it")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Do what is asked for, then tell how it stands."""
    slips = [_slip(words) for words in args.slip]
    shell.store.by = one_line(args.by or "")
    session = shell.store.open(find_session(shell, args.session or _usual(shell)))
    try:
        done = _do(args, shell, session, slips)
        _tell(args, shell, session, done)
    finally:
        if session.ended and not session.ref.live:
            session.seal()
        session.close()


def _usual(shell: Shell) -> str:
    """Return the last session that was closed, or where there is none the live one."""
    try:
        shell.store.find("last")
    except NotFound:
        return "live"
    return "last"


def _slip(words: str) -> ExitSlip:
    """Return the slip that `5,4,more breaks` is; WrongUsage."""
    from data.models.ids import EventId, minute_id
    from data.models.records import ExitSlip
    from data.zone import utc_now

    worth, _comma, rest = words.partition(",")
    safety, _comma, change = rest.partition(",")
    marks = [mark.strip() for mark in (worth, safety)]
    if any(mark not in ("", "1", "2", "3", "4", "5") for mark in marks) or not words.strip(" ,"):
        said = f"“{safe(words)}” is no exit slip."
        raise WrongUsage(said, "Two marks from 1 to 5 and a change: --slip 5,4,more breaks")
    first, second = (int(mark) if mark else None for mark in marks)
    return ExitSlip(EventId(minute_id(utc_now())), first, second, one_line(change))


def _do(
    args: argparse.Namespace, shell: Shell, session: OpenSession, slips: Iterable[ExitSlip]
) -> list[str]:
    """Do all that is asked for; return what was done in sentences."""
    from data.roll_call import guests_of, make_members

    done: list[str] = []
    if args.members and (guests := guests_of(session)):
        make_members(shell.store, session, guests, shell.now)
        done.append(f"Members now: {', '.join(guest.name for guest in guests)}.")
    for slip in slips:
        session.put(slip)
    if args.next is not None:
        done += _say_next(shell, session, args.next)
    done += _decide(args, shell, session)
    if args.archive:
        done.append(_archive(shell, session, args.archive))
    return done


def _decide(args: argparse.Namespace, shell: Shell, session: OpenSession) -> list[str]:
    """Adopt and decline; every name is looked up before anything is changed."""
    from data.adoption import adopt, adopt_all, decline, waiting

    if not args.adopt and not args.decline:
        return []
    community = shell.store.community_of(session)
    listed = waiting(session, community)
    refused = [_named(listed, name) for name in args.decline]
    wanted = [_named(listed, name) for name in args.adopt if name != ALL]
    for each in wanted:
        if each.entry.level == PRIVATE:
            raise LctuiError(
                "That decision is private.",
                "Adopt it on the wrap-up screen: it shows what it says.",
            )
    for each in refused:
        decline(session, each, shell.now)
    done = [adopt(session, community, each, shell.now) for each in wanted]
    done += adopt_all(session, community, shell.now) if ALL in args.adopt else ()
    if ALL in args.adopt and not done:
        return ["Nothing waits that can be adopted together.", *_refusals(refused)]
    told = [f"Adopted: {each.title}: {each.after or each.before}" for each in done]
    return [*told, *_refusals(refused)]


def _refusals(refused: Iterable[Proposal]) -> list[str]:
    return [f"Declined: {each.line}" for each in refused]


def _named(listed: Sequence[Proposal], name: str) -> Proposal:
    """Return the proposal of a number on the list or of an id; NotFound."""
    if name.isdigit() and len(name) <= 3 and 1 <= int(name) <= len(listed):
        return listed[int(name) - 1]
    found = [each for each in listed if name and each.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    known = f"called “{safe(name)}”"
    what = f"Several decisions are {known}." if found else f"Nothing that waits is {known}."
    raise NotFound(what, "lctui wrapup SESSION lists what waits for adoption.")


def _say_next(shell: Shell, session: OpenSession, words: str) -> list[str]:
    from data.next_session import plan_meant, read_next, say_next, tell_next

    plan = plan_meant(shell.store, session, shell.now)
    try:
        when = read_next(session, words, shell.now, plan) if words.strip() else None
    except ValueError as error:
        raise LctuiError(str(error), "Nothing was changed.") from None
    moved = say_next(shell.store, session, when, shell.now)
    told = f"Next session: {tell_next(session.head) or 'not said'}."
    if when and when.start and when.zone != session.head.zone:
        told = f"{told} That is {when.start:%H:%M} {when.zone}."
    if when and moved:
        moved += f" A further one: lctui plan {session.head.community} --new --at WHEN"
    over = "That is over already." if when and when.start and when.start < shell.now else ""
    return [told, *filter(None, (over, moved))]


def _archive(shell: Shell, session: OpenSession, path: Path) -> str:
    from data.store.community_archive import archive_community

    path = path if path.suffix == ".zip" else path.with_name(f"{path.name}.zip")
    copied, page = archive_community(shell.store, session.head.community, path, shell.now)
    for sentence in copied.left_out:
        shell.warn(sentence)
    return f"Archive of {copied.sessions} sessions in {path}, to read in {page}."


def _tell(
    args: argparse.Namespace, shell: Shell, session: OpenSession, done: Sequence[str]
) -> None:
    from lctui.wrapup_words import WrapUp, in_json, in_lines

    told = WrapUp.of(shell.store, session, shell.now)
    if args.json:
        shell.say_json(in_json(told) | {"done": list(done)})
    else:
        shell.say(*done, *([""] if done else []), *in_lines(told))
