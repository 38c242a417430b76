"""`lctui members COMMUNITY --same NAME MEMBER`: two names of one person, and taking them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from data.same_person import Under
    from data.store.open_community import OpenCommunity
    from lctui.shell import Shell


def one_person(args: argparse.Namespace, community: OpenCommunity, shell: Shell) -> list[str]:
    """Do all that is asked as one action, or only say what it would change. ValueError.

    Return a sentence for each.
    """
    from data.same_person import standing_under

    if not (args.same or args.apart):
        return []
    under = standing_under(shell.store, community.id)
    told: list[str] = []
    with community.together():
        told += [_apart(name, community) for name in args.apart]
        for name, member in args.same:
            told.append(_same(name, member, community, under, keep=not args.dry_run))
    return told


def _same(
    typed: str, member: str, community: OpenCommunity, under: Mapping[str, Under], *, keep: bool
) -> str:
    from data.membership import anybody_meant
    from data.same_person import make_one, member_of, other_meant, told_before

    members = tuple(community.members.values())
    kept = anybody_meant(member, members)
    name = other_meant(typed, kept, members, under)
    told = told_before(kept, name, member_of(name, kept, members), under)
    if keep:
        make_one(community, kept, name)
    return told


def _apart(typed: str, community: OpenCommunity) -> str:
    """Let the newest that was said of a name stand no more. ValueError where nothing was."""
    from data.capture.people import fold
    from data.models.community_records import OtherName
    from data.same_person import take_apart

    names = community.table(OtherName).values()
    name = next((each for each in reversed(names) if fold(each.name) == fold(typed)), None)
    if name is None:
        raise ValueError(f"“{typed}” is no other name of anybody here.")
    take_apart(community, name)
    return f"{name.name} is a person of its own again; what was taken over stays."
