"""Minutes out of the store know what later sessions heard."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import icalendar
import pytest

from data.helping import offer
from data.models.community_records import Plan
from data.models.ids import EntryId, SessionId, new_id
from data.models.records import Carried, FollowUp
from data.models.side_records import Adopted
from data.planning import hand_on
from data.reports.gather import later_followups, minutes_from
from data.reports.registry import REPORTS
from data.reshaping import insert_phase
from data.still_open import hand_over
from data.store.index import summaries
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.store import Store
from data.voting import show_of_hands
from tests.data.report_sample import HEAD, Session, minute


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def hold(
    store: Store, day: int, carried: tuple[Carried, ...] = (), *heard: FollowUp, says: str = ""
) -> tuple[SessionRef, tuple[Carried, ...]]:
    """Hold a session on that day; return it and what it hands to the next."""
    start = minute(0) + timedelta(days=day)
    head = replace(HEAD, id=SessionId(new_id()), planned_start=start)
    session = store.create(head)
    if says:
        session.put(Session(HEAD).say("commitment", says, 5))
    session.put(*carried, *heard)
    session.seal()
    session.close()
    handed = hand_over(reversed(summaries(store, HEAD.community)), SessionId(new_id()))
    return session.ref, handed


def test_an_item_is_followed_through_every_session_it_visited(store: Store) -> None:
    store.new_community(HEAD.community_name)
    first, handed = hold(store, 0, says="try small talk")
    (item,) = handed
    _, handed = hold(store, 7, handed, FollowUp(item.id, "not-yet", minute(10)))
    _, handed = hold(store, 14, handed)
    _, handed = hold(store, 21, handed, FollowUp(item.id, "worked", minute(30)))
    assert handed == ()
    hold(store, 28)
    session = store.open(store.find(first.path.name))
    heard = later_followups(store, session)
    assert [followup.outcome for followup in heard[item.id]] == ["not-yet", "worked"]
    (entry,) = minutes_from(store, session, minute(99)).document.entries
    assert entry.outcome == "worked"


def test_minutes_tell_what_was_adopted_how_the_agenda_changed_and_what_is_planned_next(
    store: Store,
) -> None:
    community = store.open_community(store.new_community(HEAD.community_name).id)
    plan = Plan(SessionId(new_id()), day=HEAD.next_date, zone=HEAD.zone, topic="Trust")
    community.put(plan)
    session = store.create(HEAD)
    session.put(said := Session(HEAD).say("decision", "We begin on time", 5))
    other = replace(said, id=EntryId(new_id()), text="We bring soup")
    session.put(
        other, Adopted(said.id, "ground-rules", minute(9)), Adopted(other.id, "", minute(9))
    )
    insert_phase(session, 0, "Coffee", 900, minute(6))
    told = minutes_from(store, session, minute(9))
    assert [entry.adopted for entry in told.document.entries] == ["ground-rules", None]
    page = REPORTS["md"].write([told])
    assert "- We begin on time — now part of the ground rules\n- We bring soup\n" in page
    assert "- Agenda changed: Coffee (15:00) put in\n" in page
    assert told.next_plan is not None
    assert told.next_plan[1].topic == "Trust"
    long_after = minutes_from(store, session, minute(60 * 24 * 365))
    assert long_after.next_plan is None
    community.remove(plan)
    calendar = REPORTS["ics"].write([minutes_from(store, session, minute(9))])
    (event,) = icalendar.Calendar.from_ical(calendar).events
    assert (event["summary"], event.decoded("dtstart")) == (HEAD.community_name, HEAD.next_date)


def test_the_search_ends_at_the_first_session_that_was_handed_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.new_community(HEAD.community_name)
    first, _ = hold(store, 0, says="try small talk")
    for week in range(1, 5):
        hold(store, week * 7)
    session = store.open(store.find(first.path.name))
    opened: list[SessionRef] = []
    really_open = store.open

    def counted(ref: SessionRef, *, entries: bool = True) -> OpenSession:
        opened.append(ref)
        return really_open(ref, entries=entries)

    monkeypatch.setattr(store, "open", counted)
    monkeypatch.setattr("data.store.index.summary_at", lambda *_: None)
    assert later_followups(store, session) == {}
    assert len(opened) == 1


def test_what_is_in_the_way_and_who_offered_stand_in_minutes_then_and_the_next_time(
    store: Store,
) -> None:
    store.new_community(HEAD.community_name)
    session = store.create(HEAD)
    said = Session(HEAD).say("commitment", "try small talk", 5, obstacle="the *forms*")
    call = replace(said, id=EntryId(new_id()), kind="help", text="a good form", obstacle="")
    nameless = replace(said, id=EntryId(new_id()), level="role", helpers=("Dana Brook",))
    session.put(replace(said, helpers=("Ben Osei",)), call, nameless)
    offer(session, call.id, "Amir Haddad", minute(9))
    show_of_hands(session, call.id, 4)
    session.seal()
    now = minute(30)
    written = {kind: REPORTS[kind].write([minutes_from(store, session, now)]) for kind in REPORTS}
    assert "in the way: the \\*forms\\* · Ben Osei can help" in written["md"]
    for kind in ("md", "txt"):
        assert "offered by Amir Haddad" in " ".join(written[kind].split())
        assert "4 votes" in " ".join(written[kind].split())
    assert not any("Dana Brook" in text for text in written.values())
    entries = json.loads(written["json"])["entries"]
    assert [(e["obstacle"], e["helpers"]) for e in entries] == [
        ("the *forms*", ["Ben Osei"]),
        (None, ["Amir Haddad"]),
        ("the *forms*", []),
    ]
    start = minute(0) + timedelta(days=7)
    head, carried = hand_on(store, replace(HEAD, id=SessionId(new_id()), planned_start=start))
    later = store.create(head, *carried)
    told = REPORTS["md"].write([minutes_from(store, later, now)])
    assert "Ben Osei can help" in told
    assert "offered by Amir Haddad" in told
