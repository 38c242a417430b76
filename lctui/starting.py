"""What `run` and `start` share: their options, and beginning a session from them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from data.defaults import format_of
from data.errors import LctuiError, NotFound
from data.models.answers import StartAnswers
from data.models.community import DEFAULT_FORMAT, Community
from data.planning import names_typed
from data.safe_text import one_line
from lctui.choosing import close_name, community_named
from lctui.moments import typed_length, typed_moment

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from lctui.shell import Shell


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how a session can be told beforehand."""
    add = parser.add_argument
    add(
        "community",
        nargs="?",
        type=one_line,
        metavar="COMMUNITY",
        help="its name; made if it is new",
    )
    add("--format", metavar="F", help="name or file of a format (else the community's own)")
    add("--topic", metavar="T", default="", help="what it is about; the session's title")
    add("--minutes", type=typed_length, metavar="N", help="how long in all: 90 or 1h30")
    add("--at", type=typed_moment, metavar="TIME", help="when it was planned to start: 14:30")
    plan = parser.add_mutually_exclusive_group()
    help_text = "begin what is planned next, whenever that was to be"
    plan.add_argument("--planned", action="store_true", help=help_text)
    help_text = "leave what is planned as it is"
    plan.add_argument("--unplanned", action="store_true", help=help_text)
    add("--present", default="", metavar='"A, B, C"', help="who is here, or all")


def begin_as_told(
    args: argparse.Namespace, shell: Shell, wanted: Callable[[Shell, str], bool]
) -> OpenSession:
    """Begin a session, with its community made if it is new. StillLive, LctuiError.

    What is planned for another time is begun where it is `wanted`, which is told what that is.
    """
    from data.beginning import begin_from
    from data.meeting import refuse_a_second

    _refuse_past(args.at, shell)
    community = _known(args.community, shell)
    if community:
        refuse_a_second(shell.store, community)
    if community and (session := _planned(args, community, shell, wanted)):
        return session
    if args.planned:
        raise LctuiError("Nothing is planned.", 'Plan it: lctui plan --at "tue 18:00"')
    answers = StartAnswers(
        community=community.name if community else args.community,
        topic=args.topic,
        seconds=args.minutes,
        format=args.format or (format_of(community) if community else DEFAULT_FORMAT),
        present=_present(args.present, community),
        at=args.at,
    )
    session = begin_from(shell.store, answers, shell.now)
    _say_if_longer(args.minutes, session, shell)
    if community is None:
        shell.warn(f"Made the community “{session.head.community_name}”.{_alike(args, shell)}")
    return session


def _present(typed: str, community: Community | None) -> tuple[str, ...]:
    """Return the names; `all` is every member. LctuiError where there is no member yet."""
    from data.capture.people import GROUP_WORDS

    names = names_typed(typed)
    if not any(name.casefold() in GROUP_WORDS for name in names):
        return names
    members = [m.name for m in community.members if not m.left] if community else []
    if not members:
        raise LctuiError("Nobody is a member yet.", "Name who is here: --present 'Ana Ruiz, Ben'")
    named = (name for name in names if name.casefold() not in GROUP_WORDS)
    return tuple(dict.fromkeys((*members, *named)))


def _refuse_past(at: datetime | None, shell: Shell) -> None:
    """Refuse a planned start over a day ago: that session has been. LctuiError."""
    if at is not None and shell.now - at > timedelta(days=1):
        title = f"{at:%A}, {at.day} {at:%B %Y} is past: nothing can begin then."
        hint = "Minutes of a past session come in with lctui import FILE --date "
        raise LctuiError(title, f"{hint}{at:%Y-%m-%d}. For now leave --at out.")


def _say_if_longer(wanted: int | None, session: OpenSession, shell: Shell) -> None:
    from data.clock.durations import tell_length

    lasting = sum(phase.seconds for phase in session.head.phases)
    if wanted and lasting > wanted:
        least = "its phases keep what they need at least"
        shell.warn(f"It lasts {tell_length(lasting)} and not {tell_length(wanted)}: {least}.")


def _planned(
    args: argparse.Namespace,
    community: Community,
    shell: Shell,
    wanted: Callable[[Shell, str], bool],
) -> OpenSession | None:
    """Begin what is planned; not where something else was asked for, or it is not wanted now."""
    from data.plan_beginning import begin_plan
    from data.planned import plan_at_hand, plan_waiting
    from data.timetable import tell_start

    opened = shell.store.open_community(community.id)
    near = plan_at_hand(opened, shell.now)
    plan = near or plan_waiting(opened, shell.now)
    if plan is None or args.unplanned:
        return None
    told = f"{tell_start(plan, shell.now)}{f': {plan.topic}' if plan.topic else ''}"
    if not args.planned and (args.topic or args.at or args.format or args.minutes):
        if near:
            shell.warn(f"What is planned stays planned: {told}.")
        return None
    if near:
        shell.warn(f"This is what was planned, {told}. (--unplanned begins another.)")
    elif not args.planned and not wanted(shell, told):
        return None
    names = _present(args.present, community)
    return begin_plan(shell.store, community.id, plan.id, shell.now, present=names)


def _known(name: str | None, shell: Shell) -> Community | None:
    """Return the community meant; None where the name is new. NotFound where it is unclear."""
    try:
        return community_named(shell, name)
    except NotFound:
        if not name or any(_begins(known, name) for known in shell.store.communities()):
            raise
    return None


def _begins(community: Community, name: str) -> bool:
    return community.name.casefold().startswith(name.casefold())


def _alike(args: argparse.Namespace, shell: Shell) -> str:
    """Return a warning where the name is much like that of another community."""
    others = [c.name for c in shell.store.communities() if c.name != args.community]
    close = close_name(args.community, others)
    return f" There is also “{close}”." if close else ""
