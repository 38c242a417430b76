"""`make pictures`: takes the README's pictures of the screens anew."""

import asyncio
import os
import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.snapshots.scenes import SCENES, Scene, app_for

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = (120, 36)


async def take(scene: Scene) -> str:
    """Play the scene and return its picture, without the address of a font elsewhere."""
    with TemporaryDirectory() as folder:
        app = app_for(scene, Path(folder))
        async with app.run_test(size=SIZE) as pilot:
            await scene.act(pilot)
            picture = app.export_screenshot(title="lctui")
    return re.sub(r"@font-face\s*{.*?}", "", picture, flags=re.DOTALL)


def main() -> None:
    """Take one picture a scene."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as cache:
        os.environ["LCTUI_CACHE"] = cache
        for scene in SCENES:
            (FOLDER / f"{scene.name}.svg").write_text(asyncio.run(take(scene)))


if __name__ == "__main__":
    main()
