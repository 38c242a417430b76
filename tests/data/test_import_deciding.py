"""What a person decides on lines of minutes: nothing is lost by it, and nothing comes in twice."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.importing.deciding import Decided, as_kind
from data.importing.past import LEFT_OUT, Doubt, Item, PastSession
from data.models.kinds import KINDS

WORDS = st.sampled_from(["Tea", "None.", "Doors by Friday", "Tea"])
KIND = st.sampled_from([kind.id for kind in KINDS])
WHY = st.sampled_from([*sorted(LEFT_OUT), "may be Ana or Anna; stays apart"])
ITEM = st.builds(
    Item, kind=KIND, text=WORDS, line=st.integers(1, 30), by=st.sampled_from(["", "Ana"]),
)  # fmt: skip
DOUBT = st.builds(Doubt, line=st.integers(0, 30), what=WORDS, why=WHY)


@given(
    items=st.lists(ITEM, max_size=6).map(lambda found: sorted(found, key=lambda item: item.line)),
    doubts=st.lists(DOUBT, max_size=4),
    keys=st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["x", "action", "note"]))),
)
def test_every_line_comes_in_or_is_told_as_left_out_whatever_is_decided(
    items: list[Item], doubts: list[Doubt], keys: list[tuple[int, str]]
) -> None:
    past = PastSession(
        "a.md", 0, 1, "Tea", date(2026, 3, 3), items=tuple(items), doubts=tuple(doubts)
    )
    decided = Decided()
    for place, key in keys:
        rows = decided.rows(past)
        if place < len(rows):
            (decided.turn if key == "x" else lambda row, k=key: decided.make(row, k))(rows[place])
    came = decided.applied(past)
    before = Counter([i.text for i in items] + [d.what for d in doubts])
    after = Counter([i.text for i in came.items] + [d.what for d in came.doubts])
    assert after == before
    for row in decided.rows(past):
        decided.turn(row) if row.why == "left out by hand" else None
    assert sum(row.why == "" for row in decided.rows(past)) >= len(items)


def test_no_name_is_lost_where_a_line_becomes_another_kind() -> None:
    past = PastSession("a.md", 0, 1, "Tea", date(2026, 3, 3))
    owed = Item("action", "Buy tea", 3, owners=("Ana", "Ben"), done=True)
    note = as_kind(owed, "note", past)
    assert (note.text, note.by, note.owners, note.done) == ("Buy tea (Ana, Ben)", "", (), False)
    said = Item("note", "Buy tea by Friday", 3, by="Ana")
    action = as_kind(said, "action", past)
    assert (action.owners, action.by, action.due) == (("Ana",), "", date(2026, 3, 6))
