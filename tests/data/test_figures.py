"""What a community's sessions add up to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.figures import figures
from data.figures_told import in_words
from data.models.ids import CommunityId, EntryId, MemberId, SessionId
from data.models.summary import Attendee, Heard, Owed, Summary

BEGUN = datetime(2026, 1, 6, 9, tzinfo=UTC)
OUTCOMES = ("worked", "partly", "did-not", "not-yet", "let-go")


def held(number: int, **fields: object) -> Summary:
    """Return a session that began so many weeks after the first."""
    at = BEGUN + timedelta(weeks=number)
    empty = Summary(
        id=SessionId(f"s{number}"),
        community=CommunityId("riverside"),
        stem=f"{at:%Y-%m-%d-%H%M}-riverside",
        live=False,
        number=number + 1,
        title="",
        topic=None,
        topic_item=None,
        preparer="",
        format="circle",
        zone="UTC",
        planned_start=None,
        started=at,
        ended=at + timedelta(hours=2),
        next_date=None,
        people=(),
        phases=(),
        asked=(),
        counts={},
        owed=(),
        carried=(),
        heard=(),
        offered=(),
        votes=(),
        worth=(),
        safe=(),
        slips=0,
        adopted=0,
    )
    return replace(empty, **fields)  # type: ignore[arg-type]


def there(*names: str, guest: bool = False) -> tuple[Attendee, ...]:
    return tuple(Attendee(MemberId(name), name, guest) for name in names)


def owed(identifier: str, kind: str, week: int = 0, status: str | None = None) -> Owed:
    at = BEGUN + timedelta(weeks=week)
    return Owed(EntryId(identifier), kind, at, "Ana Ruiz", status=status)


def heard(identifier: str, outcome: str, week: int) -> Heard:
    return Heard(EntryId(identifier), outcome, BEGUN + timedelta(weeks=week))


def test_a_community_without_sessions_has_no_figures_and_says_so() -> None:
    assert list(in_words(figures([]))) == [("Sessions held", "none yet")]


def test_what_was_promised_is_counted_by_what_became_of_it() -> None:
    found = figures(
        [
            held(0, owed=tuple(owed(n, "commitment") for n in "abcd")),
            held(1, heard=(heard("a", "not-yet", 1), heard("b", "did-not", 1))),
            held(2, heard=(heard("a", "worked", 2), heard("c", "not-yet", 2))),
        ]
    )
    assert found.commitments == {"worked": 1, "did-not": 1, "not-yet": 1, "unheard": 1}
    assert (found.made, found.tried, found.told) == (4, 2, 3)
    assert (found.days_to_outcome, found.days_of) == (10.5, 2)
    assert found.last_tried == date(2026, 1, 20)
    told = dict(in_words(found))
    assert told["Tried"] == "2 of 3 that were told of, last on 20 Jan 2026"
    assert told["From word to outcome"] == "10 days, the median (n = 2)"


def test_a_word_that_settles_counts_before_a_later_one_that_does_not() -> None:
    heard_late = (heard("a", "worked", 1), heard("a", "not-yet", 3))
    found = figures([held(0, owed=(owed("a", "commitment"),)), held(1, heard=heard_late)])
    assert found.commitments == {"worked": 1}


def test_an_action_is_done_by_its_own_word_or_by_what_was_heard() -> None:
    actions = (
        owed("a", "action", status="open"),
        owed("b", "action", status="done"),
        owed("c", "action", status="open"),
        owed("d", "action"),
    )
    found = figures([held(0, owed=actions), held(1, heard=(heard("c", "dropped", 1),))])
    assert found.actions == {"open": 2, "done": 1, "dropped": 1}


def test_help_and_requests_are_followed_to_answer_and_topic() -> None:
    asked = (owed("h", "help"), owed("i", "help"), owed("r", "request"), owed("q", "request"))
    found = figures(
        [
            held(0, owed=asked, offered=((EntryId("h"), "Ben"), (EntryId("h"), "Dana"))),
            held(1, heard=(heard("i", "answered", 1),), topic_item=EntryId("r")),
        ]
    )
    assert (found.help_asked, found.help_offered, found.help_answered) == (2, 1, 1)
    assert (found.requests, found.topics) == (2, 1)


def test_attendance_is_the_mean_of_the_sessions_with_a_roll() -> None:
    found = figures(
        [
            held(0, people=there("Ana", "Ben", "Dana")),
            held(1, people=(*there("Ana"), *there("Eve", guest=True))),
            held(2),
            held(3, people=there("Ana", "Ben"), live=True),
        ]
    )
    assert (found.sessions, found.attendance, found.attendance_of, found.people) == (3, 2.5, 2, 3)
    assert dict(in_words(found))["Attendance"] == "2.5 on average (n = 2), 3 different members"


def test_a_long_pause_breaks_a_row_of_sessions() -> None:
    assert figures(held(n) for n in (0, 1, 2, 3, 9, 10)).in_a_row == 2
    assert figures(held(n) for n in (0, 1, 2)).in_a_row == 3
    assert figures([held(0)]).in_a_row == 1


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(OUTCOMES)), max_size=20), st.randoms())
def test_every_commitment_is_counted_once_in_whatever_order(
    said: list[tuple[int, str]], order: object
) -> None:
    sessions = [held(0, owed=tuple(owed(str(n), "commitment") for n in range(6)))]
    sessions += [held(w, heard=(heard(str(n), o, w),)) for w, (n, o) in enumerate(said, 1)]
    found = figures(sessions)
    order.shuffle(sessions)  # type: ignore[attr-defined]
    assert figures(sessions) == found
    assert (found.made, 6 - len({n for n, _ in said})) == (6, found.commitments.get("unheard", 0))
    assert told_of(said) == {k: v for k, v in found.commitments.items() if k != "unheard"}


def told_of(said: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Count made apart: the last word of each that settles it, else the last."""
    words: dict[int, list[str]] = {}
    for number, outcome in said:
        words.setdefault(number, []).append(outcome)
    last = [next((w for w in reversed(ws) if w != "not-yet"), "not-yet") for ws in words.values()]
    return {outcome: last.count(outcome) for outcome in set(last)}
