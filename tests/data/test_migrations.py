"""Stores that older versions wrote: read as they are, brought up to date at the first write.

`old_stores/layout-1` was written by the program as it was before layout 2: two communities, a
sealed session with an edit, an anonymous and a private entry and something taken back, and a live
one with what was carried to it, an outcome and a half-typed line.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.errors import StoreFailed
from data.models.ids import CommunityId
from data.store.archive import read_archive
from data.store.layout import LAYOUT
from data.store.migrations import MIGRATIONS
from data.store.store import Store
from tests.data.fault_layer import Died, Faults, die, faults, refuse
from tests.data.store_help import entry

OLD = Path(__file__).parent / "old_stores" / "layout-1"
RIVERSIDE = CommunityId("riverside-early-years")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OLD, tmp_path / "store"))


def state(root: Path) -> dict[str, Any]:
    """Return everything that a store holds, with how each session's records came to be so."""
    store = Store(root)
    told: dict[str, Any] = {c.id: c for c in store.communities()}
    for ref in store.sessions():
        session = store.open(ref)
        told[ref.path.name] = (
            [(r, session.versions(r.id, r.TABLE)) for r in _records(session)],
            ref.live,
            session.drafts.recovered(),
            session.damage,
            store.items(session),
        )
        session.close()
    return told


def _records(session: Any) -> Iterator[Any]:
    yield session.head
    for table in ("people", "entries", "carried", "followups", "slips"):
        yield from getattr(session, table).values()
    yield from session.clock


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_every_layout_has_its_way_to_the_next() -> None:
    assert list(MIGRATIONS) == list(range(1, LAYOUT))
    assert {f"layout-{n}" for n in MIGRATIONS} == {p.name for p in OLD.parent.iterdir()}


def test_an_old_store_opens_with_everything_and_reading_leaves_it_alone(old: Path) -> None:
    before = files(old)
    told = state(old)
    assert files(old) == before
    riverside = told[RIVERSIDE]
    assert [m.name for m in riverside.members][-1] == "Tess Njoroge"
    assert riverside.ground_rules == ("One voice at a time", "What is told here stays here")
    assert told["مجتمع-الطاحونة"].purpose.endswith("🎈")
    store = Store(old)
    live, sealed = map(store.open, store.sessions())
    assert [e.text for e in sealed.entries.values() if e.kind == "decision"] == [
        "We meet on Tuesdays at ten"
    ]
    assert [e.level for e in sealed.entries.values()].count("anon") == 1
    assert live.drafts.recovered() == ("half of a li",)
    assert [item.followup.note for item in store.items(live) if item.followup] == [
        "Parents asked the questions back"
    ]


def write_a_community(root: Path) -> None:
    store = Store(root)
    store.save_community(store.community(RIVERSIDE))


def write_an_entry(root: Path) -> None:
    store = Store(root)
    session = store.open(store.find("live"))
    session.put(entry("said later"))
    session.undo()
    session.close()


def seal_again(root: Path) -> None:
    store = Store(root)
    store.open(store.find("last")).seal()


@pytest.mark.parametrize("write", [write_a_community, write_an_entry, seal_again])
def test_the_first_write_brings_it_up_to_date_with_a_backup_first(old: Path, write: Any) -> None:
    told, before = state(old), files(old)
    write(old)
    assert state(old) == told
    assert Store(old).damage() == []
    assert b'"layout":2' in (old / "lctui.json").read_bytes()
    (backup,) = (old / "backups").glob("before-layout-2-*.zip")
    with read_archive(backup) as archive:
        kept = {name: archive.read(name) for name in archive.names}
    assert kept == {name: raw for name, raw in before.items() if "/drafts/" not in name}
    write(old)
    assert list((old / "backups").glob("before-*.zip")) == [backup]
    community = Store(old).open_community(RIVERSIDE)
    (first, *_) = community.versions(RIVERSIDE)
    assert (first.at, first.by, first.fields["rhythm"]) == (None, "", "every fourth Tuesday")


def test_other_terminals_go_on_while_it_is_brought_up_to_date(old: Path) -> None:
    store = Store(old)
    theirs = store.open(store.find("live"))
    roll = store.open_community(RIVERSIDE)
    write_a_community(old)
    theirs.put(entry("said meanwhile"))
    roll.change(roll.community, rhythm="every third Tuesday")
    assert Store(old).community(RIVERSIDE).rhythm == "every third Tuesday"
    again = Store(old)
    assert "said meanwhile" in [e.text for e in again.open(again.find("live")).entries.values()]
    assert len(list((old / "backups").iterdir())) == 1


@pytest.mark.parametrize(("fault", "every"), [(die, 1), (refuse(5), 4)], ids=["crash", "I/O error"])
def test_a_crash_at_any_step_leaves_a_store_that_opens(
    tmp_path: Path, fault: Any, every: int
) -> None:
    step, told = 0, state(OLD)
    while True:
        root = Path(shutil.copytree(OLD, tmp_path / str(step)))
        layer = Faults(step, fault)
        with faults(layer):
            try:
                write_a_community(root)
            except (Died, StoreFailed):
                assert len(layer.names) > step
        assert state(root) == told
        write_a_community(root)
        assert state(root) == told
        assert b'"layout":2' in (root / "lctui.json").read_bytes()
        assert Store(root).damage() == []
        if len(layer.names) <= step:
            break
        shutil.rmtree(root)
        step += every
    assert step > 30


def test_a_damaged_community_does_not_keep_the_rest_from_it(old: Path) -> None:
    mill = old / "communities" / "مجتمع-الطاحونة" / "community.json"
    mill.write_bytes(b"{ no")
    write_a_community(old)
    assert mill.read_bytes() == b"{ no"
    assert b'"layout":2' in (old / "lctui.json").read_bytes()
    assert Store(old).damage()[0].startswith(str(mill))


def test_an_edit_by_hand_of_an_old_file_counts_then_and_later(old: Path) -> None:
    path = old / "communities" / RIVERSIDE / "community.json"
    for rhythm in ("every Monday", "every Friday", "every Monday"):
        raw = path.read_text(encoding="utf-8")
        now = Store(old).community(RIVERSIDE).rhythm
        head, _, rest = raw.partition(f'"rhythm":"{now}"')
        path.write_text(f'{head}"rhythm":"{rhythm}"{rest}', encoding="utf-8")
        assert Store(old).community(RIVERSIDE).rhythm == rhythm
        write_a_community(old)
        assert Store(old).community(RIVERSIDE).rhythm == rhythm
