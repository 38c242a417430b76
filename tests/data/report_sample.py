"""A session with one of everything, as the reports see it: invented people, invented practice."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from data.carryover import Item
from data.models.clock_told import INSERTED, STRETCHED, AgendaTold
from data.models.ids import CommunityId, EntryId, EventId, MemberId, PhaseId, SessionId
from data.models.records import (
    Carried,
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Phase,
    Presence,
    SessionHead,
)
from data.models.side_records import Adopted
from data.reports.between import between
from data.reports.minutes import Minutes, minutes_of

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
"""Ten o'clock in the session's zone."""


def minute(number: float) -> datetime:
    return NINE + timedelta(minutes=number)


@dataclass
class Session:
    """Stands in for a session opened from the store."""

    head: SessionHead
    people: dict[MemberId, Presence] = field(default_factory=dict)
    clock: list[ClockEvent] = field(default_factory=list)
    entries: dict[EntryId, Entry] = field(default_factory=dict)
    slips: dict[EventId, ExitSlip] = field(default_factory=dict)

    def say(self, kind: str, text: str, at: float, **fields: Any) -> Entry:
        entry_id = EntryId(f"019ab8d0-0000-7000-8000-{len(self.entries):012}")
        entry = Entry(entry_id, kind, text, minute(at), **fields)
        self.entries[entry_id] = entry
        return entry

    def come(self, name: str, *roles: str, present: bool = True) -> None:
        member = MemberId(f"member-{len(self.people)}")
        self.people[member] = Presence(member, name, present=present, roles=roles)

    def press(self, *presses: tuple[str, float]) -> None:
        for number, (kind, at) in enumerate(presses):
            self.clock.append(ClockEvent(EventId(f"{number:04}"), kind, minute(at)))


PHASES = (
    Phase(PhaseId("reflect"), "Reflect", 1800, 600, prompts=("What took you by surprise?",)),
    Phase(PhaseId("learn"), "Learn together", 3000, prompts=("Where does this fit your work?",)),
    Phase(PhaseId("next"), "What's next", 1800, 1200, prompts=("What will you try out?",)),
)

HEAD = SessionHead(
    id=SessionId("019ab8d0-1111-7000-8000-000000000008"),
    community=CommunityId("riverside-early-years-circle"),
    community_name="Riverside Early Years Circle",
    number=8,
    title="Home visits",
    topic="Home visits",
    format="circle",
    planned_start=NINE,
    zone="Europe/Berlin",
    phases=PHASES,
    next_date=date(2027, 1, 12),
)


def a_session() -> Session:
    """A session in its second phase, an hour after it was to begin."""
    session = Session(HEAD)
    session.come("Dana Brook", "facilitator")
    session.come("Amir Haddad", "scribe")
    session.come("Ana Ruiz", "scribe")
    session.come("Ben Osei")
    session.come("Kofi Lind", present=False)
    session.press(("start", 2), ("pause", 20), ("resume", 25), ("next", 36))
    say_all(session)
    return session


def say_all(session: Session) -> None:
    reflect = {"phase": PhaseId("reflect"), "prompt": "What took you by surprise?"}
    learn = {"phase": PhaseId("learn")}
    session.say("note", "Two of us are new today", 3, phase=PhaseId("reflect"))
    session.say(
        "success",
        "The two-question check-in opened people up",
        5,
        by="Ana Ruiz",
        tags=("check-in",),
        whom=("teen-parents",),
        typed="+ Ana: The two-question check-in opened people up #check-in for:teen-parents",
        captured_by="Amir Haddad",
        **reflect,
    )
    session.say("note", "after a silence of\nabout a minute", 6, depth=1, **reflect)
    session.say(
        "note",
        "for these ears only",
        7,
        depth=1,
        level="private",
        typed="for these ears only",
        **reflect,
    )
    session.say("note", "a remark on what was said before it", 7, depth=2, **reflect)
    session.say("setback", "A visit went cold after the form", 8, level="anon", **reflect)
    session.say(
        "setback", "I talked too much", 9, by="Dana Brook", level="role", typed="x", **reflect
    )
    who, asked = "Amir Haddad", "Who pays for interpreters?"
    session.say("question", asked, 40, by=who, marked=True, **learn)
    session.say("decision", "We meet in the library from January on", 44, **learn)
    session.say(
        "action",
        "Share the consent form with everybody who visits families, in the short version",
        45,
        owners=("Amir Haddad", "Ana Ruiz"),
        due=date(2026, 11, 27),
        status="open",
        **learn,
    )
    session.say("action", "Book the room", 46, owners=("Ben Osei",), status="done", **learn)
    session.say("action", "Print the old form", 46, status="dropped", **learn)
    session.say("commitment", "will begin with small talk, no papers", 47, by="Ana Ruiz", **learn)
    session.say("note", "said before the clock ran", 0)
    gone = session.say("note", "taken back", 48, **learn)
    session.entries[gone.id] = replace(gone, removed=True)


def handed_items() -> tuple[Item, ...]:
    """What earlier sessions handed to the sample."""
    session = Session(HEAD)
    first, second = SessionId("first"), SessionId("second")

    def item(entry: Entry, *visits: SessionId, heard: tuple[str, str] | None = None) -> Item:
        followup = FollowUp(entry.id, heard[0], minute(10), heard[1]) if heard else None
        return Item(entry, first, entry.at, visits, followup)

    owed = session.say("action", "Ask for toys", -9, owners=("Ben Osei",), status="open")
    asked = session.say("request", "Working with interpreters", -9, by="Kofi Lind")
    tried = session.say("commitment", "try two questions at the door", -9, by="Ana Ruiz")
    hidden = session.say("parked", "for these ears only", -9, level="private")
    unnamed = session.say("commitment", "try saying less", -9, by="Dana Brook", level="role")
    return (
        item(owed, second, HEAD.id, heard=("done", "")),
        item(asked, second, HEAD.id, SessionId("third")),
        item(tried, HEAD.id, heard=("partly", "the second question was too much")),
        item(hidden, HEAD.id),
        item(unnamed, HEAD.id, heard=("not-yet", "")),
    )


def slips(*answers: tuple[int | None, int | None]) -> dict[EventId, ExitSlip]:
    names = [EventId(f"slip-{number}") for number in range(len(answers))]
    return {n: ExitSlip(n, *a, change="less talk") for n, a in zip(names, answers, strict=True)}


def live_minutes() -> Minutes:
    return minutes_of(a_session(), minute(60), handed_items())


def closed_minutes() -> Minutes:
    session = a_session()
    session.press(("start", 2), ("next", 32), ("next", 84), ("end", 112))
    session.clock = session.clock[4:]
    session.slips = slips((5, 4), (4, 4), (4, None))
    commitment = next(e for e in session.entries.values() if e.kind == "commitment")
    told = FollowUp(commitment.id, "worked", minute(99999), "they asked for more")
    heard = {commitment.id: [told]}
    decision = next(e for e in session.entries.values() if e.kind == "decision")
    items = [item.entry for item in handed_items()]
    carried = [Carried(e.id, SessionId("first"), (SessionId("second"), HEAD.id)) for e in items]
    loop = between(
        {entry.id: entry.level for entry in items},
        carried,
        [FollowUp(items[0].id, "done", minute(10), "cheaper than we thought")],
        {entry.id: ("Kofi Lind",) for entry in items},
    )
    return minutes_of(
        session,
        minute(200),
        handed_items(),
        heard,
        loop=loop,
        adopted=(Adopted(decision.id, "ground-rules", minute(115)),),
        agenda=(
            AgendaTold(INSERTED, minute(20), PhaseId("coffee"), "Coffee", 900),
            AgendaTold(STRETCHED, minute(40), PhaseId("learn"), "Learn together", 3000, 2400),
        ),
    )
