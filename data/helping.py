"""Help among people: what might get in the way of a commitment, and who offers a hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.capture.grammar import read_line
from data.errors import LctuiError
from data.meeting import people_of
from data.models.ids import EntryId, EventId, new_id
from data.models.kinds import KIND_BY_SIGIL
from data.models.records import Entry
from data.models.side_records import Offer
from data.safe_text import one_line, safe
from data.zone import local

if TYPE_CHECKING:
    from datetime import datetime

    from data.store.open_session import OpenSession


def read_obstacle(session: OpenSession, words: str, now: datetime) -> tuple[str, tuple[str, ...]]:
    """Return what may get in the way, and full names of who can help, as `WORDS @name` says."""
    typed = one_line(safe(words))
    plain = f"\\{typed}" if typed[:1] in KIND_BY_SIGIL else typed
    line = read_line(plain, people_of(session), local(now, session.head).date())
    named = (*line.named, *line.strangers)
    return "" if line.wordless else line.text, tuple(dict.fromkeys(named))


def spell_obstacle(entry: Entry) -> str:
    """Return the line that stands for an entry's obstacle and helpers."""
    names = (f'@"{name}"' if " " in name else f"@{name}" for name in entry.helpers)
    return " ".join(filter(None, (entry.obstacle, *names)))


def set_obstacle(session: OpenSession, entry: Entry, words: str, now: datetime) -> Entry:
    """Keep with a commitment what might get in its way; no words take it off. StoreFailed.

    LctuiError where the entry is none, or is redacted.
    """
    _refuse_off_record(session)
    if entry.kind != "commitment":
        raise LctuiError("That goes with a commitment.", "Highlight one, or make one: > words")
    obstacle, helpers = read_obstacle(session, words, now)
    return session.change(entry, obstacle=obstacle, helpers=helpers)


def offer(session: OpenSession, item: EntryId, name: str, now: datetime) -> Offer:
    """Keep that somebody offers to help, once however often it is said. StoreFailed, LctuiError."""
    _refuse_off_record(session)
    who = people_of(session).find(name) or one_line(safe(name))
    if not who:
        raise LctuiError("Who can help?", "Say a name: /offer Ben")
    made = next((o for o in session.offers.values() if (o.item, o.name) == (item, who)), None)
    if made is None:
        made = Offer(EventId(new_id()), item, who, now)
        session.put(made)
    return made


def _refuse_off_record(session: OpenSession) -> None:
    if session.head.off_record:
        raise LctuiError(
            "This session is off the record: nothing is kept.", "/on at its screen keeps again."
        )
