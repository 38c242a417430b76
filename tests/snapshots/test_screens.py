import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.snapshots.looks import look_of
from tests.snapshots.scenes import SCENES, Scene, app_for

SIZES = ((80, 24), (120, 40))
THEMES = ("lctui-dark", "lctui-light")


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(os.environ, "TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_screen_looks_as_it_did(
    scene: Scene, size: tuple[int, int], theme: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    app = app_for(scene, tmp_path, theme)
    async with app.run_test(size=size) as pilot:
        await scene.act(pilot)
        assert look_of(app) == snapshot
