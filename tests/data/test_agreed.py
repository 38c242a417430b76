from datetime import UTC, date, datetime

from data.agreed import agreed, lacks
from data.models.ids import EntryId
from data.models.records import Entry

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def entry(kind: str, text: str = "x", **fields: object) -> Entry:
    return Entry(EntryId(text), kind, text, NOW, **fields)  # type: ignore[arg-type]


def test_decisions_come_first_then_actions_then_what_people_try() -> None:
    said = [entry("request", "r"), entry("commitment", "c"), entry("note", "n")]
    said += [entry("action", "a"), entry("decision", "d"), entry("decision", "d2")]
    assert [e.text for e in agreed(said)] == ["d", "d2", "a", "c", "r"]


def test_an_action_without_owner_or_date_says_what_it_lacks() -> None:
    assert lacks(entry("action")) == ("owner", "date")
    assert lacks(entry("action", owners=("Ana Ruiz",))) == ("date",)
    assert lacks(entry("action", owners=("Ana Ruiz",), due=date(2026, 12, 1))) == ()


def test_a_commitment_wants_a_name_but_an_anonymous_one_is_left_alone() -> None:
    assert lacks(entry("commitment")) == ("name",)
    assert lacks(entry("commitment", by="Ben")) == ()
    assert lacks(entry("commitment", level="anon")) == ()
    assert lacks(entry("action", level="anon")) == ()
