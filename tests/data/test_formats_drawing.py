from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formats.asked import asked_last
from data.formats.drawing import drawn
from data.formats.loader import load_format
from data.meeting import begin, end, press
from data.planning import found
from data.store.open_session import OpenSession
from data.store.store import Store

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
POOL = tuple("abcdef")
pools = st.lists(
    st.text("abcdefghij", min_size=1, max_size=2), min_size=1, max_size=12, unique=True
)


@given(pools, st.data())
def test_no_prompt_of_last_time_comes_again_while_there_are_others(
    pool: list[str], data: st.DataObject
) -> None:
    asked = data.draw(st.sets(st.sampled_from(pool)))
    count = data.draw(st.integers(1, len(pool)))
    chosen = drawn(pool, count, asked)
    assert len(set(chosen)) == len(chosen) == count
    fresh = len(set(pool) - asked)
    assert len(set(chosen) & asked) == max(0, count - fresh)
    assert chosen == drawn(pool, count, asked)


@given(pools, st.data())
def test_in_time_everything_in_the_pool_is_asked(pool: list[str], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(pool)))
    asked: tuple[str, ...] = ()
    heard: set[str] = set()
    for _ in pool:
        asked = drawn(pool, count, asked)
        heard.update(asked)
    assert heard == set(pool)


def test_a_pool_written_in_sets_is_asked_set_by_set_and_round_again() -> None:
    first = drawn(POOL, 2, ())
    second = drawn(POOL, 2, first)
    third = drawn(POOL, 2, second)
    assert (*first, *second, *third) == POOL
    assert drawn(POOL, 2, third) == first


def test_a_pool_that_is_too_small_fills_up_with_what_lies_longest_back() -> None:
    assert drawn(POOL, 4, "abcd") == ("e", "f", "a", "b")
    assert drawn(POOL, 4, "efab") == ("c", "d", "e", "f")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def run_through(session: OpenSession) -> None:
    """Let every phase of a session have its turn, and end it."""
    begun = next(iter(session.clock)).at
    for place in range(1, len(session.head.phases)):
        press(session, "next", begun + timedelta(minutes=place))
    end(session, begun + timedelta(hours=1))


def prompts(session: OpenSession) -> set[str]:
    return {text for phase in session.head.phases for text in phase.prompts}


def test_two_sessions_in_a_row_ask_different_things(store: Store) -> None:
    community = found(store, "Riverside")
    circle = load_format("circle")
    first = begin(store, community, format=circle, now=NOW)
    run_through(first)
    assert asked_last(store, community.id) == prompts(first)
    second = begin(store, community, format=circle, now=NOW + timedelta(days=7))
    assert not prompts(first) & prompts(second)
    assert [len(p.prompts) for p in second.head.phases] == [
        len(p.prompts) for p in first.head.phases
    ]


def test_another_format_in_between_does_not_bring_the_same_prompts_back(store: Store) -> None:
    community = found(store, "Riverside")
    circle, case = load_format("circle"), load_format("case")
    held = []
    for day, chosen in enumerate([circle, case, circle, case]):
        session = begin(store, community, format=chosen, now=NOW + timedelta(days=day))
        held.append(prompts(session))
        run_through(session)
    assert not held[0] & held[2]
    one_case = set(case.phases[2].prompts)
    assert held[1] & held[3] == one_case
    for day in range(5, 13):
        run_through(begin(store, community, format=circle, now=NOW + timedelta(days=day)))
    much_later = begin(store, community, format=case, now=NOW + timedelta(days=20))
    assert prompts(much_later) & held[3] == one_case


def test_what_was_planned_but_never_reached_may_be_asked_the_next_time(store: Store) -> None:
    community = found(store, "Riverside")
    circle = load_format("circle")
    first = begin(store, community, format=circle, now=NOW)
    end(first, NOW + timedelta(minutes=5))
    second = begin(store, community, format=circle, now=NOW + timedelta(days=7))
    welcome, *others = zip(first.head.phases, second.head.phases, strict=True)
    assert not set(welcome[0].prompts) & set(welcome[1].prompts)
    assert all(before.prompts == after.prompts for before, after in others)
    run_through(second)
    broken_off = begin(store, community, format=circle, now=NOW + timedelta(days=14))
    end(broken_off, NOW + timedelta(days=14, minutes=5))
    third = begin(store, community, format=circle, now=NOW + timedelta(days=21))
    assert not prompts(third) & (prompts(second) | set(broken_off.head.phases[0].prompts))


def test_a_community_without_a_readable_session_was_asked_nothing(store: Store) -> None:
    community = found(store, "Riverside")
    circle = load_format("circle")
    assert asked_last(store, community.id) == asked_last(store, community.id, circle) == frozenset()
    session = begin(store, community, format=circle, now=NOW)
    end(session, NOW)
    path = next(iter((store.root / "communities/riverside/sessions").rglob("*.json")))
    path.write_bytes(b"\x00 torn")
    assert asked_last(store, community.id) == frozenset()


def test_without_a_pool_all_prompts_are_asked_every_time() -> None:
    first = load_format("first-meeting")
    assert not first.draws
    assert first.plan(asked=frozenset(t for p in first.phases for t in p.prompts)) == first.plan()
