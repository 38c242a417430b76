from pathlib import Path

import pytest
from rich.segment import Segment
from textual.css import stylesheet
from textual.strip import Strip

from tests.screens.stage import app_on, store_in


async def test_no_style_sheet_is_parsed_a_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(store_in(tmp_path))
    async with app.run_test():
        before = app.stylesheet.rules
        monkeypatch.setattr(stylesheet, "parse", None)
        app.stylesheet.reparse()
        again = app_on(app.store)
        async with again.run_test():
            assert again.stylesheet.rules == before


async def test_another_theme_has_its_own_rules(tmp_path: Path) -> None:
    app = app_on(store_in(tmp_path))
    async with app.run_test() as pilot:
        dark = app.screen.styles.background
        app.theme = "lctui-light"
        await pilot.pause()
        assert app.screen.styles.background != dark
        app.theme = "lctui-dark"
        await pilot.pause()
        assert app.screen.styles.background == dark


def test_a_line_keeps_the_last_of_what_was_made_of_it(tmp_path: Path) -> None:
    app_on(store_in(tmp_path))
    line = Strip([Segment("a line of words")])
    cut = [line.crop(0, end) for end in range(1, 14)]
    assert line.crop(0, 13) is cut[-1]
    divided = [line.divide([end]) for end in range(1, 14)]
    assert line.divide([13]) is divided[-1]
    assert len(line._divide_cache) == 4
    assert line.divide([1])[0].text == "a"
