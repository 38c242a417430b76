"""Rereading and refreshing: when they are proposed, and when they are not."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from data.formats.loader import load_format
from data.models.community import Community
from data.models.community_records import Revisit
from data.models.ids import CommunityId, EventId, SessionId
from data.models.summary import Summary
from data.refresh import refresh_due, sagging
from data.revisiting import PHASE, due, revisit_phase, with_revisit
from data.store.store import Store
from data.trend import pulse_lines, trend

ON = datetime(2026, 1, 6, 10, tzinfo=UTC)


def told(number: int, worth: tuple[int, ...] = (), format: str = "circle") -> Summary:
    fields = dict.fromkeys(Summary.__dataclass_fields__, ())
    own = {"number": number, "format": format, "worth": worth, "slips": len(worth)}
    began = {"started": ON + timedelta(days=30 * number), "live": False}
    return Summary(**(fields | own | began))  # type: ignore[arg-type]


def reread(number: int, subject: str = "ground-rules") -> Revisit:
    return Revisit(EventId(str(number)), subject, "affirmed", SessionId("s"), number, date.today())


def circle(**fields: object) -> Community:
    return Community(CommunityId("c"), "Riverside", **fields)  # type: ignore[arg-type]


def test_every_fourth_session_rereads_what_was_agreed() -> None:
    agreed = circle(purpose="To learn", ground_rules=("Phones away",))
    asked = [number for number in range(1, 10) if due(agreed, number, [])]
    assert asked == [5, 6, 7, 8, 9]  # skipping asks again next time
    assert due(agreed, 6, [reread(5)]) == ("purpose",)
    assert due(agreed, 9, [reread(5), reread(5, "purpose")]) == ("purpose", "ground-rules")
    assert due(agreed, 8, [reread(5), reread(5, "purpose")]) == ()


def test_nothing_agreed_or_no_wish_to_reread_asks_nothing() -> None:
    assert due(circle(), 40, []) == ()
    assert due(circle(purpose="To learn", revisit_every=0), 40, []) == ()


def test_the_five_minutes_stand_after_the_opening_once() -> None:
    phases = load_format("circle").plan()
    planned = with_revisit(phases, ("purpose",))
    assert [p.id for p in planned[:3]] == ["welcome", PHASE, "reflect"]
    assert planned[1].seconds == 300
    assert with_revisit(planned, ("purpose",)) == planned
    assert with_revisit(phases, ()) == phases
    assert len(revisit_phase(("purpose", "ground-rules")).prompts) == 3


@pytest.mark.parametrize(
    ("rounds", "sags"),
    [
        ([(5, 5, 4), (4, 4, 5), (3, 4, 3), (3, 3, 4)], True),
        ([(5, 5, 4), (4, 4, 5), (5, 4, 4), (3, 3, 4)], False),
        ([(2, 3, 3), (3, 2, 3)], True),
        ([(2, 2, 2)], False),
        ([(5, 5, 5), (1, 1), (1, 2), (1, 1)], False),
        ([(5, 5, 5), (3, 3, 3), (1, 1), (3, 3, 3)], True),
    ],
)
def test_a_pulse_sags_over_two_sessions_with_enough_answers(
    rounds: list[tuple[int, ...]], *, sags: bool
) -> None:
    points = trend([told(number, worth) for number, worth in enumerate(rounds, 1)])
    assert bool(sagging(points)) is sags
    assert not sags or "n = 6" in str(sagging(points))


def test_a_refresh_that_was_just_held_is_not_proposed_again() -> None:
    low = [told(n, (2, 2, 2)) for n in (1, 2)] + [told(3, (2, 2, 2), "refresh")]
    assert sagging(trend([*low, told(4, (2, 2, 2))])) is None
    assert sagging(trend([*low, told(4, (2, 2, 2)), told(5, (2, 2, 2))]))


def test_the_trend_leaves_gaps_where_too_few_have_answered() -> None:
    lines = pulse_lines([told(3, (4, 4, 5, 3)), told(2, (5, 1)), told(1, (5, 5, 5)), told(4)])
    assert lines[0] == "Worth the time █·▆·  4.0 of 5 (n = 4), session 3"
    assert "too few answers" in lines[1]
    assert pulse_lines([told(1), told(2)]) == ()
    assert len(pulse_lines([told(1, (5, 1)), told(2, (3,))])) == 1


def test_old_questions_of_life_propose_a_refresh_and_a_refresh_answers_them(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    made = store.new_community("Riverside")
    community = store.open_community(made.id)
    today = datetime.now(UTC).date()
    year = timedelta(days=366)
    assert refresh_due(community, (), today + year) is None
    community.change(community.community, purpose="To learn from each other")
    assert refresh_due(community, (), today) is None
    assert "purpose" in str(refresh_due(community, (), today + year))
    community.change(community.community, stage="Steady")
    half = today + timedelta(days=200)
    assert "“Steady”" in str(refresh_due(community, (), half))
    held = told(3, (), "refresh")
    held = type(held)(
        **{f: getattr(held, f) for f in held.__dataclass_fields__}
        | {"started": datetime.combine(half, datetime.min.time(), UTC)}
    )
    assert refresh_due(community, (held,), half + timedelta(days=9)) is None

    latest = half + year
    assert refresh_due(community, (held, told(4, ())), latest)
    assert refresh_due(community, (told(4, (), "closing"), held), latest) is None
    assert refresh_due(community, (told(4, (), "closing"), told(5, ())), latest), "it went on"
