"""What later sessions ask of earlier ones: the summaries of a community's sessions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.models.ids import EntryId, EventId, MemberId, SessionId, new_id
from data.models.records import Carried, ExitSlip, FollowUp, Presence
from data.models.side_records import Adopted, Dots, Offer
from data.rotation import last_held
from data.store.hlc import stamp_of
from data.store.index import summaries
from tests.data.store_help import NOW, begun, end, entry, event, head


def test_a_summary_tells_who_came_what_was_owed_and_what_was_heard(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    item = EntryId(new_id())
    ana = Presence(MemberId(new_id()), "Ana Ruiz", roles=("facilitator",))
    away = Presence(MemberId(new_id()), "Ben Okafor", present=False)
    action = entry("Bring the form", owners=("Ana Ruiz",), status="open")
    session.put(ana, away, event("start"), entry("A note", prompt="Why so?"))
    session.put(type(action)(action.id, "action", action.text, NOW, owners=action.owners))
    session.put(
        Carried(item, SessionId("earlier"), (session.head.id,)),
        FollowUp(item, "worked", NOW, "it rained"),
        Offer(EventId(new_id()), item, "Ana Ruiz", NOW),
        Dots(EventId(new_id()), item, 3),
        Dots(EventId(new_id()), item, 2, "t1"),
        ExitSlip(EventId(new_id()), 5, 2),
        ExitSlip(EventId(new_id()), 3, 4),
        Adopted(item, "ground-rules", NOW),
        Adopted(action.id, "", NOW),
    )
    (told,) = summaries(store, session.head.community, now=NOW + timedelta(minutes=4))
    assert (told.id, told.live, told.held) == (session.head.id, True, True)
    assert [p.name for p in told.people] == ["Ana Ruiz"]
    assert told.counts == {"note": 1, "action": 1}
    assert [(owed.id, owed.owners) for owed in told.owed] == [(action.id, ("Ana Ruiz",))]
    assert [(h.id, h.outcome) for h in told.heard] == [(item, "worked")]
    assert (told.votes, told.offered, told.adopted) == (((item, 5),), ((item, "Ana Ruiz"),), 1)
    assert (told.worth, told.safe, told.slips) == ((3, 5), (2, 4), 2)
    assert told.asked == ("What surprised you?", "Why so?")
    assert told.phases[0].taken == 240
    assert "rained" not in repr(told)


def test_the_newest_session_stands_first_and_an_unreadable_one_is_left_out(tmp_path: Path) -> None:
    store, first = begun(tmp_path)
    end(first)
    second = store.create(head(store, "Second"), now=datetime(2026, 12, 1, tzinfo=UTC))
    end(second)
    damaged = store.create(head(store, "Third"))
    end(damaged)
    damaged.ref.path.with_name(f"{damaged.ref.path.name}.json").write_text("gone")
    told = summaries(store, first.head.community)
    assert [one.title for one in told] == ["Second", "Home visits"]
    assert [one.title for one in summaries(store, first.head.community, limit=1)] == ["Second"]


def test_a_role_that_was_handed_over_counts_and_a_slip_of_a_key_does_not(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    begin = datetime.now(UTC)
    ana, ben = (Presence(MemberId(new_id()), name) for name in ("Ana Ruiz", "Ben Okafor"))
    session.put(ana, ben, replace(event("start"), at=begin))
    session.change(ana, roles=("facilitator",))
    session._stamps.see(stamp_of(begin + timedelta(minutes=10)))
    session.changes((ana, {"roles": ("scribe",)}), (ben, {"roles": ("facilitator",)}))
    session.change(ana, roles=())
    session.put(replace(event("end"), at=begin + timedelta(hours=1)))
    session.seal()
    held = last_held(summaries(store, session.head.community))
    assert held == {(ana.id, "facilitator"): 1, (ben.id, "facilitator"): 1}
