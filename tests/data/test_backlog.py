"""The learning backlog: what stands in it, with whom it comes from, in which order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from data.backlog import backlog_of
from data.models.community_records import Plan, Topic
from data.models.ids import EntryId, PhaseId, SessionId, new_id
from data.models.records import Entry, FollowUp, Phase
from data.next_topic import name_next, next_topic
from data.outlook import hand_on_late, open_items
from data.plan_beginning import begin_plan
from data.planning import hand_on
from data.settling import hear, outcome_called, settle_wish, wish_outcomes
from data.store.open_session import OpenSession
from data.store.store import Store
from data.voting import show_of_hands
from tests.data.store_help import NOW, begun, end, entry, head

TALK = Phase(PhaseId("talk"), "Talk", 600, activity="talk")


def asked(kind: str, text: str, **fields: object) -> Entry:
    return replace(entry(text, **fields), kind=kind)


def follows(store: Store, title: str) -> OpenSession:
    """Begin a session with what it is handed."""
    later, carried = hand_on(store, head(store, title))
    return store.create(later, *carried)


def test_requests_open_questions_and_topics_stand_by_votes_then_age(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    session.change(session.head, phases=(*session.head.phases, TALK))
    session.put(
        asked("request", "[/x] forms", by="Ana Ruiz"),
        asked("request", "told to nobody", level="private"),
        asked("request", "who asks stays open", by="Dana", level="role"),
        asked("question", "who pays?", phase=TALK.id),
        asked("question", "never mind", phase=PhaseId("reflect")),
    )
    community = store.open_community(session.ref.community)
    topic = Topic(EntryId(new_id()), "Safeguarding", raised_on=date(2020, 1, 1))
    community.put(topic, Topic(EntryId(new_id()), "Done with", settled="let-go"))
    wishes = backlog_of(store, session.ref.community)
    assert [(w.kind, w.text, w.lineage) for w in wishes] == [
        ("topic", "Safeguarding", "brought in from outside"),
        ("request", "[/x] forms", "Ana Ruiz, 24 Nov 2026"),
        ("request", "who asks stays open", "nobody named, 24 Nov 2026"),
        ("question", "who pays?", "nobody named, 24 Nov 2026"),
    ]
    forms, pays = wishes[1], wishes[3]
    show_of_hands(session, pays.id, 3)
    first = backlog_of(store, session.ref.community)[0]
    assert (first.text, first.votes, first.voted_on) == ("who pays?", 3, session.head.id)

    name_next(store, session, first, "Zoe", NOW)
    name_next(store, session, forms, "Ben", NOW)
    (plan,) = store.open_community(session.ref.community).table(Plan).values()
    assert (plan.topic, plan.topic_item, plan.preparer) == ("[/x] forms", forms.id, "Ben")
    session.undo()
    planned = next_topic(store, session, NOW)
    assert planned
    assert (planned.topic, planned.preparer) == ("who pays?", "Zoe")

    for wish in (wishes[0], forms, pays):
        settle_wish(store, session, wish, wish_outcomes(wish)[-1], NOW)
    assert [w.text for w in backlog_of(store, session.ref.community)] == ["who asks stays open"]
    session.undo()
    session.undo()
    session.undo()
    assert len(backlog_of(store, session.ref.community)) == 4
    end(session)
    later = store.create(head(store, "Later"))
    show_of_hands(later, forms.id, 1)
    assert [w.votes for w in backlog_of(store, later.ref.community)] == [1, 0, 0, 0]


def test_a_promise_noticed_late_stands_in_the_live_session_and_is_open_once(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    said = asked("note", "will try it")
    session.put(said)
    end(session)
    live = store.create(head(store, "Later"))
    past = store.open(session.ref)
    past.change(past.entries[said.id], kind="commitment")
    for _ in range(2):
        hand_on_late(store, past)
    past.close()
    live.refresh()
    assert [item.entry.text for item in store.items(live)] == ["will try it"]
    (item,) = open_items(store, live.ref.community)
    assert item.carries == 1
    hear(live, item.entry.id, outcome_called(item, "worked partly").id, NOW)
    assert open_items(store, live.ref.community) == ()


def test_what_is_settled_or_rests_does_not_come_back_by_mending_its_words(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    session.put(action := asked("action", "call tehm"), parked := asked("parked", "newsleter"))
    end(session)
    heard = follows(store, "Heard")
    hear(heard, action.id, "done", NOW)
    end(heard)
    live = follows(store, "Later")
    first, second = store.open(session.ref), store.open(heard.ref)
    for said, words in ((action, "call them"), (parked, "newsletter")):
        first.change(first.entries[said.id], text=words)
    hand_on_late(store, first, second)
    live.refresh()
    assert not store.items(live)
    second.put(FollowUp(action.id, "not-yet", NOW))
    hand_on_late(store, second)
    live.refresh()
    assert [(item.entry.text, item.carries) for item in store.items(live)] == [("call them", 2)]
    second.undo()
    assert not store.items(live)


def test_a_session_of_which_only_the_date_was_said_is_about_what_people_voted_for(
    tmp_path: Path,
) -> None:
    store, session = begun(tmp_path)
    first, wanted = asked("request", "forms"), asked("request", "winter\nwalks")
    session.put(first, wanted)
    show_of_hands(session, wanted.id, 5)
    end(session)
    community = store.open_community(session.ref.community)
    plan = Plan(SessionId(new_id()), start=NOW)
    community.put(plan)
    held = begin_plan(store, community.id, plan.id, NOW)
    assert (held.head.topic, held.head.topic_item) == ("winter walks", wanted.id)
    assert held.followups[wanted.id].outcome == "taken-up"
    end(held)
    later = Plan(SessionId(new_id()), start=NOW)
    community.put(later)
    assert begin_plan(store, community.id, later.id, NOW).head.topic is None, "nobody voted for it"
