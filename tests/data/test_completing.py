from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.search.completing import complete_query
from data.search.query import FILTERS
from data.search.reading import read_query

TODAY = date(2026, 11, 24)
KNOWN = {"by": ("Ana Ruiz", "Amir Haddad"), "tag": ("form",), "in": ("Home visits",)}


def values(name: str, begun: str) -> Sequence[str]:
    known = KNOWN.get(name, ())
    return [value for value in known if value.casefold().startswith(begun.casefold())]


def completed(typed: str) -> list[str]:
    offers = complete_query(typed, len(typed), values, TODAY)
    return [f"{typed[: offer.start]}{offer.insert}{typed[offer.end :]}" for offer in offers]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ki", "kind:"),
        ("form -t", "form -tag:"),
        ("kind:ques", "kind:question "),
        ("kind:question,act", "kind:question,action "),
        ("is:ov", "is:overdue "),
        ("by:an", 'by:"Ana Ruiz" '),
        ('by:"Ana Ruiz",am', 'by:"Ana Ruiz","Amir Haddad" '),
        ('in:"home v', 'in:"Home visits" '),
        ("tag:", "tag:form "),
        ("consent #fo", "consent #form "),
        ("after:", 'after:"last week" '),
        ("after:2026-1", "after:2026-11 "),
    ],
)
def test_a_filter_and_its_value_are_completed(typed: str, first: str) -> None:
    assert completed(typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["", "form ", "12", "unknown:", "by:nobody", "is:open ", 'by:"Ana Ruiz"']
)
def test_where_nothing_is_half_typed_nothing_is_offered(typed: str) -> None:
    assert completed(typed) == []


@pytest.mark.parametrize("name", FILTERS)
def test_what_is_completed_is_understood(name: str) -> None:
    for line in completed(f"{name}:"):
        query = read_query(line, TODAY)
        assert query.problems == ()
        assert not query.empty


@given(st.text(alphabet='",a by:', min_size=60, max_size=90))
def test_a_line_of_quotes_and_commas_takes_no_longer(typed: str) -> None:
    assert completed(f"by:{typed}") is not None


@given(st.text(max_size=40), st.integers(0, 40))
def test_completing_never_fails_and_stays_within_the_line(typed: str, cursor: int) -> None:
    cursor = min(cursor, len(typed))
    for offer in complete_query(typed, cursor, values, TODAY):
        assert 0 <= offer.start <= offer.end == cursor
