"""A plan changed by what people type about it, in a shell as on screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from data.capture.people import People
from data.errors import LctuiError
from data.membership import ROLES
from data.models.ids import answers_to
from data.plan_text import bring_from
from data.planning import names_in
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.backlog import Wish
    from data.models.community import Member
    from data.models.community_records import Bring
    from data.models.ids import MemberId


def topic_fields(text: str, wishes: Sequence[Wish]) -> dict[str, Any]:
    """Return the fields of a plan for a topic: out of the backlog where one wish is meant by it.

    A wish is meant by its id or an end of that, by its words, or by a beginning of either.
    """
    words = one_line(text)
    wish = _meant(words, wishes)
    if wish is None:
        return {"topic": words, "topic_item": None}
    return {"topic": one_line(wish.text), "topic_item": wish.id}


def _meant(words: str, wishes: Sequence[Wish]) -> Wish | None:
    folded = words.casefold()
    if not folded:
        return None
    exact = [wish for wish in wishes if folded in (one_line(wish.text).casefold(), wish.id)]
    begun = [w for w in wishes if w.text.casefold().startswith(folded) or _is_id(w, folded)]
    meant = exact or (begun if len(begun) == 1 else [])
    return meant[0] if meant else None


def _is_id(wish: Wish, folded: str) -> bool:
    return len(folded) >= 8 and answers_to(wish.id, folded)


def full_name(members: Iterable[Member], name: str) -> str:
    """Return the whole name of the member that a typed one stands for, else what was typed."""
    return People(names=tuple(member.name for member in members)).find(name) or one_line(name)


def expected_from(text: str, members: Sequence[Member]) -> tuple[MemberId, ...]:
    """Return who is meant by `A, B`, empty for `all`. LctuiError for a name that no member has."""
    if text.strip().casefold() in ("", "all", "everybody"):
        return ()
    known = {member.name: member.id for member in members}
    names = [full_name(members, name) for name in names_in(text)]
    if strangers := [name for name in names if name not in known]:
        title = f"Nobody called “{strangers[0]}” is a member, or several are."
        raise LctuiError(title, f"There are: {', '.join(known)}." if known else "")
    return tuple(known[name] for name in names)


def brought(text: str, members: Sequence[Member]) -> tuple[Bring, ...]:
    """Return what stands in `soup: Ben, pens`, with the members' whole names."""
    return tuple(
        replace(one, who=full_name(members, one.who)) if one.who else one
        for one in bring_from(text)
    )


NOBODY = ("-", "–", "nobody")
"""Stands for a role that is left to nobody."""


def strangers_to(fields: Mapping[str, Any], members: Iterable[Member]) -> Iterator[str]:
    """Yield a sentence for each name that no member has, and each role that nobody knows.

    `fields` are those of a plan that were told anew. Guests are welcome, so they are kept.
    """
    known = {member.name for member in members}
    named = [name for _, name in fields.get("roles", ())]
    named += [one.who for one in fields.get("bring", ())]
    named.append(fields.get("preparer", ""))
    for name in dict.fromkeys(named):
        if name and name not in known:
            yield f"“{name}” is no member, and is kept as a guest."
    for role in dict.fromkeys(role for role, _ in fields.get("roles", ())):
        if role not in ROLES:
            yield f"“{role}” is none of the usual roles: {', '.join(ROLES)}. It is kept as it is."


def roles_from(
    text: str, members: Sequence[Member], roles: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Return the roles with those that `facilitator: Ana, scribe: Ben` gives out anew.

    `host:` leaves that one to nobody. LctuiError for what names no role.
    """
    given: list[tuple[str, str]] = []
    for part in filter(None, (one_line(part) for part in text.replace("\n", ",").split(","))):
        role, colon, name = part.partition(":")
        if not colon or not role.strip():
            raise LctuiError(f"Which role is “{part}”?", 'Write "facilitator: Ana, scribe: Ben".')
        who = "" if name.strip().casefold() in NOBODY else full_name(members, name.strip())
        given.append((role.strip().casefold(), who))
    anew = {role for role, _ in given}
    kept = [pair for pair in roles if pair[0] not in anew]
    return tuple(dict.fromkeys((*(pair for pair in given if pair[1]), *kept)))
