from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formats.asked import asked_last
from data.formats.drawing import drawn
from data.formats.loader import Format, load_format
from data.meeting import begin, end
from data.models.ids import CommunityId
from data.planning import found
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


def _prompts(session_format: Format, asked: frozenset[str]) -> list[tuple[str, ...]]:
    return [phase.prompts for phase in session_format.plan(asked=asked)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_two_sessions_in_a_row_ask_different_things(store: Store) -> None:
    community = found(store, "Riverside")
    first = begin(store, community, format=load_format("circle"), now=NOW)
    asked = asked_last(store, community.id)
    assert asked == {prompt for phase in first.head.phases for prompt in phase.prompts}
    end(first, NOW)
    second = begin(store, community, format=load_format("circle"), now=NOW)
    told = [text for phase in second.head.phases for text in phase.prompts]
    assert told
    assert not asked & set(told)
    assert [len(p.prompts) for p in second.head.phases] == [
        len(p.prompts) for p in first.head.phases
    ]


def test_a_community_without_a_readable_session_was_asked_nothing(store: Store) -> None:
    community = found(store, "Riverside")
    assert asked_last(store, community.id) == frozenset()
    assert asked_last(store, CommunityId("nobody")) == frozenset()
    session = begin(store, community, format=load_format("circle"), now=NOW)
    end(session, NOW)
    path = next(iter((store.root / "communities/riverside/sessions").rglob("*.json")))
    path.write_bytes(b"\x00 torn")
    assert asked_last(store, community.id) == frozenset()
    assert load_format("circle").plan(asked=frozenset()) == load_format("circle").plan()


def test_without_a_pool_all_prompts_are_asked_every_time() -> None:
    first = load_format("first-meeting")
    assert not first.draws
    assert first.plan(asked=frozenset(t for p in first.phases for t in p.prompts)) == first.plan()
    phase = replace(first.plan()[0], seconds=60)
    assert phase.prompts
