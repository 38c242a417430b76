import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.amber import AmberSnapshotExtension
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from tests.snapshots.looks import look_of
from tests.snapshots.scenes import SCENES, Scene, app_for, hold_still

SIZES = ((80, 24), (120, 40))
THEMES = ("lctui-dark", "lctui-light")


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(os.environ, "TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class ByLook(AmberSnapshotExtension):
    """Names a snapshot by its scene, size and theme, however many Apps they are taken in."""

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return f"{test_location.methodname}[{index}]"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_screen_looks_as_it_did(
    scene: Scene, size: tuple[int, int], tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    first, *others = THEMES
    app, name = app_for(scene, tmp_path, first), f"{scene.name}-{size[0]}x{size[1]}"
    looks = {}
    async with app.run_test(size=size) as pilot:
        await scene.act(pilot)
        looks[first] = look_of(app)
        for theme in others:
            app.theme = theme
            await hold_still(pilot)
            looks[theme] = look_of(app)
    by_look = snapshot.use_extension(ByLook)
    for theme, look in looks.items():
        assert look == by_look(name=f"{name}-{theme}")


async def test_a_theme_chosen_later_looks_as_if_it_had_been_there_from_the_start(
    tmp_path: Path,
) -> None:
    (scene,) = (scene for scene in SCENES if scene.name == "since")
    looks = []
    for first in THEMES:
        app = app_for(scene, tmp_path / first, first)
        async with app.run_test(size=SIZES[0]) as pilot:
            await scene.act(pilot)
            app.theme = THEMES[-1]
            await hold_still(pilot)
            looks.append(look_of(app))
    assert looks[0] == looks[1]
