"""Parts of a plan in words, the same on its page, in a calendar and on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.models.community import Community
    from data.models.community_records import Plan


def called(community: Community, plan: Plan) -> str:
    """Return the name of a session that is to come: its community, and what it is about."""
    return f"{community.name}: {plan.topic}" if plan.topic else community.name


def bring_lines(plan: Plan) -> tuple[str, ...]:
    """Return what to bring, each with who brings it."""
    return tuple(f"{one.what}: {one.who}" if one.who else one.what for one in plan.bring)


def people_lines(plan: Plan) -> tuple[str, ...]:
    """Return who takes which role: `facilitator: Ana Ruiz`."""
    holders: dict[str, list[str]] = {}
    for role, name in plan.roles:
        holders.setdefault(role, []).append(name)
    return tuple(f"{role}: {', '.join(names)}" for role, names in holders.items())


def expected_names(community: Community, plan: Plan) -> tuple[str, ...]:
    """Return who is expected, by name; everybody who has not left where nobody is picked out."""
    members = [member for member in community.members if not member.left]
    wanted = set(plan.expected)
    return tuple(member.name for member in members if not wanted or member.id in wanted)
