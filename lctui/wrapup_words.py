"""How the end of a session stands, as a shell tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from data.adoption import Proposal, waiting
from data.agreed import agreed, lacks
from data.difference import in_signs
from data.models.kinds import KIND_BY_ID
from data.models.levels import PRIVATE
from data.models.records import Entry, Presence, SessionHead
from data.next_session import tell_next
from data.pulse import Pulse, pulse_of, told_means
from data.refresh import refresh_due
from data.reports.document import NAMELESS, published
from data.reports.gather import reread_told
from data.roll_call import guests_of
from data.trend import pulse_lines
from data.zone import local

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.store import Store

HIDDEN = "A private decision. The wrap-up screen shows it."


@dataclass(frozen=True, slots=True)
class WrapUp:
    """What there is to say at the end of a session."""

    head: SessionHead
    agreed: tuple[Entry, ...]
    reread: str
    """What was reread and what that came to; empty where nothing was."""
    waiting: tuple[Proposal, ...]
    guests: tuple[Presence, ...]
    pulse: Pulse
    trend: tuple[str, ...]
    refresh: str | None
    """Why the next session might be a refresh."""

    @classmethod
    def of(cls, store: Store, session: OpenSession, now: datetime) -> WrapUp:
        """Gather it. LctuiError."""
        from data.store.index import summaries

        community = store.community_of(session)
        found = summaries(store, session.head.community, now=now)
        return cls(
            session.head,
            agreed(published(session.entries.values())),
            reread_told(store, session),
            waiting(session, community),
            guests_of(session),
            pulse_of(session.slips.values()),
            pulse_lines(found),
            refresh_due(community, found, local(now, session.head).date()),
        )


def in_lines(told: WrapUp) -> Iterator[str]:
    """Yield it as lines to read."""
    yield told.head.title
    yield from ("", "What was agreed")
    if told.reread:
        yield f"  Reread: {told.reread}."
    yield from (_agreed(entry) for entry in told.agreed)
    if not (told.agreed or told.reread):
        yield "  Nothing was decided or taken on."
    if told.waiting:
        yield from ("", "Waiting for adoption: --adopt 1, --adopt all, --decline 1")
    for number, each in enumerate(told.waiting, 1):
        yield from _waiting(number, each)
    if told.guests:
        names = ", ".join(guest.name for guest in told.guests)
        yield from ("", f"Guests: {names}. --members makes them members.")
    yield from ("", "Exit slips", *(f"  {line}" for line in _slips(told)))
    unsaid = 'not said. --next "tue 18:00"'
    yield from ("", f"Next session: {tell_next(told.head) or unsaid}")
    if told.refresh:
        yield from ("", f"A refresh is proposed. {told.refresh}")


def _agreed(entry: Entry) -> str:
    kind = KIND_BY_ID[entry.kind]
    by = entry.by if entry.kind in ("commitment", "request") and entry.by else ""
    names = () if entry.level in NAMELESS else entry.owners or ((by,) if by else ())
    due = f" · due {entry.due}" if entry.due else ""
    wants = lacks(entry)
    missing = f"  (no {' and no '.join(wants)} yet)" if wants else ""
    who = f" → {', '.join(names)}" if names else ""
    return f"  {kind.sigil} {' '.join(entry.text.split())}{who}{due}{missing}"


def _waiting(number: int, each: Proposal) -> Iterator[str]:
    if each.entry.level == PRIVATE:
        yield f"  {number:>2}  {HIDDEN}"
        return
    yield f"  {number:>2}  {each.title}   {each.id}"
    yield from (f"        {line}" for line in in_signs(each.before, each.after))
    yield from (f"        ! {caution}" for caution in each.cautions)
    if each.by_itself and each.records:
        yield "        not among all: --adopt with its number"


def _slips(told: WrapUp) -> Iterator[str]:
    pulse = told.pulse
    yield f"{pulse.slips} handed in" if pulse.slips else "Nobody yet. --slip 5,4 hands one in."
    yield from told_means((("worth the time", pulse.worth), ("safe to speak", pulse.safe)))
    yield from (f"to change: {change}" for change in pulse.changes)
    yield from told.trend


def in_json(told: WrapUp) -> dict[str, Any]:
    """Return it as JSON tells it; nothing private is in it, no name where none may stand."""
    pulse = told.pulse
    return {
        "session": told.head.id,
        "community": told.head.community_name,
        "title": told.head.title,
        "agreed": [_entry(entry) for entry in told.agreed],
        "reread": told.reread or None,
        "waiting": [_proposal(each) for each in told.waiting],
        "guests": [guest.name for guest in told.guests],
        "slips": {
            "n": pulse.slips,
            "worth": _counted(pulse.worth),
            "safe": _counted(pulse.safe),
            "changes": list(pulse.changes),
        },
        "refresh": told.refresh,
        "next": tell_next(told.head) or None,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    nameless = entry.level in NAMELESS
    return {
        "id": entry.id,
        "kind": entry.kind,
        "text": entry.text,
        "by": None if nameless else entry.by,
        "owners": [] if nameless else list(entry.owners),
        "due": entry.due and entry.due.isoformat(),
        "lacks": list(lacks(entry)),
    }


def _proposal(each: Proposal) -> dict[str, Any]:
    hidden = each.entry.level == PRIVATE
    return {
        "id": each.id,
        "into": each.into,
        "title": HIDDEN if hidden else each.title,
        "before": None if hidden else each.before,
        "after": None if hidden else each.after,
        "adoptable": bool(each.records) and not hidden,
        "together": bool(each.records) and not each.by_itself,
        "cautions": list(each.cautions),
    }


def _counted(answers: tuple[int, ...]) -> dict[str, Any]:
    from data.pulse import FEWEST_ANSWERS

    enough = len(answers) >= FEWEST_ANSWERS
    return {"n": len(answers), "mean": round(sum(answers) / len(answers), 2) if enough else None}
