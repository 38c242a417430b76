"""The audiences of a community: those its charter names, and three that every group has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.capture.people import fold
from data.errors import NotFound
from data.in_words import listed
from data.models.community_records import Audience
from data.models.ids import EventId
from data.models.kinds import KINDS
from data.models.levels import NAMELESS
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.store.open_community import OpenCommunity

NAMED, ROLE, ANON = "named", "role", "anon"

STANDARD: tuple[Audience, ...] = (
    Audience(EventId("members"), "members"),
    Audience(
        EventId("sponsor"),
        "sponsor",
        ROLE,
        ("insight", "success", "setback", "decision", "request"),
    ),
    Audience(EventId("public"), "public", ANON, ("insight", "success", "setback")),
)
"""Where the charter says nothing else of them.

Members were there, or belong there: they are told all of it. A sponsor is told what the group
learned, failures with the successes, what it decided and what it wants to learn; not its doubts,
its calls for help and its promises, which members owe each other and no one above them, nor the
plain notes, which nobody wrote for others. The public is told what was learned.
"""


def audiences_of(community: OpenCommunity) -> tuple[Audience, ...]:
    """Return the charter's own audiences, then those of STANDARD that it does not name."""
    return with_standard(community.table(Audience).values())


def with_standard(own: Iterable[Audience]) -> tuple[Audience, ...]:
    """Return the same of audiences that are at hand."""
    kept = [one for one in own if not one.removed and one.name.strip()]
    known = {fold(one.name.strip()) for one in kept}
    return (*kept, *(one for one in STANDARD if fold(one.name) not in known))


def audience_called(audiences: Iterable[Audience], name: str) -> Audience:
    """Return the audience of that name, or of that unique beginning. NotFound."""
    known, wanted = tuple(audiences), fold(one_line(name))
    exact = [one for one in known if fold(one_line(one.name)) == wanted]
    begun = [one for one in known if wanted and fold(one_line(one.name)).startswith(wanted)]
    found = exact[:1] or begun
    if len(found) == 1:
        return found[0]
    names = ", ".join(one_line(one.name) for one in known)
    title = f"{'Several audiences begin' if found else 'No audience is called'} “{name}”."
    title = title if not found else f"Several audiences begin with “{name}”."
    raise NotFound(title, f"There are: {names}. The charter names more of them.")


def level_of(audience: Audience) -> str:
    """Return how much it is told; what a later version wrote and nobody knows here tells least."""
    return audience.level if audience.level in (NAMED, *NAMELESS) else ANON


def tells_names(audience: Audience, *, chatham: bool) -> bool:
    """Say whether this audience is told who said what."""
    return level_of(audience) == NAMED and not chatham


def is_told(audience: Audience, kind: str) -> bool:
    """Say whether this audience is told entries of a kind, by its Kind.id."""
    return not audience.sections or kind in audience.sections


def told_to(audience: Audience, *, chatham: bool) -> str:
    """Return what a reader is to know of a report: for whom it is, and what it leaves out.

    Empty where nothing is left out of it.
    """
    how = {ROLE: "by role, nobody by name", ANON: "nobody by name"}.get(level_of(audience), "")
    how = "what was said, not who said it" if chatham else how
    kinds = [kind.plural.lower() for kind in KINDS if kind.id in audience.sections]
    what = f"only {listed(kinds) or 'what it knows'}" if audience.sections else ""
    told = "; ".join(filter(None, (how, what)))
    return f"For {one_line(audience.name)}: {told}." if told else ""
