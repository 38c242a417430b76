"""What a decision would change of what the community stands for."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from data.adopting.confidence import NAMES, PRIVATE
from data.adopting.standing import Standing
from data.adoption import Proposal, proposals
from data.difference import in_signs
from data.models.community import Community, Member
from data.models.community_records import Goal, GoalId, Measure, MeasureId, Reading
from data.models.ids import CommunityId, EntryId, EventId, MemberId, PhaseId, SessionId
from data.models.records import Entry, Phase, SessionHead
from data.models.side_records import Adopted
from data.store.hlc import stamp_of
from tests.hostile import hostile_texts

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
RULES = ("Phones away", "Ask before advising", "We start when all are here")


def told(
    records: str,
    *lines: str | Entry,
    adopted: tuple[str, ...] = (),
    rules: tuple[str, ...] = RULES,
    question: str | None = None,
    phase: str = "p",
    names: tuple[str, ...] = (),
    **standing: Any,
) -> tuple[Proposal, ...]:
    part = Phase(PhaseId(phase), "Part", 600, records=records, question=question)
    head = SessionHead(
        SessionId("s"), CommunityId("c"), "C", 3, "C", None, "x", None, "UTC", (part,)
    )
    said = [line if isinstance(line, Entry) else decision(line, phase) for line in lines]
    community = Community(CommunityId("c"), "C", ground_rules=rules, **standing.pop("own", {}))
    done = {EntryId(each): Adopted(EntryId(each), "goals", NOW) for each in adopted}
    return proposals(head, said, done, Standing(community, **standing), names=names)


def decision(text: str, phase: str = "p", **fields: Any) -> Entry:
    own: dict[str, Any] = {"id": EntryId(text), "kind": "decision", "text": text, "at": NOW}
    return Entry(**(own | {"phase": PhaseId(phase)} | fields))


def only(*found: Proposal) -> Proposal:
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("What is told here stays here", "", "What is told here stays here"),
        ("3 we begin on time", RULES[2], "we begin on time"),
        ("Rule 3: we begin on time", RULES[2], "we begin on time"),
        ("#1) Phones off", RULES[0], "Phones off"),
        ("drop 3", RULES[2], ""),
        ("remove rule 2.", RULES[1], ""),
        ("2 is dropped", RULES[1], ""),
        ("new: 3 chairs stay free for newcomers", "", "3 chairs stay free for newcomers"),
        ("4. Nobody is interrupted", "", "Nobody is interrupted"),
        ("30 minutes at most for a talk", "", "30 minutes at most for a talk"),
    ],
)
def test_a_decision_about_rules_is_held_against_those_that_stand(
    line: str, before: str, after: str
) -> None:
    found = only(*told("ground-rules", line))
    assert (found.into, found.before, found.after) == ("ground-rules", before, after)
    (community,) = found.records
    assert isinstance(community, Community)
    assert found.by_itself is (line == "3 we begin on time")
    kept = [rule for rule in RULES if rule != before]
    assert sorted(community.ground_rules) == sorted([*kept, after] if after else kept)


def test_what_stands_already_or_is_no_decision_does_not_wait() -> None:
    note = Entry(EntryId("n"), "note", "Phones are loud", NOW, phase=PhaseId("p"))
    gone = decision("was bad", redacted=NOW.date())
    assert told("ground-rules", "phones away", "3 We start when all are here", note, gone) == ()
    assert told("", "We meet on Tuesdays") == ()
    assert only(*told("ground-rules", "drop 9")).records == ()


def test_a_number_means_the_rule_that_had_it_when_the_decision_was_said() -> None:
    one_went = RULES[:1] + RULES[2:]
    day, hour = timedelta(days=1), timedelta(hours=1)
    versions = ((stamp_of(NOW - day), RULES), (stamp_of(NOW + hour), one_went))
    part = Phase(PhaseId("p"), "Part", 600, records="ground-rules")
    head = SessionHead(
        SessionId("s"), CommunityId("c"), "C", 3, "C", None, "x", None, "UTC", (part,)
    )
    standing = Standing(
        Community(CommunityId("c"), "C", ground_rules=one_went), rule_versions=versions
    )
    said = [decision("3 we begin on time"), decision("2 ask twice"), decision("drop 2")]
    amended, new = proposals(head, said, {}, standing, typed_at=lambda _id: stamp_of(NOW))
    assert (amended.before, amended.title[:13]) == (RULES[2], "Ground rule 2")
    assert (new.before, new.after) == ("", "ask twice")
    assert "does not stand" in new.cautions[0]


def test_the_purpose_is_one_sentence_and_differences_add_up() -> None:
    own = {"purpose": "To talk", "differences": ("Fewer forms",)}
    lines = ("Learn from each other's work", "different: visits that parents want", "stage: Steady")
    first, second, stage = told("purpose", *lines, own=own)
    assert (first.before, first.after) == ("To talk", lines[0])
    assert (second.before, second.after) == ("", "visits that parents want")
    assert second.records[0].differences == ("Fewer forms", second.after)  # type: ignore[union-attr]
    assert stage.records[0].stage == "Steady"  # type: ignore[union-attr]
    assert only(*told("purpose", "Less paper", phase="difference")).title == second.title
    assert not only(*told("purpose", "stage: Sleepy")).records


def test_of_two_purposes_the_last_counts_and_the_first_is_adopted_for_itself_only() -> None:
    first, last = told("purpose", "To talk", "To learn")
    assert (first.by_itself, last.by_itself) == (True, False)


def test_decisions_about_a_question_are_lines_of_its_answer() -> None:
    standing: dict[str, Any] = {"charter": {"who": "Home visitors"}}
    found = only(*told("charter", "Two nurseries", question="who", **standing))
    assert found.after == "Home visitors\nTwo nurseries"
    assert in_signs(found.before, found.after) == ("  Home visitors", "+ Two nurseries")
    assert only(*told("charter", "instead: parents", question="who", **standing)).after == "parents"
    assert told("charter", "Home visitors", question="who", **standing) == ()
    rhythm = only(*told("charter", "First Tuesday, 10 to 12", question="when-where"))
    assert rhythm.records[1].rhythm == "First Tuesday, 10 to 12"  # type: ignore[union-attr]
    rule = only(*told("charter", "Nobody is interrupted", question="ground-rules"))
    assert (rhythm.into, rule.into) == ("charter", "ground-rules"), "minutes say what it is"
    assert only(*told("purpose", "vision: Nobody learns alone")).into == "vision"
    assert rule.records[1].text.split("\n") == [*RULES, rule.after]  # type: ignore[union-attr]
    issue = decision("Why do visits stop?", by="Ana Ruiz")
    topic = only(*told("charter", issue, question="issues")).records[1]
    assert (topic.title, topic.raised_by) == ("Why do visits stop?", "Ana Ruiz")  # type: ignore[union-attr]
    assert "who:" in only(*told("charter", "On Tuesdays")).cautions[0]
    assert only(*told("charter", "data: visits kept")).records[0].id == "data"


GOAL = Goal(GoalId("g"), "Visits that go on")
KEPT = Measure(MeasureId("m"), GOAL.id, "visits kept", "%")


def test_goals_their_theory_measures_and_readings_are_told_apart() -> None:
    earlier = Reading(EventId("r"), KEPT.id, NOW.date() - timedelta(days=30), 61)
    standing: dict[str, Any] = {"goals": (GOAL,), "measures": (KEPT,), "readings": (earlier,)}
    lines = (
        "If we call the day before, then they are at home, because they knew",
        "measure: calls made (calls) from 10 to 4",
        "Visits kept are at 71,5 % this month",
        "Parents bring friends",
        "goal: visits kept above 80",
    )
    notes = [
        decision(line, kind="note") for line in ("visits kept: 72", "A long talk about 7 forms")
    ]
    theory, measure, reading, new, forced, noted = told("goals", *lines, *notes, **standing)
    assert noted.records[0].value == 72  # type: ignore[union-attr]
    goal = theory.records[0]
    assert isinstance(goal, Goal)
    assert (goal.id, goal.theory_if, goal.theory_because) == (
        "g", "we call the day before", "they knew",
    )  # fmt: skip
    made = measure.records[0]
    assert isinstance(made, Measure)
    assert (made.goal, made.title, made.unit) == ("g", "calls made", "calls")
    assert (made.baseline, made.target, made.direction) == (10, 4, "down")
    assert (reading.before, reading.records[0].value) == ("61%", 71.5)  # type: ignore[union-attr]
    assert "this month" in reading.after
    assert isinstance(new.records[0], Goal)
    assert isinstance(forced.records[0], Goal)


def test_what_belongs_to_a_goal_waits_until_that_is_adopted() -> None:
    lines = ("Fewer broken visits", "if we call, then they open", "measure: visits kept (%)")
    goal, theory, measure = told("goals", *lines)
    assert goal.records
    assert (theory.records, measure.records) == ((), ())
    assert "Fewer broken visits" in theory.cautions[0]
    made = Goal(GoalId("Fewer broken visits"), "Fewer broken visits")
    theory, _measure = told("goals", *lines, adopted=(lines[0],), goals=(made, GOAL))
    assert theory.records[0].id == made.id
    alone = only(*told("goals", "if we call, then they open the door, because they knew"))
    assert alone.records[0].title == "they open the door"  # type: ignore[union-attr]


def test_what_was_said_in_confidence_is_offered_with_a_warning_and_for_itself_only() -> None:
    said = [
        decision("Amir gets an hour", level="private"),
        decision("Ben holds back", level="anon"),
        decision("Ben keeps the time"),
        decision("Nobody is pushed", level="anon"),
    ]
    private, nameless, named, plain = told("ground-rules", *said, names=("Ben Okafor",))
    assert (private.by_itself, PRIVATE in private.cautions) == (True, True)
    assert nameless.by_itself
    assert "without a name" in nameless.cautions[0]
    assert (named.by_itself, named.cautions) == (False, (NAMES.format("Ben Okafor"),))
    assert (plain.by_itself, plain.cautions) == (False, ())


def test_what_a_named_member_hopes_goes_to_the_card_and_to_nobody_elses() -> None:
    ana = Member(MemberId("a"), "Ana Ruiz", hopes="to give: patience")
    said = [
        decision("a film of my work", kind="note", by="Ana Ruiz"),
        decision("How do I begin?", kind="question", by="Ana Ruiz"),
        decision("nothing much", kind="note", by="Ana Ruiz", level="role"),
        decision("to listen", kind="note", by="Guest"),
        decision("a note", kind="note"),
    ]
    hopes, question, guest = told("members", *said, own={"members": (ana,)})
    assert hopes.after == "to give: patience; a film of my work"
    assert question.records[0].question == "How do I begin?"  # type: ignore[union-attr]
    assert guest.records == ()


@pytest.mark.parametrize("records", ["purpose", "ground-rules", "charter", "goals"])
def test_hostile_words_are_read_and_compared(records: str) -> None:
    for text in hostile_texts(5_000):
        for found in told(records, decision(text, id=EntryId("x")), question="who"):
            assert found.after
            assert in_signs(found.before, found.after)
