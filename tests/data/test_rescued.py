"""What could not be saved is rescued outside the store, and taken up again."""

import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from data.errors import StoreFailed
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.store_help import begun, entry, places, reopened, texts


def started(folder: Path) -> tuple[Store, OpenSession]:
    store, session = begun(folder / "store")
    store.state = lambda: folder / "state"
    session.put(entry("on the disk"))
    return store, session


def test_what_was_rescued_waits_and_is_taken_up_whole(tmp_path: Path) -> None:
    store, session = started(tmp_path)
    live = places(session).live
    away = live.rename(live.with_name("away"))
    for said in (entry("one"), entry("two"), entry("nobody knows who", level="anon")):
        with pytest.raises(StoreFailed):
            session.put(said)
    path = store.rescues.put(session)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    away.rename(live)

    found = Store(store.root)
    found.state = store.state
    (waiting,) = found.rescues.waiting()
    assert (waiting.path, waiting.count, waiting.session) == (path, 3, session.ref.path.name)
    assert found.rescues.take_up(found, waiting).entries == 3
    assert texts(reopened(store, session)) == ["on the disk", "one", "two", "nobody knows who"]
    assert found.rescues.waiting() == []
    assert not path.exists()


def test_a_store_that_is_gone_altogether_comes_back_from_what_was_rescued(tmp_path: Path) -> None:
    store, session = started(tmp_path)
    shutil.rmtree(store.root)
    assert not session.retry()
    store.rescues.put(session)
    (waiting,) = store.rescues.waiting()
    assert waiting.count == 1
    store.rescues.take_up(store, waiting)
    again = Store(store.root)
    assert [community.name for community in again.communities()] == ["Riverside Early Years"]
    assert texts(again.open(again.find("live"))) == ["on the disk"]


def test_other_stores_are_not_offered_it_and_a_sample_rescues_nothing(tmp_path: Path) -> None:
    store, session = started(tmp_path)
    store.rescues.put(session)
    other = Store(tmp_path / "other")
    other.state = store.state
    assert other.rescues.waiting() == []
    with pytest.raises(StoreFailed):
        Store(tmp_path / "sample").rescues.put(session)


def test_where_the_state_folder_takes_nothing_another_place_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, session = started(tmp_path)
    (tmp_path / "state").write_text("a file stands here")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    path = store.rescues.put(session)
    assert tmp_path / "temporary" in path.parents
    assert [waiting.path for waiting in store.rescues.waiting()] == [path]


def test_a_folder_that_others_can_look_into_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, session = started(tmp_path)
    path = store.rescues.put(session)
    path.parent.chmod(0o755)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    assert store.rescues.put(session).parent != path.parent
