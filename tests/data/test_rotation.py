"""Who might take a role: whoever has not held it lately."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from data.models.ids import MemberId
from data.models.records import Presence
from data.rotation import ROTATING, Suggestion, ago_words, last_held, suggest

NAMES = ("Amir Haddad", "Ana Ruiz", "Ben Okafor", "Dana", "dilek aydın", "Ana Ruiz")
counts = st.integers(0, 6)


def people(count: int, *, absent: int = 0) -> list[Presence]:
    """So many people, the last of them not here."""
    return [Presence(MemberId(f"m{n}"), NAMES[n], present=n < count - absent) for n in range(count)]


pairs = st.tuples(st.sampled_from([MemberId(f"m{n}") for n in range(6)]), st.sampled_from(ROTATING))


@given(
    counts,
    counts,
    st.dictionaries(pairs, st.integers(1, 9)),
    st.lists(pairs),
    st.randoms(use_true_random=False),
)
def test_a_suggestion_is_of_somebody_here_and_nobody_holds_the_room_and_writes(
    count: int,
    absent: int,
    held: dict[tuple[MemberId, str], int],
    tries: list[tuple[MemberId, str]],
    random: Random,
) -> None:
    roll = people(count, absent=min(count, absent))
    willing = {who: {role for one, role in tries if one == who} for who, _ in tries}
    found = suggest(ROTATING, roll, held, willing)
    here = [p.id for p in roll if p.present] or [p.id for p in roll]
    by_role = {each.role: each for each in found}
    assert len(by_role) == len(found)
    assert all(each.id in here for each in found)
    if {"facilitator", "scribe"} <= by_role.keys():
        assert by_role["facilitator"].id != by_role["scribe"].id
    assert len(found) == len(ROTATING) - (len(here) == 1) if here else not found
    assert found == suggest(ROTATING, random.sample(roll, len(roll)), held, willing)
    if here and not willing:
        waits = {who: held.get((who, "facilitator"), 99) for who in here}
        assert waits[by_role["facilitator"].id] == max(waits.values())


def test_a_role_comes_to_everybody_before_it_comes_back() -> None:
    held: dict[tuple[MemberId, str], int] = {}
    order = []
    for _ in range(10):
        (one,) = suggest(["scribe"], people(5), held, {})
        order.append(one.name)
        held = {key: ago + 1 for key, ago in held.items()} | {(one.id, "scribe"): 1}
    assert len(set(order[:5])) == 5
    assert order[5:] == order[:5]


def test_who_is_willing_comes_first_but_not_twice_running() -> None:
    held = {(MemberId("m0"), "scribe"): 3, (MemberId("m2"), "scribe"): 7}
    willing = {MemberId("m0"): ("scribe",)}
    assert suggest(["scribe"], people(4), held, willing) == (
        Suggestion("scribe", MemberId("m0"), "Amir Haddad", 3, willing=True),
    )
    guest = Presence(MemberId("g"), "Aaron", guest=True)
    assert suggest(["host"], [guest, *people(1)], {}, {MemberId("g"): ("host",)})[0].id == "m0"
    (after,) = suggest(["scribe"], people(4), held | {(MemberId("m0"), "scribe"): 1}, willing)
    assert after.told == "Ana Ruiz, never yet"


def test_a_role_that_somebody_has_is_not_suggested_and_keeps_its_opposite_away() -> None:
    roll = [Presence(MemberId("m0"), "Ana Ruiz", roles=("facilitator",))]
    assert [each.role for each in suggest(ROTATING, roll, {}, {})] == ["timekeeper", "host"]


def test_when_somebody_held_a_role_is_told_in_sessions() -> None:
    told = [ago_words(ago) for ago in (3, 1, None)]
    assert told == ["3 sessions ago", "last session", "never yet"]
    assert last_held([]) == {}
