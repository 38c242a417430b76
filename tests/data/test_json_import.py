"""What lctui exported as JSON comes back into a store as it was."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import LctuiError
from data.importing.decoding import LARGEST
from data.importing.job import look
from data.importing.json_sessions import documents_in, import_json, looks_like_ours
from data.importing.json_zone import zone_of
from data.reports.gather import minutes_from
from data.reports.registry import REPORTS
from data.samples.sample import build_sample
from data.store.store import Store
from data.zone import zone_named

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample year."""
    store = Store(tmp_path_factory.mktemp("year") / "store")
    build_sample(store, NOW)
    return store


def exported(store: Store) -> str:
    """Return all closed sessions as `export --to json` does."""
    refs = [ref for ref in reversed(store.sessions()) if not ref.live]
    return REPORTS["json"].write([minutes_from(store, store.open(ref), NOW) for ref in refs])


def test_a_year_comes_back_to_the_byte(year: Store, tmp_path: Path) -> None:
    text = exported(year)
    other = Store(tmp_path / "other")
    taken = list(import_json(other, text, now=NOW))
    assert len(taken) == len(json.loads(text)) > 10
    assert exported(other) == text


def test_the_same_file_twice_comes_in_once(year: Store, tmp_path: Path) -> None:
    text, other = exported(year), Store(tmp_path / "other")
    first, second = (list(import_json(other, text, now=NOW)) for _ in range(2))
    assert [each.ref for each in second] == [each.ref for each in first]
    assert all(each.known for each in second)
    assert not any(each.known for each in first)
    assert exported(other) == text


def test_a_session_that_was_never_planned_is_named_after_when_it_began(
    year: Store, tmp_path: Path
) -> None:
    told = json.loads(exported(year))[0] | {"planned_start": None}
    other = Store(tmp_path / "other")
    (taken,) = import_json(other, json.dumps(told), now=NOW)
    assert taken.ref is not None
    assert taken.ref.local.isoformat(timespec="minutes") == told["started"][:16]


def test_an_export_of_many_years_is_not_too_large_to_come_in_again(
    year: Store, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    path.write_text(exported(year) + " " * LARGEST, encoding="utf-8")
    other = Store(tmp_path / "other")
    seen = look(other, None, "", [path])
    assert (list(seen.skipped), len(seen.ours)) == ([], 1)


def test_a_dry_run_writes_nothing(year: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other")
    assert len(list(import_json(other, exported(year), now=NOW, dry_run=True))) > 10
    assert not other.root.exists()


def test_members_keep_their_own_ids(year: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other")
    (community,) = year.communities()
    made = other.new_community(community.name)
    other.save_community(replace(made, members=community.members))
    list(import_json(other, exported(year), now=NOW))
    known = {member.id for member in community.members}
    on_rolls = {
        person.id
        for ref in other.sessions()
        for person in other.open(ref).people.values()
        if not person.guest
    }
    assert on_rolls
    assert on_rolls <= known


def test_a_session_that_still_went_on_ends_where_the_file_does(year: Store, tmp_path: Path) -> None:
    (live,) = year.live()
    session = year.open(live)
    text = REPORTS["json"].write([minutes_from(year, session, NOW)])
    session.close()
    other = Store(tmp_path / "other")
    (taken,) = import_json(other, text, now=NOW)
    assert taken.ref
    assert other.open(taken.ref).ended


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[1]", "not an exported session"),
        ('{"planned_start": null}', "not an exported session: id"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_what_is_not_ours_is_told_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(LctuiError, match=said):
        documents_in(text)


def test_what_an_older_lctui_left_out_is_not_asked_for() -> None:
    said = {"id": "0192f0c4-0000-7000-8000-000000000002", "kind": "note", "text": "Tea first"}
    absent = dict.fromkeys(
        ("phase", "prompt", "by", "due", "status", "outcome", "typed", "captured_by")
    )
    lists: dict[str, object] = {"owners": [], "tags": [], "for": []}
    entry = {**said, **absent, **lists, "at": "2026-10-25T02:31:00+02:00", "level": "named"}
    document = {**_bare("2026-10-25T02:30:00+02:00"), "entries": [entry]}
    (read,) = documents_in(json.dumps(document))
    assert (read.entries[0].depth, read.entries[0].helpers) == (0, [])


def test_minutes_are_not_taken_for_json() -> None:
    assert not looks_like_ours("# Minutes\n- [ ] Call Ana")
    assert not looks_like_ours("[a link](somewhere)\n")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)), st.integers(-720, 840))
def test_a_zone_is_found_in_which_the_times_are_told_as_they_were(
    naive: datetime, minutes: int
) -> None:
    told = naive.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()
    (document,) = documents_in(json.dumps(_bare(told)))
    moment = document.planned_start
    assert moment
    assert moment.astimezone(zone_named(zone_of(document, NOW))).isoformat() == told


def test_a_session_across_the_change_of_clocks_keeps_both_offsets() -> None:
    document = _bare("2026-10-25T02:30:00+02:00") | {"ended": "2026-10-25T02:10:00+01:00"}
    (read,) = documents_in(json.dumps(document))
    zone = zone_of(read, NOW)
    assert read.ended
    assert read.ended.astimezone(zone_named(zone)).isoformat() == document["ended"]


def _bare(planned: str) -> dict[str, object]:
    return {
        "id": "0192f0c4-0000-7000-8000-000000000001",
        "community": "Riverside",
        "title": "Home visits",
        "topic": None,
        "format": "circle",
        "status": "planned",
        "planned_start": planned,
        "started": None,
        "ended": None,
        "present": [],
        "roles": {},
        "phases": [],
        "entries": [],
    }
