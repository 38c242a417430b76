"""Sessions as insights see them, made in a line each."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from data.insights.material import Material, Meeting
from data.measuring import Course
from data.models.community_records import Goal, GoalId, Measure, MeasureId, Reading
from data.models.ids import CommunityId, EntryId, EventId, MemberId, SessionId
from data.models.summary import Attendee, Heard, Owed, Summary
from data.tallying import Tally

TODAY = date(2026, 11, 24)
FIRST = datetime(2026, 1, 6, 10, 0, tzinfo=UTC)


def met(
    number: int,
    *,
    weeks: int | None = None,
    there: int = 5,
    guests: int = 0,
    clock: bool = True,
    topic: str | None = None,
    asked: bool = False,
    kinds: dict[str, int] | None = None,
    owed: Sequence[Owed] = (),
    heard: Sequence[Heard] = (),
    spoke: int | None = None,
    tags: tuple[str, ...] = (),
    planned: int = 120,
    taken: int = 120,
    worth: tuple[int, ...] = (),
    safe: tuple[int, ...] = (),
    live: bool = False,
    carried: int = 0,
    often: int = 0,
    offered: int = 0,
    adopted: int = 0,
    title: str = "",
) -> Meeting:
    """Return a session, a fortnight after the one before unless `weeks` after the first are told.

    Of those `there`, the members m0, m1 … came; `spoke` of them said something.
    """
    began = FIRST + timedelta(weeks=weeks if weeks is not None else 2 * number)
    people = [
        Attendee(MemberId(f"m{i}"), f"Person {i}", guest=i >= there - guests) for i in range(there)
    ]
    summary = Summary(
        id=SessionId(f"s{number}"), community=CommunityId("c"), stem=f"{began:%Y-%m-%d-%H%M}-t",
        live=live, number=number + 1, title=title or topic or f"Session {number + 1}", topic=topic,
        topic_item=EntryId("wish") if asked else None, preparer="", format="circle", zone="UTC",
        planned_start=began, started=began if clock else None,
        ended=began + timedelta(minutes=taken) if clock else None, next_date=None,
        people=tuple(people), phases=(), asked=(), counts=kinds or {"note": 1}, owed=tuple(owed),
        carried=(), heard=tuple(heard),
        offered=tuple((EntryId(f"h{i}"), "Somebody") for i in range(offered)), votes=(),
        worth=worth, safe=safe, slips=max(len(worth), len(safe)), adopted=adopted,
    )  # fmt: skip
    tally = Tally(
        summary.counts,
        tuple(f"m{i}" for i in range(there - guests if spoke is None else spoke)),
        tags,
        (),
        planned * 60,
        taken * 60 if clock else 0,
        carried,
        often,
    )
    return Meeting(summary, tally)


def promised(name: str, number: int, kind: str = "commitment") -> Owed:
    """Return what was said in that session of the row."""
    return Owed(EntryId(name), kind, FIRST + timedelta(weeks=2 * number, minutes=30))


def told_of(name: str, outcome: str, number: int) -> Heard:
    """Return what was heard of it in that session of the row."""
    return Heard(EntryId(name), outcome, FIRST + timedelta(weeks=2 * number, minutes=15))


def material(
    *meetings: Meeting, members: int = 8, courses: tuple[tuple[str, Course], ...] = ()
) -> Material:
    """Return the material of these sessions."""
    return Material("Riverside Circle", TODAY, meetings, members, courses)


def course(
    *values: float, title: str = "Second visits", target: float | None = 15, goal: str = "More open"
) -> tuple[str, Course]:
    """Return a measure with a reading a month, and its goal's title."""
    measure = Measure(MeasureId("m"), Goal(GoalId("g"), goal).id, title, "of 20", "up", 9.0, target)
    readings = tuple(
        Reading(EventId(f"r{i}"), measure.id, date(2026, i + 1, 3), value)
        for i, value in enumerate(values)
    )
    return goal, Course(measure, readings)
