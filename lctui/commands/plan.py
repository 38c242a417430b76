"""`lctui plan COMMUNITY`: makes, changes and prints the plan of the next session."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.safe_text import one_line
from lctui.choosing import community_named
from lctui.moments import typed_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.backlog import Wish
    from data.models.community_records import Plan
    from data.models.ids import CommunityId
    from data.store.open_community import OpenCommunity
    from lctui.plan_reports import CommunityPlans
    from lctui.shell import Shell

KINDS = ("md", "ics", "json")
CHANGES = ("at", "format", "topic", "by", "minutes", "place", "bring", "expect", "roles")
"""Options that change the plan; without any it is only printed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is known of the session; all the rest is proposed."""
    add = parser.add_argument
    add("community", nargs="?", metavar="COMMUNITY", help="its name")
    add("--at", metavar="WHEN", help='when: "tue 18:00", "8 dec 10:00 Europe/Berlin", "+4w 14h"')
    add("--format", metavar="F", help="name or file of a format; the agenda is made from it")
    add("--topic", metavar="T", help="what it is about; taken from the backlog where it is there")
    add("--by", metavar="NAME", help="who prepares the topic")
    add("--minutes", type=typed_length, metavar="N", help="how long in all: 90 or 1h30")
    add("--place", metavar="P", help="a room, an address or a link")
    add("--bring", metavar='"WHAT: WHO, …"', help="what is to be brought, and by whom")
    add("--expect", metavar='"A, B"', help="who is expected, or all")
    add("--roles", metavar='"ROLE: NAME, …"', help="who takes which role")
    add("--new", action="store_true", help="a further plan beside the one there is")
    add("--plan", metavar="ID", help="which plan, by its id or topic, where there are several")
    add("--remove", action="store_true", help="take the plan away")
    add("--all", action="store_true", help="every plan; without COMMUNITY of all communities")
    add("--to", choices=KINDS, help="a page to send (md), for calendars (ics), or json")
    add("--json", dest="to", action="store_const", const="json", help="the same as --to json")
    add("-o", dest="path", type=Path, metavar="PATH", help="the file to write")
    add("--force", action="store_true", help="replace the file that is there")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Change what is told, keep it, and print the plan."""
    from data.backlog import backlog_of
    from lctui.plan_reports import CommunityPlans

    changes = args.new or any(getattr(args, name) is not None for name in CHANGES)
    if args.all and not changes:
        _write(args, shell, [_every(shell, identifier) for identifier in _meant(args, shell)])
        return
    community = shell.store.open_community(community_named(shell, args.community).id)
    if args.remove:
        _remove(shell, community, _known(args, shell, community))
        return
    wishes = backlog_of(shell.store, community.id)
    plan = _plan(args, shell, community, wishes)
    if changes:
        community.put(plan)
    else:
        _say_if_proposed(shell, community, plan)
    args.all = False
    _write(args, shell, [CommunityPlans(community, (plan,), wishes)])


def _meant(args: argparse.Namespace, shell: Shell) -> list[CommunityId]:
    """Return whose plans are wanted: of one community, or of all."""
    if args.community:
        return [community_named(shell, args.community).id]
    return [community.id for community in shell.store.communities()]


def _every(shell: Shell, identifier: CommunityId) -> CommunityPlans:
    """Return every plan of a community, those that only have a date worked out."""
    from data.backlog import backlog_of
    from data.planned import plans_of, worked_out
    from lctui.plan_reports import CommunityPlans

    community = shell.store.open_community(identifier)
    wishes, now = backlog_of(shell.store, identifier), shell.now
    plans = plans_of(community, now)
    told = [worked_out(shell.store, community, plan, now, wishes) for plan in plans]
    return CommunityPlans(community, told, wishes)


def _say_if_proposed(shell: Shell, community: OpenCommunity, plan: Plan) -> None:
    from data.planned import plans_of
    from data.suggestions import refresh_reason

    if plan.id in {kept.id for kept in plans_of(community, shell.now)}:
        return
    hint = f'lctui plan {community.id} --at "tue 18:00"'
    shell.warn(f"Nothing is planned yet: this is a proposal. A date keeps it: {hint}")
    if reason := refresh_reason(shell.store, community, shell.now):
        shell.warn(reason)


def _known(args: argparse.Namespace, shell: Shell, community: OpenCommunity) -> Plan | None:
    """Return the plan that is named, or else the next; None where there is none. NotFound."""
    from data.planned import plans_of
    from data.store.finding import best, only

    plans = plans_of(community, shell.now)
    if args.plan is None:
        return next(iter(plans), None)
    found = best(plans, args.plan, lambda p: p.id) or best(plans, args.plan, lambda p: p.topic)
    hint = f"Their ids: lctui plan {community.id} --all"
    return only(found, f"plan “{one_line(args.plan)}”", hint, lambda p: p.topic or p.id)


def _remove(shell: Shell, community: OpenCommunity, plan: Plan | None) -> None:
    from data.errors import NotFound
    from data.timetable import tell_start

    if plan is None:
        raise NotFound("Nothing is planned.", "There is nothing to take away.")
    community.remove(plan)
    about = f": {one_line(plan.topic)}" if plan.topic else ""
    shell.say(f"Removed the plan of {tell_start(plan, shell.now)}{about}.")


def _plan(
    args: argparse.Namespace, shell: Shell, community: OpenCommunity, wishes: Sequence[Wish]
) -> Plan:
    """Return the plan that is meant, with what is told of it."""
    from data.plan_agenda import change_format, change_length
    from data.planned import new_plan, worked_out

    known = None if args.new else _known(args, shell, community)
    if known is None:
        seconds = args.minutes or 0
        known = new_plan(shell.store, community, shell.now, wishes, seconds=seconds)
    plan = worked_out(shell.store, community, known, shell.now, wishes)
    if args.format is not None:
        plan = change_format(shell.store, community, plan, args.format, args.minutes)
    elif args.minutes is not None:
        plan = change_length(shell.store, community, plan, args.minutes)
    return replace(plan, **_told(args, shell, community, plan, wishes))


def _told(
    args: argparse.Namespace,
    shell: Shell,
    community: OpenCommunity,
    plan: Plan,
    wishes: Sequence[Wish],
) -> dict[str, Any]:
    """Return the fields of a plan that the options tell."""
    from data.membership import here
    from data.plan_changes import (
        brought,
        expected_from,
        full_name,
        roles_from,
        strangers_to,
        topic_fields,
    )

    members = here(community.members.values())
    fields = _time(args.at, shell, community, plan) if args.at is not None else {}
    if args.topic is not None:
        fields |= topic_fields(args.topic, wishes)
    if args.by is not None:
        fields["preparer"] = full_name(members, args.by)
    if args.place is not None:
        fields["place"] = one_line(args.place)
    if args.bring is not None:
        fields["bring"] = brought(args.bring, members)
    if args.roles is not None:
        fields["roles"] = roles_from(args.roles, members, plan.roles)
    if args.expect is not None:
        fields["expected"] = expected_from(args.expect, members)
    told = {field: value for field, value in fields.items() if value != getattr(plan, field)}
    if "roles" in told:
        told["roles"] = [pair for pair in told["roles"] if pair not in plan.roles]
    for sentence in strangers_to(told, members):
        shell.warn(sentence)
    return fields


def _time(text: str, shell: Shell, community: OpenCommunity, plan: Plan) -> dict[str, Any]:
    """Return the fields for a moment, and say what is odd about it."""
    from datetime import UTC

    from data.errors import LctuiError
    from data.moments import read_when
    from data.planned import last_head, usual_hour
    from data.timetable import local_start

    start = local_start(plan)
    usual = start.time() if start else usual_hour(last_head(shell.store, community))
    try:
        when = read_when(text, shell.now, plan.zone, usual)
    except ValueError as error:
        raise LctuiError(str(error), "Nothing was changed.") from None
    if when.remark:
        shell.warn(when.remark)
    if when.start is None:
        return {"start": None, "day": when.day, "zone": when.zone}
    return {"start": when.start.astimezone(UTC), "day": None, "zone": when.zone}


def _write(args: argparse.Namespace, shell: Shell, planned: Sequence[CommunityPlans]) -> None:
    from lctui.plan_reports import plans_text

    suffix = args.path.suffix.removeprefix(".").lower() if args.path else ""
    kind = args.to or (suffix if suffix in KINDS else None)
    text = plans_text(shell.store, kind, planned, shell.now, many=args.all)
    if args.path is not None:
        from data.store.outfile import write_out

        write_out(args.path, text, replace=args.force)
        shell.say(f"Wrote {args.path}.")
    elif kind == "ics":
        sys.stdout.write(text)
    else:
        shell.say(text.rstrip("\n"))
