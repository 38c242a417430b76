from datetime import UTC, datetime
from pathlib import Path

from data.glance import Glance, by_beginning
from data.models.ids import CommunityId
from data.store.refs import SessionRef


def test_a_session_that_began_late_stands_in_lists_where_it_began() -> None:
    early, late = (
        SessionRef(Path(hour), CommunityId("c"), f"2026-11-24-{hour}", "home-visits", False)
        for hour in ("1000", "1100")
    )
    known = {early: Glance("Begun at noon", began=datetime(2026, 11, 24, 12, tzinfo=UTC))}
    assert by_beginning([late, early], {}) == [late, early]
    assert by_beginning([late, early], known) == [early, late]
