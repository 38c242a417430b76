"""What the screens and the command line do with a session: begin it, keep what is said, end it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.capture.cut import cut
from data.capture.entry import entry_of
from data.capture.grammar import read_line
from data.capture.look_alikes import meant_by
from data.capture.people import People
from data.clock import ClockState, clock_at, refusal
from data.errors import LctuiError, StillLive, StoreFailed
from data.last_entry import change_last, depth_under
from data.models.community import Community
from data.models.ids import EntryId, EventId, MemberId, minute_id, new_id
from data.models.records import ClockEvent, Entry, Presence
from data.planning import called, hand_on, plan_head, roll
from data.safe_text import one_line, safe
from data.zone import local

if TYPE_CHECKING:
    from data.capture.line import Line
    from data.formats.loader import Format
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store


def begin(
    store: Store,
    community: Community,
    *,
    format: Format,  # noqa: A002 - the glossary's word
    topic: str | None = None,
    minutes: int | None = None,
    at: datetime | None = None,
    present: Sequence[str] = (),
    now: datetime,
    start_clock: bool = True,
) -> OpenSession:
    """Open the community's next session with its roll and what was carried over; start its clock.

    `at` is when it was planned to start. Raises LctuiError while another session of the community
    is live.
    """
    refuse_a_second(store, community)
    head = plan_head(store, community, format=format, topic=topic, minutes=minutes, at=at, now=now)
    head, carried = hand_on(store, head)
    session = store.create(head, *roll(community, present), *carried, now=now)
    if start_clock:
        press(session, "start", now)
    return session


def clock_of(session: OpenSession, now: datetime) -> ClockState:
    """Return what the session's clock says."""
    return clock_at(session.head, session.hearing.heard(session.clock, now), now)


def people_of(session: OpenSession) -> People:
    """Return those present, as the grammar knows them; all expected, until a roll is taken."""
    people = tuple(session.people.values())
    if not any(person.present for person in people):
        people = tuple(replace(person, present=True) for person in people)
    return People.of(people)


def read(session: OpenSession, typed: str, now: datetime, turn: str | None = None) -> Line:
    """Return what a typed line says in this session; `turn` is whose turn it is in a go-round."""
    today = local(now, session.head).date()
    return read_line(safe(typed), people_of(session), today, turn)


def keep(
    session: OpenSession,
    typed: str,
    *,
    now: datetime,
    captured_by: str | None = None,
    turn: str | None = None,
    prompt: str | None = None,
) -> Entry:
    """Keep one typed line, durably, and return its entry; see `keep_all`."""
    return keep_all(session, typed, now=now, captured_by=captured_by, turn=turn, prompt=prompt)[-1]


def keep_all(
    session: OpenSession,
    typed: str,
    *,
    now: datetime,
    captured_by: str | None = None,
    turn: str | None = None,
    prompt: str | None = None,
) -> tuple[Entry, ...]:
    """Keep one typed line in the phase we are in; return its entry, or several if it is too long.

    `...` adds to the last entry and `s/old/new/` mends it; with nothing there to add to or to mend
    the line is kept as text. Raises LctuiError off the record and where a mend would leave no word,
    StoreFailed from the disk.
    """
    if session.head.off_record:
        raise LctuiError(
            "This session is off the record: nothing is kept.", "/on at its screen keeps again."
        )
    people, today = people_of(session), local(now, session.head).date()
    line = read_line(safe(typed), people, today, turn)
    if changed := change_last(session, line, people, today, captured_by):
        return (changed,)
    clock = clock_of(session, now)
    here = () if clock.status == "idle" else clock.phases[clock.place :]
    line = replace(line, depth=depth_under(session, line.depth))
    entries = tuple(
        entry_of(
            part,
            **_stamp(part, now, next(reversed(session.entries), "")),
            phase=here[0].phase.id if here else None,
            prompt=prompt,
            captured_by=captured_by,
        )
        for part in _parts(line, lambda text: read_line(text, people, today, turn))
    )
    session.put(*entries)
    return entries


def keep_many(session: OpenSession, lines: Iterable[str], **how: Any) -> tuple[Entry, ...]:
    """Keep lines as `keep_all` does, `how` being the same; one action and one write for all."""
    with session.together():
        kept = [entry for line in lines for entry in keep_all(session, line, **how)]
    return tuple({entry.id: entry for entry in kept}.values())


def come_in(session: OpenSession, name: str) -> Presence:
    """Put whoever is meant down as here: somebody on the roll, or else a guest."""
    meant = meant_by(name, people_of(session))
    known = next((p for p in session.people.values() if p.name == meant and not p.removed), None)
    if known is None:
        return add_guest(session, name)
    session.change(known, present=True)
    return known


def add_guest(session: OpenSession, name: str) -> Presence:
    """Put a person on the roll whom no member's name fits."""
    guest = Presence(MemberId(new_id()), called(one_line(name)), guest=True)
    session.put(guest)
    return guest


def press(session: OpenSession, kind: str, now: datetime, **event_fields: Any) -> ClockEvent:
    """Do something to the clock; raises LctuiError, with the reason, where it makes no sense."""
    if sentence := refusal(clock_of(session, now), kind):
        raise LctuiError(sentence)
    last = max((event.id for event in session.clock), default="")
    event = ClockEvent(EventId(new_id(after=last)), kind, **({"at": now} | event_fields))
    session.put(event)
    return event


def end(session: OpenSession, now: datetime) -> None:
    """End the session, if it was begun and has not ended yet, and seal its file."""
    if clock_of(session, now).status in ("running", "paused"):
        press(session, "end", now)
    _keep_voices(session, now)
    session.seal()


def _keep_voices(session: OpenSession, now: datetime) -> None:
    """Keep who was heard, as the terminal that ran the clock left it on the floor."""
    from data.store.floor import FloorFile
    from data.voices import to_keep

    floor = FloorFile(session.ref.path).read()
    if floor is not None and floor.voices is not None and _keeps_voices(session):
        taken = sum(clock.taken for clock in clock_of(session, now).phases)
        voices = to_keep(floor.voices, taken, session.voices)
        session.put(*(voice for voice in voices if voice.id in session.people))


def _keeps_voices(session: OpenSession) -> bool:
    """Say whether the community keeps voices by now, whatever it did when they were counted."""
    from data.store.communities import open_community
    from data.store.places import Places
    from data.voices import KEPT_FOR

    with suppress(OSError, StoreFailed):
        folder = Places.of(session.ref.path).community
        return open_community(folder).community.voices in KEPT_FOR
    return False


def go_on(store: Store, session: OpenSession, now: datetime) -> None:
    """Let a session that was ended too early run again. LctuiError where a later one has begun."""
    if store.sessions(session.head.community, limit=1)[0].path != session.ref.path:
        raise LctuiError("A later session has begun.", "This one can be amended, but not go on.")
    press(session, "reopen", now)


def refuse_a_second(store: Store, community: Community) -> None:
    """Raise StillLive while a session of the community goes on."""
    from data.outlook import title_of

    for ref in store.live():
        if ref.community == community.id and not _is_over(store, ref):
            title = title_of(store, ref) or ref.title
            raise StillLive(
                f"“{community.name}” has a live session already: {title}.",
                f"Go there: lctui join {ref.path.name}. Or end it: lctui end.",
                ref,
            )


def _is_over(store: Store, ref: SessionRef) -> bool:
    """Say whether a session was ended and only its file was not sealed yet."""
    with suppress(StoreFailed):
        session = store.open(ref, entries=False)
        session.close()
        return session.ended
    return False


def _stamp(line: Line, now: datetime, last: str) -> dict[str, Any]:
    """Return the id and time of an entry, after the one with the last id, whatever the clock says.

    Of a nameless one they tell no more than the minute.
    """
    at = now.astimezone(UTC)
    if not line.nameless:
        return {"id": EntryId(new_id(after=last)), "at": at}
    minute = at.replace(second=0, microsecond=0)
    return {"id": EntryId(minute_id(minute)), "at": minute}


def _parts(line: Line, read_again: Callable[[str], Line]) -> tuple[Line, ...]:
    """Cut a line that is too long for one entry; all parts are of its kind and level."""
    first, *rest = cut(line.typed) or [line.typed]
    if not rest:
        return (line,)
    return (
        replace(line, text=read_again(first).text, typed=first),
        *(replace(line, text=part, typed=part) for part in rest),
    )
