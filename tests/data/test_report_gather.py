"""Minutes out of the store know what later sessions heard."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from data.models.ids import SessionId, new_id
from data.models.records import Carried, FollowUp
from data.reports.gather import later_followups, minutes_from
from data.still_open import hand_over
from data.store.index import summaries
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.store import Store
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
    assert later_followups(store, session) == {}
    assert len(opened) == 1
