"""Who was heard: counted for whoever runs the clock, ranked for nobody."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.formats.loader import load_format
from data.looking_back import Before, look_back, roles_so_far
from data.meeting import begin, end
from data.models.community_records import StandingRole
from data.models.ids import EventId, MemberId, new_id
from data.models.records import Presence
from data.models.side_records import Voice
from data.planning import found
from data.store.floor import Floor, FloorFile
from data.store.store import Store
from data.voices import Voices, at_one, not_heard, spread, to_keep

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
ANA, BEN, DANA = (MemberId(name) for name in ("ana", "ben", "dana"))
ROLL = [
    Presence(ANA, "Ana Ruiz"),
    Presence(BEN, "Ben Okafor"),
    Presence(DANA, "Dana"),
    Presence(MemberId("amir"), "Amir Haddad", present=False),
]

switches = st.lists(
    st.tuples(st.sampled_from([ANA, BEN, DANA, None]), st.floats(0, 900)), max_size=12
)


@given(switches, st.floats(0, 900))
def test_what_is_counted_is_the_time_in_which_somebody_spoke(
    told: list[tuple[MemberId | None, float]], rest: float
) -> None:
    voices, taken, expected, speaks = Voices(), 0.0, 0.0, False
    for person, gap in [*told, (None, rest)]:
        taken += gap
        expected += gap if speaks else 0.0
        voices, speaks = voices.give(person, taken), person is not None
    assert abs(sum(voices.until(taken).values()) - expected) < 0.01
    assert sum(voices.until(taken).values()) == sum(voices.until(taken + 900).values())


@given(switches)
def test_a_clock_that_is_set_back_takes_nothing_from_anybody(
    told: list[tuple[MemberId | None, float]],
) -> None:
    voices = Voices()
    for person, taken in told:
        before = dict(voices.heard)
        voices = voices.give(person, taken)
        assert all(voices.heard[one] >= seconds for one, seconds in before.items())


def test_the_spread_stands_in_the_order_of_the_roll_and_names_who_was_not_heard() -> None:
    voices = Voices().give(BEN, 0.0).give(ANA, 60.0)
    shares = spread(ROLL, voices, 90.0, {"Amir Haddad"})
    assert [(share.name, share.seconds) for share in shares] == [
        ("Ana Ruiz", 30.0),
        ("Ben Okafor", 60.0),
        ("Dana", 0.0),
    ]
    assert not_heard(shares) == ("Dana",)
    assert not_heard(spread(ROLL, voices, 90.0, {"Dana"})) == ()
    assert spread([], voices, 90.0, ()) == ()


def test_what_is_kept_adds_to_what_was_kept_before_the_session_went_on() -> None:
    voices = Voices().give(BEN, 0.0).give(None, 60.4)
    (kept,) = to_keep(voices, 100.0, {BEN: Voice(BEN, 30, 2)})
    rows = (kept, Voice(DANA, 9, 1), Voice(ANA, 5))
    both = at_one(rows, lambda who: BEN if who == DANA else who)
    assert both == {BEN: Voice(BEN, kept.seconds + 9, kept.turns + 1), ANA: Voice(ANA, 5)}
    assert kept == Voice(BEN, 90, 3)


def test_the_roll_knows_who_is_new_who_sponsors_and_who_held_what(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    community = found(store, "Riverside", ("Ana Ruiz", "Ben Okafor"))
    opened = store.open_community(community.id)
    opened.put(StandingRole(EventId(new_id()), "sponsor", "Chipo Dube"))
    gone = NOW.date() - timedelta(days=1)
    opened.put(StandingRole(EventId(new_id()), "champion", "Ben Okafor", until=gone))
    circle = load_format("circle")
    for ago, names in ((56, ["Ana Ruiz"]), (28, ["Ana Ruiz", "Núria Bosch"])):
        then = NOW - timedelta(days=ago)
        session = begin(store, community, format=circle, present=names, now=then)
        ana = next(p for p in session.people.values() if p.name == "Ana Ruiz")
        session.put(Voice(ana.id, 90, 2))
        session.change(ana, roles=("scribe",) if ago == 56 else (), shadows=("facilitator",))
        end(session, then)
        session.close()
    names = ["Ana Ruiz", "Ben Okafor", "NURIA BOSCH", "Chipo Dube"]
    session = begin(store, community, format=circle, present=names, now=NOW)
    before = look_back(store, session.head, NOW)
    people = {person.name: person for person in session.people.values()}
    new = [name for name, person in people.items() if before.is_new(person)]
    assert new == ["Ben Okafor", "Chipo Dube"]
    assert before.standing_of(people["Chipo Dube"]) == ("sponsor",)
    assert before.standing_of(people["Ben Okafor"]) == ()
    assert before.held == {(people["Ana Ruiz"].id, "scribe"): 2}
    told = [(one.number, one.roles, one.shadows) for one in roles_so_far(before, ana)]
    assert told == [(2, (), ("facilitator",)), (1, ("scribe",), ("facilitator",))]
    assert not any(one.voice for one in roles_so_far(before, ana))
    opened.change(opened.community, voices="facilitator")
    before = look_back(store, session.head, NOW)
    assert [one.voice for one in roles_so_far(before, ana)] == [Voice(ana.id, 90, 2)] * 2
    assert not Before().is_new(people["Ben Okafor"])


def test_voices_outlive_the_terminal_that_counted_them_where_they_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    community = found(store, "Riverside", ["Ana Ruiz"])
    opened = store.open_community(community.id)
    circle = load_format("circle")
    for wish, kept in (("", {}), ("facilitator", {"Ana Ruiz": (240, 1)})):
        opened.change(opened.community, voices=wish)
        session = begin(store, community, format=circle, present=["Ana Ruiz"], now=NOW)
        (ana,) = session.people
        FloorFile(session.ref.path).write(Floor(voices=Voices({}, {ana: 1}, ana, 60.0)))
        end(session, NOW + timedelta(minutes=5))
        told = {session.people[v.id].name: (v.seconds, v.turns) for v in session.voices.values()}
        assert told == kept
        session.close()
