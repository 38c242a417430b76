import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.backlog import backlog_of
from data.errors import InvalidFormat, LctuiError
from data.formats.loader import load_format
from data.meeting import begin, clock_of, end, keep
from data.models.community_records import Bring, Plan, Topic, Tradition
from data.models.ids import EntryId, EventId, PhaseId, SessionId, new_id
from data.models.records import Phase
from data.plan_agenda import change_format
from data.plan_beginning import begin_plan
from data.plan_changes import topic_fields
from data.plan_text import bring_from, bring_text
from data.planned import (
    is_near,
    new_plan,
    next_plan,
    plans_of,
    set_next,
    usual_hour,
    worked_out,
)
from data.planning import found
from data.store.open_community import OpenCommunity
from data.store.store import Store
from data.suggestions import held_last, lineage_of
from data.timetable import length, remarks, tell_span, tell_start, timetable
from data.zone import local

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
PEOPLE = ("Ana Ruiz", "Ben Okafor", "Amir Haddad")


def riverside(tmp_path: Path) -> tuple[Store, OpenCommunity]:
    store = Store(tmp_path / "store")
    community = found(store, "Riverside", PEOPLE)
    return store, store.open_community(community.id)


def held(
    store: Store, *lines: str, at: datetime = NOW - timedelta(days=14), **head: object
) -> None:
    community = store.communities()[0]
    session = begin(store, community, format=load_format("circle"), present=PEOPLE, now=at)
    for line in lines:
        keep(session, line, now=at + timedelta(minutes=1))
    if head:
        session.change(session.head, **head)
    end(session, at + timedelta(hours=2))


def kept(community: OpenCommunity, **fields: object) -> Plan:
    plan = Plan(SessionId(new_id()), zone="UTC", phases=(phase("a", 60), phase("b", 60)), **fields)  # type: ignore[arg-type]
    community.put(plan)
    return plan


def phase(name: str, minutes: int) -> Phase:
    return Phase(PhaseId(name), name.title(), minutes * 60)


def test_a_first_plan_needs_nothing_but_a_community(tmp_path: Path) -> None:
    store, community = riverside(tmp_path)
    plan = new_plan(store, community, NOW)
    assert (plan.format, length(plan), plan.start, plan.topic) == ("circle", 7200, None, "")
    assert plans_of(community, NOW) == ()
    community.put(plan)
    assert next_plan(store.open_community(community.id), NOW) == plan


def test_the_date_and_place_come_from_the_last_session_while_they_are_ahead(
    tmp_path: Path,
) -> None:
    store, community = riverside(tmp_path)
    said = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
    held(store, next_date=said.date(), next_start=said, place="Library", zone="Europe/Berlin")
    plan = new_plan(store, community, NOW)
    assert (plan.start, plan.zone, plan.place) == (said, "Europe/Berlin", "Library")
    assert tell_span(plan) == "Tue 24 Nov 2026, 19:00–21:00"
    assert new_plan(store, community, NOW + timedelta(days=30)).start is None


def test_a_plan_goes_live_with_its_id_its_head_and_its_roles(tmp_path: Path) -> None:
    store, community = riverside(tmp_path)
    held(store, "~ How to start hard talks", "! Bring the form @ben")
    request = next(iter(store.open(store.sessions()[0]).entries.values()))
    plan = kept(
        community,
        start=NOW + timedelta(minutes=20),
        topic="Hard talks",
        topic_item=request.id,
        preparer="Amir Haddad",
        roles=(("facilitator", "Ana Ruiz"), ("speaker", "Dana Whitlock")),
        expected=(next(iter(community.members)),),
        bring=(Bring("Soup", "Ben Okafor"),),
        place="Library",
    )
    session = begin_plan(store, community.id, plan.id, NOW)
    head = session.head
    assert (head.id, head.topic, head.preparer, head.number) == (
        plan.id, "Hard talks", "Amir Haddad", 2,
    )  # fmt: skip
    assert (head.phases, head.bring) == (plan.phases, (("Soup", "Ben Okafor"),))
    assert [(p.name, p.guest, p.present, p.roles) for p in session.people.values()] == [
        ("Ana Ruiz", False, False, ("facilitator",)),
        ("Ben Okafor", False, False, ()),
        ("Amir Haddad", False, False, ()),
        ("Dana Whitlock", True, False, ("speaker",)),
    ]
    assert {item.entry.text for item in store.items(session)} >= {"Bring the form"}
    assert [f.outcome for f in session.followups.values()] == ["taken-up"]
    assert clock_of(session, NOW).status == "idle", "people are early: the clock waits"
    assert plans_of(store.open_community(community.id), NOW) == ()
    with pytest.raises(LctuiError, match="begun already"):
        begin_plan(store, community.id, plan.id, NOW)


def test_a_session_that_begins_after_its_planned_time_is_named_after_when_it_began(
    tmp_path: Path,
) -> None:
    store, community = riverside(tmp_path)
    plan = kept(community, start=NOW - timedelta(hours=3), topic="Late")
    session = begin_plan(store, community.id, plan.id, NOW)
    assert session.head.planned_start == NOW - timedelta(hours=3)
    assert session.ref.started == local(NOW, session.head).strftime("%Y-%m-%d-%H%M")


def test_a_topic_of_the_backlog_is_settled_once_its_session_begins(tmp_path: Path) -> None:
    store, community = riverside(tmp_path)
    topic = Topic(EntryId(new_id()), "Interpreters")
    community.put(topic)
    plan = kept(community, start=NOW, topic="Interpreters", topic_item=topic.id)
    session = begin_plan(store, community.id, plan.id, NOW, present=["Ana Ruiz"])
    assert clock_of(session, NOW).status == "running"
    assert [p.name for p in session.people.values() if p.present] == ["Ana Ruiz"]
    assert store.open_community(community.id).table(Topic)[topic.id].settled == "taken-up"


def test_the_topic_is_proposed_from_the_backlog_with_who_raised_it_and_votes(
    tmp_path: Path,
) -> None:
    store, community = riverside(tmp_path)
    held(store, "~ Ana: Hard talks", "~ Ben: Interpreters")
    wishes = backlog_of(store, community.id)
    plan = new_plan(store, community, NOW)
    assert (plan.topic, plan.topic_item) == ("Hard talks", wishes[0].id)
    told = lineage_of(wishes, plan.topic, plan.topic_item)
    day = NOW.astimezone() - timedelta(days=14)
    assert told == f"raised by Ana Ruiz on {day:%-d %b %Y}, no votes"
    assert lineage_of([replace(wishes[0], votes=3)], plan.topic, plan.topic_item).endswith(
        "3 votes"
    )
    assert lineage_of(wishes, "Something", None) == "brought in from outside"
    community.put(plan)
    assert new_plan(store, community, NOW).topic == "Interpreters", "the first is planned"
    assert topic_fields("interp", wishes)["topic_item"] == wishes[1].id
    assert topic_fields("Other", wishes) == {"topic": "Other", "topic_item": None}


def test_roles_are_proposed_for_who_has_not_had_them(tmp_path: Path) -> None:
    store, community = riverside(tmp_path)
    roles = dict(new_plan(store, community, NOW).roles)
    assert roles["facilitator"] != roles["scribe"]
    plan = kept(community, start=NOW - timedelta(days=1), roles=tuple(roles.items()))
    session = begin_plan(store, community.id, plan.id, NOW - timedelta(days=1), present=PEOPLE)
    end(session, NOW - timedelta(hours=23))
    again = dict(new_plan(store, community, NOW).roles)
    assert again["facilitator"] != roles["facilitator"]
    assert roles["facilitator"] not in held_last(store, community)["facilitator"]


def test_a_community_that_should_look_at_itself_is_proposed_the_format_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, community = riverside(tmp_path)
    monkeypatch.setattr("data.suggestions.refresh_reason", lambda *_: "The pulse sags.")
    assert new_plan(store, community, NOW).format == "refresh"
    assert new_plan(store, community, NOW, format="circle").format == "circle"


def test_what_rests_this_time_is_carried_on_all_the_same(tmp_path: Path) -> None:
    store, community = riverside(tmp_path)
    held(store, "! Bring the form @ben")
    action = next(iter(store.open(store.sessions()[0]).entries))
    plan = kept(community, start=NOW, resting=(action,))
    session = begin_plan(store, community.id, plan.id, NOW)
    assert session.head.resting == (action,)
    assert action in session.carried
    assert not session.followups


def test_a_missed_plan_is_said_to_be_over_and_can_still_be_started_or_moved(
    tmp_path: Path,
) -> None:
    store, community = riverside(tmp_path)
    plan = kept(community, start=NOW - timedelta(days=3), topic="Late")
    assert next_plan(community, NOW) is None
    assert plans_of(community, NOW) == (plan,)
    assert any("over" in remark for remark in remarks(plan, NOW))
    assert "3 days ago" in tell_start(plan, NOW)
    moved = community.change(plan, start=NOW + timedelta(days=1))
    assert next_plan(community, NOW) == moved
    community.undo()
    session = begin_plan(store, community.id, plan.id, NOW)
    assert session.head.planned_start is None, "it is held at a time of its own"
    assert clock_of(session, NOW).status == "running"


def test_plans_stand_in_the_order_of_their_days_and_missed_ones_last(tmp_path: Path) -> None:
    _store, community = riverside(tmp_path)
    undated = kept(community, topic="undated")
    missed = kept(community, start=NOW - timedelta(days=2))
    far = kept(community, start=NOW + timedelta(days=9))
    day = kept(community, day=date(2026, 11, 24))
    hour = kept(community, start=datetime(2026, 11, 24, 23, tzinfo=UTC))
    just_late = kept(community, start=NOW - timedelta(hours=1))
    kept(community, start=NOW + timedelta(days=1), begun=True)
    assert plans_of(community, NOW) == (just_late, hour, day, far, undated, missed)
    assert [p for p in plans_of(community, NOW) if is_near(p, NOW)] == [just_late]


def test_a_plan_whose_telling_was_cut_off_by_a_crash_begins_no_second_session(
    tmp_path: Path,
) -> None:
    store, community = riverside(tmp_path)
    plan = kept(community, start=NOW)
    end(begin_plan(store, community.id, plan.id, NOW), NOW + timedelta(hours=1))
    again = store.open_community(community.id)
    again.change(again.table(Plan)[plan.id], begun=False)
    with pytest.raises(LctuiError, match="begun already"):
        begin_plan(store, community.id, plan.id, NOW)
    assert len(store.sessions()) == 1
    assert plans_of(store.open_community(community.id), NOW) == ()


def test_a_plan_brings_what_is_brought_each_time_and_rereads_when_that_is_due(
    tmp_path: Path,
) -> None:
    store, community = riverside(tmp_path)
    community.put(Tradition(EventId(new_id()), "Soup", brings="Ben Okafor"))
    community.change(community.community, purpose="To learn from each other", revisit_every=1)
    held(store)
    plan = new_plan(store, community, NOW, seconds=5400)
    assert plan.bring == (Bring("Soup", "Ben Okafor"),)
    assert [p.id for p in plan.phases][1] == "revisit"
    assert length(plan) == 5400, "the five minutes are taken from the rest"


def test_another_format_keeps_the_length_and_a_name_that_is_none_is_refused(
    tmp_path: Path,
) -> None:
    store, community = riverside(tmp_path)
    plan = new_plan(store, community, NOW, seconds=5400)
    other = change_format(store, community, plan, "first-meeting")
    assert (other.format, length(other), other.id) == ("first-meeting", 5400, plan.id)
    with pytest.raises(InvalidFormat):
        change_format(store, community, plan, "no-such")
    community.change(community.community, format="no-such")
    assert new_plan(store, community, NOW).format == "circle"


def test_the_date_said_at_the_end_is_a_plan_that_is_worked_out_later(tmp_path: Path) -> None:
    store, community = riverside(tmp_path)
    community.put(Tradition(EventId(new_id()), "Soup", brings="Ben Okafor"))
    day = date(2026, 11, 24)
    plan = set_next(community, NOW, None, day, "UTC")
    assert plan
    assert (plan.day, plan.phases, plan.bring) == (day, (), ())
    start = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
    moved = set_next(community, NOW, start, None, "UTC")
    assert moved == replace(plan, start=start, day=None), "one plan, moved"
    assert length(worked_out(store, community, moved, NOW)) == 7200
    assert worked_out(store, community, moved, NOW).bring
    session = begin_plan(store, community.id, plan.id, start)
    assert sum(phase.seconds for phase in session.head.phases) == 7200
    assert (session.head.topic, session.head.bring) == (None, ()), "nobody chose any"


def test_the_usual_hour_is_the_quarter_at_which_it_was_planned_or_began(tmp_path: Path) -> None:
    store, _ = riverside(tmp_path)
    held(store, at=NOW.replace(hour=18, minute=6), zone="UTC")
    head = store.open(store.sessions()[0]).head
    assert usual_hour(head, NOW.replace(hour=18, minute=6)) == time(18, 0)
    assert usual_hour(replace(head, planned_start=NOW.replace(hour=19)), NOW) == time(19, 0)
    assert usual_hour(replace(head, planned_start=NOW.replace(hour=23, minute=59))) == time(0, 0)
    assert usual_hour(None) is None


def test_a_plan_says_why_it_is_over_booked_or_too_short(tmp_path: Path) -> None:
    _store, community = riverside(tmp_path)
    plan = kept(community, start=NOW, seconds=6600)
    (said,) = remarks(plan, NOW)
    assert "10 min more" in said
    assert "15:50" in said
    short = replace(plan, phases=(replace(phase("a", 40), minimum_seconds=3000),))
    told = " ".join(remarks(short, NOW))
    assert "75 minutes" in told
    assert "50 min at least" in told


@given(some.lists(some.integers(10, 10_000), max_size=12), some.integers(0, 400))
def test_phases_follow_each_other_without_gap_across_any_change_of_the_clocks(
    lengths: list[int], days: int
) -> None:
    start = (NOW + timedelta(days=days)).replace(tzinfo=UTC)
    phases = [Phase(PhaseId(str(n)), "x", seconds) for n, seconds in enumerate(lengths)]
    slots = timetable(phases, start)
    assert [slot.offset for slot in slots] == [sum(lengths[:n]) for n in range(len(lengths))]
    for before, after in itertools.pairwise(slots):
        assert before.starts
        assert after.starts
        assert (after.starts - before.starts).total_seconds() == before.phase.seconds


def test_who_brings_a_thing_is_named_as_in_a_session() -> None:
    told = bring_from('Soup @ben, @"Ana Ruiz" bread, pens: Dana, a@b, @ben')
    assert [(one.what, one.who) for one in told] == [
        ("Soup", "ben"),
        ("bread", "Ana Ruiz"),
        ("pens", "Dana"),
        ("a@b", ""),
        ("ben", ""),
    ]
    assert bring_from(bring_text(told)) == told


def test_who_left_has_no_part_in_the_session_of_a_plan(tmp_path: Path) -> None:
    store, community = riverside(tmp_path)
    plan = kept(community, preparer="Ben Okafor", roles=(("host", "Ben Okafor"),),
                bring=(Bring("soup", "Ben Okafor"),))  # fmt: skip
    ben = next(m for m in community.members.values() if m.name == "Ben Okafor")
    community.change(ben, left=True)
    session = begin_plan(store, community.id, plan.id, NOW)
    assert (session.head.preparer, session.head.bring) == ("", (("soup", ""),))
    assert not any(person.roles for person in session.people.values())
