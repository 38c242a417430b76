"""Differences lose nothing, and numbers stay with their rules."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from data.adopting.numbering import GONE, place_of
from data.adopting.standing import Standing
from data.difference import difference
from data.models.community import Community
from data.models.ids import CommunityId
from data.store.hlc import stamp_of

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LINES = st.lists(st.text("ab \n", max_size=12), max_size=6).map("\n".join)
EDITS = st.lists(
    st.tuples(st.sampled_from(["add", "amend", "drop"]), st.integers(0, 9)), max_size=9
)


@settings(max_examples=150, deadline=None)
@given(LINES, LINES)
def test_both_texts_can_be_read_out_of_their_difference(before: str, after: str) -> None:
    lines = difference(before, after)
    assert "\n".join(line.text for line in lines if line.sign != "+") == before
    assert "\n".join(line.text for line in lines if line.sign != "-") == after


@settings(max_examples=150, deadline=None)
@given(EDITS, st.integers(0, 9), st.integers(1, 12))
def test_a_number_finds_its_rule_after_any_changes(
    edits: list[tuple[str, int]], said_after: int, number: int
) -> None:
    who, texts = list(range(4)), [f"rule {n}" for n in range(4)]
    versions, then = [(stamp_of(NOW), tuple(texts))], list(who)
    for step, (what, at) in enumerate(edits):
        place = at % len(who) if who else 0
        if what == "add":
            who.append(100 + step)
            texts.append(f"new {step}")
        elif who and what == "amend":
            texts[place] = f"other {step}"
        elif who:
            del who[place], texts[place]
        versions.append((stamp_of(NOW + timedelta(minutes=step + 1)), tuple(texts)))
        if step < said_after:
            then = list(who)
    standing = Standing(
        Community(CommunityId("c"), "C", ground_rules=tuple(texts)), rule_versions=versions
    )
    found = place_of(number, standing, stamp_of(NOW + timedelta(minutes=said_after, seconds=1)))
    if number > len(then):
        assert found is None
    elif then[number - 1] in who:
        assert found == who.index(then[number - 1])
    else:
        assert found == GONE
