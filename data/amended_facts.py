"""What was amended of a session's title and roll since it was over, and how they came to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.models.records import ClockEvent, Presence, SessionHead
from data.store.records_view import Version
from data.store.taking_in import WRITER

if TYPE_CHECKING:
    from data.store.open_session import OpenSession

    _Said = Callable[[Mapping[str, object]], str]

TITLE, PRESENT = "title", "present"
"""What can be amended, as an export names it."""
TOLD = "told"
"""The field under which a step of the history says what it came to."""


@dataclass(frozen=True, slots=True)
class AmendedFacts:
    """What stands otherwise than at the end of the session."""

    fields: tuple[str, ...]
    """title, present, or both."""
    last: Version
    """The change that was made last."""

    @property
    def what(self) -> str:
        """`title and who was there`."""
        return in_words(self.fields)


def in_words(fields: Iterable[str]) -> str:
    """Return `title and who was there`, or the one of them that was amended."""
    return " and ".join("who was there" if field == PRESENT else field for field in fields)


def amended_facts(session: OpenSession) -> AmendedFacts | None:
    """Return what of title and roll is not as it was when the session ended; None where all is."""
    if not session.ended:
        return None
    closed = _closed(session)
    title = _changed(session.versions(session.head.id, SessionHead.TABLE), closed, _title)
    roll = [
        version
        for person in session.roll
        for version in _changed(session.versions(person, Presence.TABLE), closed, _there)
    ]
    if not (title or roll):
        return None
    told = (what for what, changed in ((TITLE, title), (PRESENT, roll)) if changed)
    return AmendedFacts(tuple(told), max((*title, *roll), key=lambda v: v.stamp))


def facts_history(session: OpenSession) -> tuple[Version, ...]:
    """Return every title, and every change of the roll since the end, the earliest first."""
    closed, told = _closed(session), []
    head = session.versions(session.head.id, SessionHead.TABLE)
    told += [_as_told(v, f"title “{title}”") for v, title in _steps(head, _title)]
    for person in session.roll.values():
        for version, there in _steps(session.versions(person.id, Presence.TABLE), _there):
            if _after(version, closed):
                words = "was there" if there else "was not there"
                told.append(_as_told(version, f"{person.name} {words}"))
    return tuple(sorted(told, key=lambda version: version.stamp))


def _as_told(version: Version, words: str) -> Version:
    return Version(version.at, version.writer, {TOLD: words}, version.by, version.stamp)


def _closed(session: OpenSession) -> str:
    """Return the stamp of the session's end; empty where it was held elsewhere."""
    ends = (event.id for event in session.clock if event.kind == "end")
    stamps = (v.stamp for each in ends for v in session.versions(each, ClockEvent.TABLE)[:1])
    return max(stamps, default="")


def _after(version: Version, closed: str) -> bool:
    return version.at is not None and version.writer != WRITER and version.stamp > closed


def _changed(versions: tuple[Version, ...], closed: str, said: _Said) -> list[Version]:
    """Return the changes since the end, where what they say is not what was said then."""
    before = dict(pair for v in versions if not _after(v, closed) for pair in v.fields.items())
    now = dict(pair for v in versions for pair in v.fields.items())
    if said(now) == said(before):
        return []
    return [version for version, _ in _steps(versions, said) if _after(version, closed)]


def _steps(versions: tuple[Version, ...], said: _Said) -> Iterator[tuple[Version, str]]:
    """Yield the changes that said something new, each with what stood then."""
    now: dict[str, object] = {}
    last = ""
    for version in versions:
        now |= version.fields
        if said(now) != last:
            last = said(now)
            yield version, last


def _title(fields: Mapping[str, object]) -> str:
    return str(fields.get("title", ""))


def _there(fields: Mapping[str, object]) -> str:
    """Return the name of somebody who was there; empty where they were not."""
    here = fields.get("present", "name" in fields) and not fields.get("removed")
    return str(fields.get("name", "")) if here else ""
