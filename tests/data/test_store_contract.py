"""What every place that keeps a session promises, whatever it is made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.store.changes import Change
from data.store.disk_log import DiskLog
from data.store.log import SessionLog
from data.store.memory_log import MemoryLog, MemoryPlace
from data.store.merge import History

Join = Callable[[], SessionLog]


@pytest.fixture(params=["memory", "disk"])
def join(request: pytest.FixtureRequest, tmp_path: Path) -> Join:
    """Return what opens one more log of the same session, as another program would."""
    if request.param == "memory":
        place = MemoryPlace()
        return lambda: MemoryLog(place)
    (tmp_path / "2026-11-24-1000-visits.live").mkdir()
    return lambda: DiskLog(tmp_path / "2026-11-24-1000-visits")


def change(log: SessionLog, number: int, table: str = "entries", **fields: object) -> Change:
    at = f"2026-11-24T10:15:02.{number:03d}Z-0000"
    return Change(at, log.writer, table, f"id-{number}", fields or {"text": f"said {number}"})


def state(log: SessionLog) -> dict[str, dict[str, object]]:
    history = History(log.read().changes)
    return {
        table: {id_: history.fields(table, id_) for id_, _ in history.records(table)}
        for table in history.tables()
    }


def test_what_is_appended_is_read(join: Join) -> None:
    log = join()
    log.append([change(log, 1), change(log, 2)])
    log.append([change(log, 3)])
    assert state(join()) == {
        "entries": {f"id-{n}": {"text": f"said {n}"} for n in (1, 2, 3)},
    }


def test_to_append_a_change_again_does_no_harm(join: Join) -> None:
    log = join()
    once = change(log, 1)
    log.append([once])
    log.append([once])
    history = History(join().read().changes)
    assert list(history.changes("entries", "id-1")) == [once]


def test_entries_are_left_out_where_they_are_not_wanted(join: Join) -> None:
    log = join()
    log.append([change(log, 1), change(log, 2, table="clock", kind="start")])
    assert [c.table for c in join().read(entries=False).changes] == ["clock"]


def test_the_newest_entry_comes_first_with_all_its_changes(join: Join) -> None:
    log = join()
    log.append([change(log, n) for n in (1, 3, 2)])
    mended = change(log, 9, text="mended")._replace(id="id-3")
    log.append([mended])
    found = list(join().newest_entries())
    assert [changes[0].id for changes in found] == ["id-3", "id-2", "id-1"]
    assert found[0][-1].fields == {"text": "mended"}


def test_news_are_what_another_kept_since(join: Join) -> None:
    ours, theirs = join(), join()
    ours.append([change(ours, 1)])
    theirs.read()
    assert theirs.news().changes == []
    ours.append([change(ours, 2)])
    assert [c.id for c in theirs.news().changes] == ["id-2"]
    assert theirs.news().changes == []


def test_news_hold_nothing_of_ours_that_is_new(join: Join) -> None:
    ours, theirs = join(), join()
    ours.read()
    ours.append([change(ours, 1)])
    theirs.append([change(theirs, 2)])
    assert {c.id for c in ours.news().changes} - {"id-1"} == {"id-2"}


def test_news_arrive_across_a_sealing(join: Join) -> None:
    ours, theirs = join(), join()
    theirs.read()
    ours.append([change(ours, 0, table="session"), change(ours, 1)])
    ours.seal()
    assert "id-1" in {c.id for c in theirs.news().changes}


def test_a_sealed_session_reads_the_same_and_can_be_made_live_again(join: Join) -> None:
    log = join()
    log.append([change(log, 0, table="session"), change(log, 1)])
    before = state(log)
    assert not log.sealed
    log.seal()
    assert (log.sealed, state(join())) == (True, before)
    log.unseal()
    assert (log.sealed, state(join())) == (False, before)
    log.append([change(log, 2)])
    log.seal()
    assert set(state(join())["entries"]) == {"id-1", "id-2"}


def test_a_sealed_session_can_be_amended_and_stays_sealed(join: Join) -> None:
    log = join()
    log.append([change(log, 0, table="session"), change(log, 1)])
    log.seal()
    log.append([change(log, 2)])
    assert (log.sealed, set(state(join())["entries"])) == (True, {"id-1", "id-2"})
    log.close()
    assert set(state(join())["entries"]) == {"id-1", "id-2"}


def test_a_half_typed_line_outlives_its_program(join: Join) -> None:
    log = join()
    log.append([change(log, 1)])
    log.drafts.write("Ana: I wan")
    log.drafts.write("Ana: I want to")
    log.close()
    later = join()
    assert later.drafts.recovered() == ("Ana: I want to",)
    later.drafts.settle()
    assert join().drafts.recovered() == ()


def test_a_kept_line_leaves_no_draft(join: Join) -> None:
    log = join()
    log.append([change(log, 1)])
    log.drafts.write("half")
    log.drafts.write("")
    log.close()
    assert join().drafts.recovered() == ()


def test_an_anonymous_draft_is_wiped(join: Join) -> None:
    log = join()
    log.append([change(log, 1)])
    log.drafts.write("Ana: this is hard")
    log.drafts.write("Ana: this is hard #anon")
    log.close()
    assert join().drafts.recovered() == ()


def test_what_does_not_count_any_more_is_purged(join: Join) -> None:
    ours, theirs = join(), join()
    ours.append([change(ours, 1), change(ours, 2)])
    theirs.append([change(theirs, 3, text="mended")._replace(id="id-1")])
    ours.append([change(ours, 4, text="", redacted="2026-11-22")._replace(id="id-1")])
    theirs.purge()
    told = [c.fields.get("text") for c in join().read().changes if c.fields]
    assert sorted(map(str, told)) == ["", "said 2"]
    assert theirs.news().damage == []
    ours.append([change(ours, 5)])
    assert set(state(join())["entries"]) == {"id-1", "id-2", "id-5"}
