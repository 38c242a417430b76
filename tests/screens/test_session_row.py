from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from data.glance import Glance
from data.models.ids import CommunityId
from data.store.refs import SessionRef
from screens.widgets.session_row import RowLayout
from tests.hostile import hostile_texts


def ref(started: str = "2026-11-24-1000", *, live: bool = False) -> SessionRef:
    return SessionRef(Path("x"), CommunityId("c"), started, "home-visits", live)


def text(
    layout: RowLayout, known: Glance | None, community: str = "", *, live: bool = False
) -> list[str]:
    rows = layout.spans(ref(live=live), known, community)
    return ["".join(span.text for span in row) for row in rows]


KNOWN = Glance("Home visits", 8, 9, 31)


def test_a_narrow_list_tells_more_of_a_session_on_a_second_line() -> None:
    first, second = text(RowLayout(42, 2), KNOWN)
    assert first.split() == ["24", "Nov", "26", "Home", "visits"]
    assert second.strip() == "no. 8 · 9 came · 31 entries"


def test_of_several_communities_it_tells_whose_session_it_was() -> None:
    assert (
        text(RowLayout(42, 2), KNOWN, "Riverside")[1].strip() == "Riverside · 9 came · 31 entries"
    )
    assert "Riverside" in text(RowLayout(110), KNOWN, "Riverside")[0]


def test_a_day_of_which_no_hour_is_known_shows_none() -> None:
    (row,) = RowLayout(70).spans(ref("2026-11-24-0000"), KNOWN)
    assert "00:00" not in row[0].text


def test_a_row_tells_when_the_session_really_began() -> None:
    late = KNOWN._replace(began=datetime(2026, 11, 24, 11, 40, tzinfo=UTC))
    assert text(RowLayout(70), late)[0].startswith("Tue 24 Nov 2026  11:40")


@given(st.integers(1, 200), st.integers(1, 2), st.sampled_from(hostile_texts(80)))
def test_a_row_is_never_wider_than_its_list(width: int, lines: int, title: str) -> None:
    for known in (None, Glance(title, 12, 3, 1), Glance(title)):
        for live in (True, False):
            for row in text(RowLayout(width, lines), known, title, live=live):
                assert cell_len(row) <= max(width, 14)
                assert "\x1b" not in row
