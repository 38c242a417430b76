"""Two names of one person count as one wherever they are read, and come apart without a trace."""

import errno
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.figures import figures
from data.ledger import ledger
from data.models.community import Member
from data.models.community_records import CheckIn, OtherName, Plan, StandingRole
from data.models.ids import CommunityId, EntryId, EventId, MemberId, SessionId, new_id
from data.models.records import ClockEvent, Entry, Presence
from data.models.side_records import Offer
from data.one_person import Persons
from data.outlook import open_items
from data.owing import owed_by_person
from data.rotation import last_held
from data.same_person import likely, make_one, standing_under, take_apart, told_before
from data.search.now_called import called_like
from data.search.query import BY, OWNER, Filter, Query
from data.store.digests import counted, digests
from data.store.open_session import OpenSession
from data.store.store import Store
from data.store.tallies import tallies_of
from tests.data.store_help import NOW, head

ANA, SHORT, BEN = (
    Member(MemberId(i), n) for i, n in (("a", "Ana Ruiz"), ("s", "Ana"), ("b", "Ben"))
)
ONE = {"Ana": "Ana Ruiz", "A. Ruiz": "Ana Ruiz"}
NAMES = st.sampled_from(("Ana", "Ana Ruiz", "A. Ruiz", "Ben", "ana"))
IDS = st.sampled_from(("a", "b", "c"))


@given(
    st.dictionaries(IDS, st.tuples(NAMES, st.booleans()), min_size=1),
    st.lists(st.tuples(NAMES, IDS, st.none() | IDS), max_size=6),
    st.randoms(use_true_random=False),
)
def test_who_is_who_is_the_same_in_any_order_and_never_goes_round(
    people: dict[str, tuple[str, bool]], told: list[tuple[str, Any, Any]], shuffle: Random
) -> None:
    members = {MemberId(i): Member(MemberId(i), n, removed=r) for i, (n, r) in people.items()}
    names = [OtherName(EventId(f"{i}"), n, of, member) for i, (n, of, member) in enumerate(told)]
    persons = Persons(members, names)
    for other in names:
        if (now := persons.name_of(other.name)) != other.name:
            assert now in called_like(other.name[:3], persons)
    shuffle.shuffle(names)
    again = Persons(members, names)
    assert persons.mark == again.mark
    for name in ("Ana", "Ana Ruiz", "A. Ruiz", "Ben", "ana", "Carol"):
        assert persons.name_of(name) == again.name_of(name)
        assert persons.name_of(persons.name_of(name)) == persons.name_of(name)
    for id in members:
        assert persons.id_of(persons.id_of(id)) == persons.id_of(id) == again.id_of(id)
    for member in members.values():
        if not member.removed:
            assert persons.name_of(member.name) == member.name


World = list[dict[str, Any]]


def drawn(chance: Random) -> World:
    """Return what is said in some sessions, under the names that people had at the time."""
    names = ("Ana Ruiz", "Ana", "A. Ruiz", "Ben")
    ids = {"Ana Ruiz": "a", "Ana": "s", "Ben": "b"}
    world: World = []
    for number in range(5):
        here = chance.sample(names, chance.randint(1, 4))
        roll = [(ids.get(n) or new_id(), n, n not in ids, chance.random() < 0.8) for n in here]
        entries = [
            Entry(
                EntryId(new_id()),
                chance.choice(("note", "action", "commitment", "help")),
                f"Said {k}",
                NOW + timedelta(days=number),
                by=chance.choice((*names, None)),
                owners=tuple(chance.sample(names, chance.randint(0, 2))),
                status="open",
                due=date(2026, 12, 1),
            )
            for k in range(6)
        ]
        calls = [e.id for e in entries if e.kind == "help"]
        offers = [(new_id(), call, chance.choice(names)) for call in calls]
        leads = chance.choice([name for _, name, _, came in roll if came] or [""])
        world.append({"roll": roll, "entries": entries, "offers": offers, "leads": leads})
    return world


def written(root: Path, world: World, name: Callable[[str], str]) -> tuple[Store, CommunityId]:
    """Keep it with everybody called so; who has two rows then has one."""
    store = Store(root / "store")
    store.cache = lambda: root / "cache"
    for number, told in enumerate(world):
        session = store.create(head(store, f"Session {number}"), now=NOW + timedelta(days=number))
        rows: dict[str, Presence] = {}
        for id, own, guest, came in told["roll"]:
            now = name(own)
            row = "a" if now == "Ana Ruiz" else id
            before = rows.get(row, Presence(MemberId(row), now, present=False))
            roles = (*before.roles, *(["facilitator"] if own == told["leads"] else []))
            new = guest and now != "Ana Ruiz"
            rows[row] = Presence(before.id, now, new, came or before.present, roles)
        entries = [
            Entry(
                e.id, e.kind, e.text, e.at, due=e.due, status=e.status,
                by=e.by and name(e.by), owners=tuple(dict.fromkeys(map(name, e.owners))),
            )
            for e in told["entries"]
        ]  # fmt: skip
        offers = (Offer(EventId(i), item, name(who), NOW) for i, item, who in told["offers"])
        at = (NOW + timedelta(days=number, minutes=m) for m in (0, 50))
        clock = (
            ClockEvent(EventId(new_id()), k, t) for k, t in zip(("start", "end"), at, strict=True)
        )
        session.put(*rows.values(), *entries, *offers, *clock)
        if number < 4:
            session.seal()
        session.close()
    (community,) = store.communities()
    return store, community.id


def counts(store: Store, community: CommunityId) -> Any:
    """Return all that is counted by person."""
    at = NOW + timedelta(days=9)
    told = digests(store, community, at)
    asked = (Filter(BY, ("Ana Ruiz",)), Filter(OWNER, ("Ana Ruiz",)))
    store.search.bring_up()
    found = (
        store.search.find(Query(at.date(), filters=(one,)), community=community) for one in asked
    )
    owed = owed_by_person(open_items(store, community))
    return (
        figures(counted(store, community, at)),
        [sorted((p.name, p.guest, p.present, p.roles) for p in s.people) for s in told],
        last_held(told),
        sorted((p.id, p.entry.by or "", p.entry.owners) for p in ledger(store, community, at)),
        [(each.name, len(each.actions), len(each.commitments)) for each in owed],
        sorted(len(tally.spoke) for tally in tallies_of(store, community, at).values()),
        [sorted(hit.entry or "" for hit in each.hits) for each in found],
    )


@pytest.mark.parametrize("seed", range(4))
def test_two_names_count_as_one_everywhere_and_taken_apart_all_is_as_before(
    tmp_path: Path, seed: int
) -> None:
    world = drawn(Random(seed))
    store, community = written(tmp_path / "kept", world, lambda name: name)
    naive = counts(*written(tmp_path / "naive", world, lambda name: ONE.get(name, name)))
    own = store.open_community(community)
    own.put(ANA, SHORT, BEN)
    before, files = counts(store, community), sessions_of(store)
    held = store.open(store.sessions()[0])
    apart = standing(held)
    make_one(own, ANA, "A. Ruiz")
    by_name = make_one(own, ANA, "Ana")
    at_one = standing(store.open(held.ref))
    assert held.call(store.persons(community)) or at_one == apart
    assert standing(held) == at_one
    assert not held.call(store.persons(community))
    assert counts(store, community) == naive
    assert store.search.find(Query(NOW.date(), filters=(Filter(BY, ("A. Ruiz",)),))).hits
    again = Store(store.root)
    again.cache = store.cache
    assert counts(again, community) == naive
    own.undo()
    own.undo()
    assert counts(store, community) == before
    own.redo()
    own.redo()
    assert counts(store, community) == naive
    take_apart(own, by_name)
    take_apart(own, next(iter(own.table(OtherName).values())))
    assert counts(store, community) == before
    assert tuple(own.members) == (ANA.id, BEN.id, SHORT.id)
    held.call(store.persons(community))
    assert standing(held) == apart
    assert sessions_of(store) == files


def standing(session: OpenSession) -> Any:
    """Return all that a session shows which names anybody."""
    return dict(session.people), dict(session.entries), dict(session.followups)


def sessions_of(store: Store) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in store.root.rglob("sessions/**/*.json*") if p.is_file()}


def test_who_has_two_rows_on_a_roll_can_leave_and_hand_a_role_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    session = store.create(head(store, "Home visits"), now=NOW)
    two = Presence(SHORT.id, "Ana", roles=("scribe", "facilitator"))
    session.put(Presence(ANA.id, "Ana Ruiz", present=False), two, Presence(BEN.id, "Ben"))
    session.close()
    own = store.open_community(session.ref.community)
    own.put(ANA, SHORT, BEN)
    make_one(own, ANA, "Ana")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", Mock(side_effect=OSError(errno.EMFILE, "")))
        assert not store.persons(session.ref.community)
    session = store.open(session.ref)
    (ana, ben) = session.people.values()
    assert (ana.present, ana.roles) == (True, ("scribe", "facilitator"))
    session.change(ana, roles=("scribe",))
    session.change(session.people[ana.id], present=False)
    (ana, _) = session.people.values()
    assert (ana.present, ana.roles) == (False, ("scribe",))
    session.undo()
    session.undo()
    assert session.people[ana.id].roles == ("scribe", "facilitator")
    session.change(ben, present=False)
    assert session.people[ana.id].present


def test_what_the_other_record_knew_is_taken_over_and_told_before(tmp_path: Path) -> None:
    store = Store(tmp_path)
    community = store.new_community("Riverside").id
    own, other = store.open_community(community), store.open_community(community)
    since = date(2025, 3, 1)
    ana = Member(ANA.id, "Ana Ruiz", left=True, until=since, willing=("scribe",))
    short = Member(SHORT.id, "Ana", "Harbour House", level="core", since=since, willing=("host",))
    start = Plan(SessionId(new_id()), start=NOW, expected=(ANA.id, SHORT.id), preparer="ana")
    note = CheckIn(EventId(new_id()), SHORT.id, since, "Rang her")
    own.put(ana, short, BEN, start, note, StandingRole(EventId(new_id()), "champion", "Ana"))
    told = told_before(ana, "Ana", short, standing_under(store, community))
    assert told == (
        "Ana counts as Ana Ruiz from now on. Ana leaves the list of members. Ana Ruiz takes over "
        "organisation “Harbour House”, since “2025-03-01”, level “core” and roles to try “scribe, "
        "host”. Nothing that was said is rewritten."
    )
    make_one(own, ana, "Ana")
    (kept, _) = own.members.values()
    assert (kept.organisation, kept.level, kept.left, kept.since) == (
        "Harbour House",
        "core",
        False,
        since,
    )
    (plan,) = own.table(Plan).values()
    assert (plan.expected, plan.preparer) == ((ANA.id,), "Ana Ruiz")
    assert [each.member for each in own.table(CheckIn).values()] == [ANA.id]
    assert [each.name for each in own.table(StandingRole).values()] == ["Ana Ruiz"]
    other.refresh()
    make_one(other, BEN, "A. Ruiz")
    own.refresh()
    assert own.persons.name_of("a. ruiz") == "Ben"
    other.undo()
    other.change(short, removed=False)
    own.refresh()
    assert own.persons.name_of("Ana") == "Ana"


def test_taking_two_apart_is_taken_back_whole_also_where_an_earlier_day_made_them_one(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    community = store.new_community("Riverside").id
    before = store.open_community(community)
    before.put(ANA, SHORT)
    name = make_one(before, ANA, "Ana")
    own = store.open_community(community)
    take_apart(own, name)
    assert set(own.members) == {ANA.id, SHORT.id}
    for _ in range(2):
        own.undo()
        assert set(own.members) == {ANA.id}
        assert own.persons.name_of("Ana") == "Ana Ruiz"
        own.redo()
        assert set(own.members) == {ANA.id, SHORT.id}
    before.refresh()
    before.change(SHORT, organisation="Harbour House")
    own.undo()
    assert set(own.members) == {ANA.id, SHORT.id}


def test_names_that_look_alike_are_offered_and_others_are_not() -> None:
    names = ("Ana", "A. Ruiz", "AR", "Ruiz", "Anna", "Ana Ortiz", "Ben", "")
    assert likely("Ana Ruiz", names) == ("Ana", "A. Ruiz", "Ruiz")
