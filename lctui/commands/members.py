"""`lctui members COMMUNITY`: who belongs to it, who comes and who leaves."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from data.errors import LctuiError
from lctui.choosing import community_named
from lctui.one_person import one_person
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.models.community import Member
    from data.store.open_community import OpenCommunity
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who comes, who leaves, and for whom it is told."""
    help_text = "its name (else the only one there is)"
    parser.add_argument("community", nargs="?", metavar="COMMUNITY", help=help_text)
    help_text = "somebody who belongs to it from today on; may be given several times"
    person = '"NAME[, ORGANISATION[, LEVEL]]"'
    parser.add_argument("--add", action="append", default=[], metavar=person, help=help_text)
    help_text = "somebody who left and belongs to it again"
    parser.add_argument("--back", action="append", default=[], metavar="NAME", help=help_text)
    help_text = "somebody who leaves; what was promised keeps the name"
    parser.add_argument("--left", action="append", default=[], metavar="NAME", help=help_text)
    help_text = "NAME, a member or somebody in a session, is MEMBER too: both count as one"
    two = ("NAME", "MEMBER")
    parser.add_argument("--same", nargs=2, action="append", default=[], metavar=two, help=help_text)
    help_text = "NAME is a person of its own again, as it was before --same"
    parser.add_argument("--apart", action="append", default=[], metavar="NAME", help=help_text)
    help_text = "with --same: only say what would change"
    parser.add_argument("--dry-run", action="store_true", help=help_text)
    parser.add_argument("--json", action="store_true", help="as a list, for programs")


def run(args: argparse.Namespace, shell: Shell) -> None:
    """Take in and let go as one change, or list who is there."""
    community = shell.store.open_community(community_named(shell, args.community).id)
    others = (args.add, args.back, args.left, args.apart)
    if args.dry_run and (not args.same or any(others)):
        raise WrongUsage("--dry-run goes with --same alone.", "lctui members --help explains.")
    before = community.next_back
    try:
        told = one_person(args, community, shell)
        come = _come(args.add, community, shell)
        left = _leaving(args.left, community)
        back = _returning(args.back, community)
    except ValueError as error:
        if community.next_back is not before:
            community.undo()
        raise LctuiError(str(error), "Nothing was changed.") from None
    today = shell.now.astimezone().date()
    with community.together():
        community.put(*come)
        community.changes(*((member, {"left": True, "until": today}) for member in left))
        community.changes(*((member, {"left": False, "until": None}) for member in back))
    if args.json:
        shell.say_json([*_rows(community)])
    elif told:
        shell.say(*told)
    elif come or left or back:
        _tell(shell, community, come, left)
        shell.say(*(f"{member.name} is back." for member in back))
    else:
        _list(shell, community)


def _come(people: list[str], community: OpenCommunity, shell: Shell) -> list[Member]:
    from data.membership import told_apart

    members, come = list(community.members.values()), []
    for person in people:
        member = _member(person, shell)
        _refuse_who_left(member.name, members)
        told_apart(member.name, members, persons=community.persons)
        members.append(member)
        come.append(member)
    return come


def _refuse_who_left(name: str, members: list[Member]) -> None:
    from data.capture.people import fold

    if any(known.left and fold(known.name) == fold(name) for known in members):
        raise ValueError(
            f'{name} left. --back "{name}" if it is the same person; else, add what '
            f"tells the two apart: {name} (Harbour House)."
        )


def _member(person: str, shell: Shell) -> Member:
    """Return the member that is meant. ValueError."""
    from data.membership import LEVELS
    from data.models.community import Member
    from data.models.ids import MemberId, new_id
    from data.safe_text import one_line

    parts = [one_line(part) for part in person.split(",")]
    name, organisation, level = [*parts, "", "", ""][:3]
    levels = [known for known, _ in LEVELS]
    if len(parts) > 3:
        raise ValueError(f"“{one_line(person)}” has too many commas: name, organisation, level.")
    if level and level.casefold() not in levels:
        raise ValueError(f"“{level}” is no level. Use one of: {', '.join(levels)}.")
    since = shell.now.astimezone().date()
    how = level.casefold() or "active"
    return Member(MemberId(new_id()), name, organisation, how, since=since)


def _leaving(names: list[str], community: OpenCommunity) -> list[Member]:
    from data.membership import here, member_meant

    return [member_meant(name, here(community.members.values())) for name in names]


def _returning(names: list[str], community: OpenCommunity) -> list[Member]:
    from data.membership import member_meant

    return [member_meant(name, (m for m in community.members.values() if m.left)) for name in names]


def _tell(shell: Shell, community: OpenCommunity, come: list[Member], left: list[Member]) -> None:
    from data.staying_open import stays_open

    for member in come:
        shell.say(f"{member.name} belongs to “{community.community.name}” now.")
    for member in left:
        freed = _freed(community, member, shell)
        open_still = stays_open(shell.store, community.id, member.name).in_words(member.name)
        shell.say(" ".join(filter(None, (f"{member.name} has left.", open_still, freed))))


def _freed(community: OpenCommunity, member: Member, shell: Shell) -> str:
    """Say what of the plans is nobody's now; empty where a namesake stays."""
    from data.membership import here
    from data.planned import plans_of

    if any(one.name == member.name for one in here(community.members.values())):
        return ""
    plans = plans_of(community, shell.now)
    what = [role for plan in plans for role, name in plan.roles if name == member.name]
    what += [one.what for plan in plans for one in plan.bring if one.who == member.name]
    what += ["the topic" for plan in plans if plan.preparer == member.name]
    return f"Nobody's in the plan now: {', '.join(dict.fromkeys(what))}." if what else ""


def _list(shell: Shell, community: OpenCommunity) -> None:
    from data.membership import here
    from data.reports.community_text import member_line

    members = community.members.values()
    if not members:
        hint = f'lctui members {community.id} --add "Ana Ruiz, Harbour House, core"'
        shell.warn(f"Nobody belongs to it yet. Take somebody in: {hint}")
    staying = here(members)
    shell.say(*(member_line(member) for member in staying))
    shell.say(*(f"{m.name} (left)" for m in members if m not in staying))


def _rows(community: OpenCommunity) -> Iterator[dict[str, Any]]:
    from data.same_person import other_names

    names = other_names(community)
    for member in community.members.values():
        also = [each.name for each in names.get(member.id, ())]
        yield _row(member) | {"also": list(dict.fromkeys(also))}


def _row(member: Member) -> dict[str, Any]:
    return {
        "id": member.id,
        "name": member.name,
        "organisation": member.organisation,
        "level": member.level,
        "since": member.since and member.since.isoformat(),
        "until": member.until and member.until.isoformat(),
        "left": member.left,
    }
