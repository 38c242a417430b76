"""Times are told as the clock on the session's wall told them."""

from datetime import UTC, datetime, timedelta

import pytest

from data.zone import local_zone, zone_named

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "name"),
    [("Europe/Helsinki", "Europe/Helsinki"), (":Asia/Tokyo", "Asia/Tokyo"), ("UTC", "UTC")],
)
def test_a_zone_set_in_the_terminal_is_the_session_s(
    monkeypatch: pytest.MonkeyPatch, given: str, name: str
) -> None:
    monkeypatch.setenv("TZ", given)
    assert local_zone(NOON) == name


def test_a_zone_without_a_name_is_kept_as_its_offset() -> None:
    noon = NOON.astimezone(zone_named("UTC+05:30"))
    assert noon.utcoffset() == timedelta(hours=5, minutes=30)
    assert (NOON + timedelta(hours=5, minutes=30)).strftime("%H:%M") == noon.strftime("%H:%M")


@pytest.mark.parametrize("name", ["Atlantis/Poseidonis", "../../etc/passwd", "UTC+x", "", "\0"])
def test_a_zone_nobody_knows_is_the_system_s(name: str) -> None:
    assert NOON.astimezone(zone_named(name)) == NOON
