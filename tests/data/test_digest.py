"""What was learned over a span, on one topic, on one page: what is told and what is counted."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from data.digest.days import check_span, first_day, last_day
from data.digest.draft import Draft, Wanted
from data.digest.evidence import evidence_in, questions_in, table_of
from data.digest.papers import PAPERS
from data.digest.said import Said, most_telling
from data.digest.states import practices_in
from data.meeting import keep
from data.models.community_records import Goal, GoalId, Measure, MeasureId, Reading
from data.models.ids import EventId, new_id
from data.models.records import Carried, FollowUp
from data.store.store import Store
from tests.hostile import hostile_texts
from tests.html_rules import problems_of
from tests.screens.stage import held_session

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
TODAY = NOW.date()
SOME = date(2026, 3, 3)


def said(kind: str = "success", text: str = "It worked", **beside: object) -> Said:
    return Said(new_id(), kind, text, "", SOME, "Visits", "Visits", **beside)  # type: ignore[arg-type]


def draft(store: Store, paper: str, audience: str = "", **beside: object) -> Draft:
    (community,) = store.communities()
    wanted = Wanted(community.id, audience, **beside)  # type: ignore[arg-type]
    return PAPERS[paper].make(store, wanted, NOW)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two sessions: what the first set out to try, the second tells of."""
    store = Store(tmp_path / "store")
    first = held_session(
        store,
        "+ Ana: Two questions open people up because nobody is examined #check-in for:fathers",
        "  the first one is about the dog",
        "- Ben: Went cold after the form #form for:fathers",
        "= We meet in the library",
        "? Who pays for interpreters?",
        "> Ben: ask about the bench #check-in for:newcomers",
        "> Amir: carry the form in the bag",
        "< Ana: help with the registration form",
        "+ Amir: a neighbour started a group of her own #unplanned",
        "* nobody outside may know #private",
        began=NOW - timedelta(weeks=5),
    )
    second = held_session(store, "note", began=NOW - timedelta(weeks=1), topic="Again")
    by_text = {entry.text: entry for entry in first.entries.values()}
    told = {
        "ask about the bench": ("worked", "She sat down beside me"),
        "carry the form in the bag": ("did-not", "It stayed there"),
        "help with the registration form": ("answered", ""),
    }
    at = NOW - timedelta(days=7)
    for text, (outcome, note) in told.items():
        entry = by_text[text]
        second.put(Carried(entry.id, first.head.id, (second.head.id,)))
        second.put(FollowUp(entry.id, outcome, at, note))
    for session in (first, second):
        session.seal()
        session.close()
    goal, measure = GoalId(new_id()), MeasureId(new_id())
    community = store.open_community(store.communities()[0].id)
    community.put(
        Goal(goal, "Doors open", "we are calm", "they open"),
        Measure(measure, goal, "Second visits", "of 20", "up", 9, 15),
        Reading(EventId(new_id()), measure, date(2026, 11, 20), 14),
    )
    return store


def test_a_digest_tells_what_works_for_whom_and_why_with_what_was_noted_under_it(
    store: Store,
) -> None:
    text = draft(store, "digest").written("md")
    assert "## What works, for whom, and why" in text
    assert "because nobody is examined — Ana Ruiz · for fathers · Home visits" in text
    assert "  - the first one is about the dog" in text


def test_a_setback_counts_as_much_as_a_success_and_a_failed_try_is_one(store: Store) -> None:
    text = draft(store, "digest").written("md")
    assert "## What did not work, and what it taught (2 told, each worth as much" in text
    assert "carry the form in the bag — Amir Haddad · did not work · “It stayed there”" in text


def test_what_was_tried_is_counted_for_the_group(store: Store) -> None:
    text = draft(store, "digest").written("md")
    assert "## What was tried, and what came of it (n = 2)" in text
    assert "- 1 did not work, 1 worked" in text or "- 1 worked, 1 did not work" in text


def test_measures_stand_with_target_baseline_and_their_number(store: Store) -> None:
    text = draft(store, "digest").written("md")
    assert "Second visits: 9 → 14 of 20, target 15, nearer by 5, n = 1" in text


def test_what_nobody_had_planned_and_what_is_open_have_their_place(store: Store) -> None:
    text = draft(store, "digest").written("md")
    assert "## What nobody had planned" in text
    assert "a neighbour started a group of her own" in text
    assert "## Questions still open (n = 1)" in text
    assert "Every call was answered." in text
    assert "1 asked for, 1 answered" in text


def test_outcomes_are_told_though_they_came_after_the_span(store: Store) -> None:
    text = draft(store, "digest", until=date(2026, 10, 31)).written("md")
    assert "She sat down beside me" in text
    assert "Sessions: 1\n" in text


def test_what_was_said_before_the_span_is_told_where_it_was_heard_of(store: Store) -> None:
    text = draft(store, "digest", since=date(2026, 11, 10)).written("md")
    assert "ask about the bench" in text
    assert "Two questions open people up" not in text


def test_a_guide_says_how_far_each_practice_has_come(store: Store) -> None:
    text = draft(store, "toolkit", topic="check-in").written("md")
    assert "check in — tried by several · n = 2" in text
    assert "## Sources" in text


def test_a_guide_shows_every_entry_that_it_is_built_from_open_actions_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    lines = ("! Ben: print the form #form", "> Ana: try the form at home #form", "* The form #form")
    held_session(store, *lines).close()
    told = draft(store, "toolkit", topic="form").written("md")
    assert "Built from: 3 entries" in told
    still_open = told.partition("## Still open (n = 2)")[2].partition("\n## ")[0]
    assert "print the form — Ben Okafor" in still_open
    assert "try the form at home — Ana Ruiz" in still_open


def test_a_page_for_leaders_tells_hours_and_what_changed_and_no_name(store: Store) -> None:
    made = draft(store, "brief")
    text = made.written("md")
    assert made.audience.name == "sponsor"
    assert "2 sessions were held" in text
    assert "about 3 hours for somebody who came to all of them" in text
    assert not any(name in text for name in ("Ana", "Ben", "Amir"))
    assert len(text.splitlines()) < 60


def test_a_redacted_entry_is_in_no_digest(store: Store) -> None:
    from data.store.redacting import redact

    session = store.open(store.sessions()[1])
    entry = next(e for e in session.entries.values() if "Two questions" in e.text)
    redact(store, session, [entry], NOW)
    session.close()
    assert "redacted" not in draft(Store(store.root), "digest").written("md")


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper != "minutes"])
def test_every_page_is_readable_by_everybody_as_html(store: Store, paper: str) -> None:
    assert not problems_of(draft(store, paper, topic="form").written("html"))


def test_an_empty_community_has_a_page_that_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.new_community("Riverside")
    assert "none in this time" in draft(store, "digest").written("md")
    assert "No session was held" in draft(store, "brief").written("md")
    assert "Nothing was said on “doors”" in draft(store, "toolkit", topic="doors").written("md")


@pytest.mark.parametrize("audience", ["members", "sponsor", "public"])
def test_hostile_texts_go_through_every_page(tmp_path: Path, audience: str) -> None:
    store = Store(tmp_path / "store")
    texts = hostile_texts(200)
    lines = [f"{sign} Ana: {' '.join(t.split())}" for sign in "+->?<" for t in texts]
    session = held_session(store, topic="<b>[x]", ended=True)
    for line in lines:
        keep(session, line, now=NOW)
    session.seal()
    session.close()
    for paper in ("digest", "toolkit", "brief"):
        made = draft(store, paper, audience, topic="bold", whole=True, chatham=True)
        for kind in PAPERS[paper].formats:
            text = made.written(kind)
            assert "\x1b" not in text
            assert "Ana" not in text
        assert not problems_of(made.written("html"))


def test_practices_stand_beside_those_they_were_tried_with_and_gaps_are_questions() -> None:
    told = [
        said(tags=("bench",), whom=("fathers",)),
        said(tags=("bench",), whom=("fathers",)),
        said(tags=("bench",), whom=("new-comers",)),
        said("setback", tags=("form",), whom=("fathers",)),
        said("commitment", tags=("form",), whom=("fathers",), outcome="partly"),
    ]
    table = table_of(evidence_in(told))
    assert table is not None
    assert table.columns == ("Practice", "fathers", "new comers")
    assert [line.cells for line in table.lines] == [
        ("worked 2", "worked 1"),
        ("worked partly 1, did not 1", "?"),
    ]
    asked = questions_in(table)
    assert asked is not None
    assert [line.text for line in asked.lines] == ["Does “form” work for new comers?"]


def test_a_table_of_question_marks_is_not_shown() -> None:
    told = [said(tags=(f"tag{n}",), whom=(f"group{n}",)) for n in range(6)]
    assert table_of(evidence_in(told)) is None
    assert table_of(evidence_in([])) is None
    assert table_of(evidence_in([said("note", whom=("all",), tags=("x",))])) is None


def test_a_practice_goes_from_raised_to_agreed() -> None:
    raised, one = said("question", tags=("bench",)), said(tags=("form",))
    two, other = said(tags=("door",)), said("commitment", tags=("door",), outcome="worked")
    agreed = [said(tags=("text",)), said("decision", tags=("text",))]
    speakers = {one.id: ("Ana",), two.id: ("Ana",), other.id: ("Ben",)}
    found = practices_in([raised, one, two, other, *agreed], speakers, "topic")
    assert [(practice.name, practice.state) for practice in found] == [
        ("text", "agreed"),
        ("door", "tried by several"),
        ("form", "tried by one"),
        ("bench", "raised"),
    ]


def test_what_tells_most_comes_first_and_the_rest_is_counted() -> None:
    plain, why = said(text="It worked"), said(text="It worked because it was calm")
    whole = said(text="So it did because it was", whom=("all",))
    assert most_telling([plain, why, whole], 2) == ((whole, why), 1)
    assert most_telling([plain], None) == ((plain,), 0)


def test_what_was_said_again_and_again_stands_once() -> None:
    kept, left = most_telling([said(text="Tea"), said(text="tea "), said(text="Cake")], None)
    assert [(one.text, one.times) for one in kept] == [("tea ", 2), ("Cake", 1)]
    assert left == 0
    assert "said 2 times" in kept[0].line().details


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-11-03", date(2026, 11, 3), date(2026, 11, 3)),
        ("", None, None),
    ],
)
def test_a_year_and_a_month_are_meant_whole(
    typed: str, first: date | None, last: date | None
) -> None:
    assert (first_day(typed, TODAY), last_day(typed, TODAY)) == (first, last)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        check_span(date(2026, 2, 1), date(2026, 1, 1), date(2026, 3, 1))
    with pytest.raises(ValueError, match="begin after today"):
        check_span(date(2027, 1, 1), None, date(2026, 3, 1))
