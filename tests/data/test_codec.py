"""What a file says becomes a record's values, or is refused: never something in between."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.models.codec import from_fields
from data.models.ids import EntryId
from data.models.records import Carried, Presence

JSON = st.one_of(
    st.text(max_size=3),
    st.integers(),
    st.booleans(),
    st.none(),
    st.floats(),
    st.just([]),
    st.just({}),
)
LISTS = st.one_of(st.lists(st.text(max_size=3), max_size=4), st.lists(JSON, max_size=4), JSON)


@given(visits=LISTS)
def test_a_list_is_taken_where_each_of_its_items_is_and_refused_as_a_whole_where_one_is_not(
    visits: Any,
) -> None:
    whole = isinstance(visits, list) and all(isinstance(each, str) for each in visits)
    try:
        found = from_fields(Carried, {"origin": "here", "visits": visits}, id=EntryId("i"))
    except TypeError:
        assert not whole
    else:
        assert whole
        assert found == Carried(EntryId("i"), found.origin, tuple(visits))


@given(roles=LISTS, later=JSON)
def test_a_field_of_a_later_version_is_passed_over(roles: Any, later: Any) -> None:
    fields = {"name": "Ana Ruiz", "roles": roles}
    try:
        plain = from_fields(Presence, fields, id="m")
    except TypeError:
        return
    assert from_fields(Presence, fields | {"of_tomorrow": later}, id="m") == plain
