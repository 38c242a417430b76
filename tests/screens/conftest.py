"""What all tests of screens share: nothing is painted that nobody looks at."""

import pytest
from textual.pilot import Pilot
from textual.screen import Screen


@pytest.fixture(autouse=True)
def _painted_when_it_stands_still(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paint what changed at the end of each pause rather than after each letter of a text.

    Painting took two fifths of the time of these tests. With `-p tests.late` all is painted.
    """
    if request.config.pluginmanager.has_plugin("tests.late"):
        return
    paint, pause = Screen._compositor_refresh, Pilot.pause

    def leave_dirty(screen: Screen[object]) -> None:
        app = screen.app
        if app.is_inline or screen is not app.screen:
            paint(screen)
            return
        screen._dirty_widgets.clear()
        app._update_mouse_over(screen)

    async def pause_and_paint(pilot: Pilot[object], delay: float | None = None) -> None:
        await pause(pilot, delay)
        paint(pilot.app.screen)

    monkeypatch.setattr(Screen, "_compositor_refresh", leave_dirty)
    monkeypatch.setattr(Pilot, "pause", pause_and_paint)
