"""Decisions of real sessions go into the community, and come out of it by undo."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.adoption import adopt, adopt_all, decline, read_again, waiting
from data.charter import QUESTIONS, completeness
from data.errors import LctuiError
from data.formats.loader import load_format
from data.meeting import add_guest, begin, keep, press
from data.models.community_records import (
    CharterAnswer,
    Goal,
    Measure,
    Reading,
    Revisit,
    Topic,
)
from data.planning import found
from data.reports.gather import minutes_from
from data.reports.outline import facts_of, sections_of
from data.rereading import affirm, amend, drop, to_reread
from data.revisiting import PURPOSE, RULES, due, revisit_phase
from data.roll_call import guests_of, make_members
from data.store.hlc import stamp_of
from data.store.open_session import OpenSession
from data.store.redacting import redact
from data.store.store import Store
from lctui.wrapup_words import WrapUp, in_lines

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def held(
    store: Store, format: str, said: dict[str, list[str]], *present: str, until: str = ""
) -> OpenSession:
    """Hold a session of that format; the lines are said in the phases of these ids."""
    known = {c.name: c for c in store.communities()}
    community = known.get("Riverside") or found(store, "Riverside")
    plan = load_format(format)
    session = begin(store, community, format=plan, present=present, now=NOW)
    for number, phase in enumerate(session.head.phases):
        if number:
            press(session, "next", NOW + timedelta(minutes=number))
        for line in said.get(phase.id, []):
            keep(session, line, now=NOW + timedelta(minutes=number))
        if phase.id == until:
            break
    return session


def test_a_first_meeting_and_a_design_workshop_leave_a_complete_community(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    said = {
        "give-and-get": ["Ana: patience for a question or two", "? Ben: How do I say no?"],
        "difference": ["= Fewer visits that stop"],
        "purpose": ["= To learn from each other's visits"],
        "ground-rules": ["= Phones away", "= Ask before advising"],
        "rhythm": ["= First Tuesday of the month, library"],
    }
    session = held(store, "first-meeting", said, "Ana Ruiz", "Ben Okafor")
    community = store.community_of(session)
    assert [guest.name for guest in guests_of(session)] == ["Ana Ruiz", "Ben Okafor"]
    assert [each.records for each in waiting(session, community)[:2]] == [(), ()]
    make_members(store, session, guests_of(session), NOW)
    assert len(adopt_all(session, community, NOW)) == 7
    assert waiting(session, community) == ()
    known = community.community
    assert known.purpose == "To learn from each other's visits"
    assert known.differences == ("Fewer visits that stop",)
    assert known.ground_rules == ("Phones away", "Ask before advising")
    assert known.rhythm == "First Tuesday of the month, library"
    ana, ben = known.members
    assert (ana.hopes, ben.question) == ("patience for a question or two", "How do I say no?")
    assert ana.since == NOW.date()
    press(session, "end", NOW + timedelta(hours=2))
    session.seal()
    session.close()

    answers = {question.id: [f"= {question.example}"] for question in QUESTIONS}
    workshop = held(store, "design-workshop", answers | {"agree": ["= To learn well"]}, "Ana Ruiz")
    community = store.community_of(workshop)
    adopt_all(workshop, community, NOW)
    charter = completeness(community.table(CharterAnswer))
    assert charter.in_words == "9 of 9"
    assert community.community.purpose == "To learn well"
    assert len(community.community.ground_rules) == 3
    assert community.community.rhythm.startswith("First Tuesday of the month, library")
    assert [topic.title for topic in community.table(Topic).values()] == [QUESTIONS[4].example]
    assert Store(store.root).community(community.id) == community.community


def test_adopting_is_one_action_that_one_undo_takes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    session = held(store, "first-meeting", {"ground-rules": ["= Phones away", "= Be on time"]})
    community = store.community_of(session)
    first, second = waiting(session, community)
    assert not store.community(community.id).ground_rules
    edited = read_again(session, community, second.id, "We begin on time")
    assert edited
    adopt(session, community, edited, NOW)
    decline(session, first, NOW)
    assert store.community(community.id).ground_rules == ("We begin on time",)
    assert session.entries[second.id].text == "Be on time"
    with pytest.raises(LctuiError, match="not wait"):
        adopt(session, community, edited, NOW)
    session.undo()
    session.undo()
    assert waiting(session, community) == (first, second)
    assert store.community(community.id).ground_rules == ()
    session.redo()
    assert store.community(community.id).ground_rules == ("We begin on time",)


def test_a_goal_with_all_that_belongs_to_it_comes_and_goes(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    said = {
        "goals": ["= Visits go on"],
        "theory": ["= if we call first, then they open, because they knew", "= measure: kept (%)"],
        "readings": ["kept: 71 %"],
    }
    session = held(store, "measure", said)
    community = store.community_of(session)
    assert len(adopt_all(session, community, NOW)) == 4
    (goal,), (measure,) = community.table(Goal).values(), community.table(Measure).values()
    (reading,) = community.table(Reading).values()
    assert (goal.theory_then, measure.goal, reading.measure) == ("they open", goal.id, measure.id)
    assert (reading.value, reading.session) == (71, session.head.id)
    for _ in range(4):
        session.undo()
    assert not community.table(Goal)
    assert len(waiting(session, community)) == 4
    assert len(adopt_all(session, community, NOW)) == 4


def test_a_nameless_decision_keeps_its_secret_and_a_private_one_is_not_among_all(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "store")
    lines = ["= Ana: Nobody is pushed #anon", "= Amir gets an hour #private"]
    session = held(store, "first-meeting", {"ground-rules": lines}, "Ana Ruiz", "Amir Haddad")
    community = store.community_of(session)
    assert [each.after for each in adopt_all(session, community, NOW)] == ["Nobody is pushed"]
    (left,) = waiting(session, community)
    assert left.entry.level == "private"
    again = Store(store.root).open(session.ref)
    assert set(again.adopted) == set(session.adopted)
    assert "Ana" not in str(again.entries[next(iter(again.adopted))])


def test_numbers_stay_with_their_rules_while_decisions_are_adopted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where no clock tells what came first: all of it is done within one millisecond."""
    monkeypatch.setattr("data.store.hlc.stamp_of", lambda _now: stamp_of(NOW))
    store = Store(tmp_path / "store")
    said = {"ground-rules": ["= One", "= Two", "= Three"]}
    session = held(store, "first-meeting", said, until="ground-rules")
    community = store.community_of(session)
    adopt_all(session, community, NOW)
    for line in ("= drop 1", "= 3: Three times", "= Four"):
        keep(session, line, now=NOW + timedelta(hours=1))
    store = Store(store.root)
    session = store.open(session.ref)
    community = store.community_of(session)
    adopt_all(session, community, NOW)
    assert community.community.ground_rules == ("Two", "Three times", "Four")


def test_guests_become_members_by_one_action(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    session = held(store, "circle", {})
    ana, dana = add_guest(session, "Ana Ruiz"), add_guest(session, "Dana")
    session.change(dana, present=False)
    make_members(store, session, guests_of(session), NOW)
    assert [m.name for m in store.community(session.head.community).members] == ["Ana Ruiz"]
    assert not session.people[ana.id].guest
    session.undo()
    assert store.community(session.head.community).members == ()
    assert session.people[ana.id].guest


def test_rereading_affirms_amends_and_drops_and_is_not_due_again_soon(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    session = held(store, "circle", {})
    community = store.community_of(session)
    rules = ("One", "Two", "Three", "Four")
    community.change(community.community, purpose="To learn", ground_rules=rules)
    purpose, _one, two, three, four = to_reread(community, session.head.id)
    affirm(session, community, (purpose,), NOW)
    drop(session, community, two, NOW)
    amend(session, community, three, "Three times", NOW)
    affirm(session, community, (four,), NOW)
    assert community.community.ground_rules == ("One", "Three times", "Four")
    told = {each.text: each.reread for each in to_reread(community, session.head.id)}
    assert told == {"To learn": True, "One": False, "Three times": True, "Four": True}
    results = {r.subject: (r.result, r.number) for r in community.table(Revisit).values()}
    assert results == {"purpose": ("affirmed", 1), "ground-rules": ("amended", 1)}
    session.change(session.head, phases=(*session.head.phases, revisit_phase((PURPOSE, RULES))))
    minutes = minutes_from(store, session, NOW)
    assert ("Reread", "purpose affirmed; ground rules amended") in facts_of(minutes)
    assert sections_of(minutes)[0].lines[0].text == "None besides what was reread."
    assert "  Reread: purpose affirmed; ground rules amended." in in_lines(
        WrapUp.of(store, session, NOW)
    )
    session.undo()
    with pytest.raises(LctuiError, match="meanwhile"):
        amend(session, community, two, "Two again", NOW)
    for _ in range(3):
        session.undo()
    assert list(community.community.ground_rules) == list(rules)
    session.undo()
    assert not community.table(Revisit)
    drop(session, community, purpose, NOW)
    assert community.community.purpose == ""
    assert [r.result for r in community.table(Revisit).values()] == ["dropped"]


def test_what_was_just_adopted_is_not_to_be_reread_at_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    session = held(store, "first-meeting", {"ground-rules": ["= One", "= Two"]})
    community = store.community_of(session)
    session.change(session.head, number=7)
    adopt_all(session, community, NOW)
    (read,) = community.table(Revisit).values()
    assert minutes_from(store, session, NOW).reread == "", "nothing stood that could be reread"
    assert (read.number, read.subject, read.gone_through) == (7, "ground-rules", ("One", "Two"))
    assert due(community.community, 8, (read,)) == ()
    for _ in range(2):
        session.undo()
    assert community.table(Revisit) == {}
    assert community.community.ground_rules == ()


def test_redacting_a_decision_tells_where_its_words_were_adopted(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    said = {"rhythm": ["= Every first Tuesday in the upper room of the library"]}
    session = held(store, "first-meeting", said)
    adopt_all(session, store.community_of(session), NOW)
    done = redact(store, session, list(session.entries.values()), NOW)
    assert any("has adopted the same words" in sentence for sentence in done.stands)
    assert "Tuesday" in store.community(session.head.community).rhythm
    assert waiting(session, store.community_of(session)) == ()
