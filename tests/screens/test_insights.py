"""Insights on the screen: pages, table, spans, and taking one away."""

from datetime import timedelta
from pathlib import Path

import pytest
from rich.text import Text
from textual.pilot import Pilot

from data.insights.pages.topics import LANES
from data.samples.sample import build_sample
from data.store.store import Store
from lctui.app import LctuiApp
from screens.community.community_screen import CommunityScreen
from screens.home.home_screen import HomeScreen
from screens.insights.insights_screen import InsightsScreen
from screens.requests import GoBack, OpenInsights, OpenSearch, ShowCommunity
from screens.search.search_screen import SearchScreen
from tests.hostile import hostile_texts
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in, until

SIZES = [(80, 24), (120, 36), (200, 55)]


def year(folder: Path, sessions: int = 4) -> Store:
    """Hold a session a fortnight."""
    store = store_in(folder)
    for number in range(sessions):
        began = NOW - timedelta(days=14 * (sessions - number))
        lines = ("+ It worked", "- It did not", "> Ana: try it again #food", "Ben: so it was")
        held_session(store, *lines, topic=f"Topic {number}", began=began)
    return store


async def shown(pilot: Pilot[None], page: str = "") -> InsightsScreen:
    """Go to the insights of the only community, and wait until they were read."""
    app = pilot.app
    assert isinstance(app, LctuiApp)
    await settled(pilot)
    app.post_message(OpenInsights(app.store.communities()[0].id, page))
    await until(pilot, lambda: isinstance(app.screen, InsightsScreen) and bool(app.screen.plots))
    await settled(pilot)
    assert isinstance(app.screen, InsightsScreen)
    return app.screen


def colours(screen: InsightsScreen) -> set[str]:
    """Return the colours of what is drawn."""
    lines = screen.view.render()
    assert isinstance(lines, Text)
    return {str(span.style) for span in lines.spans}


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_page_says_whether_we_move_and_arrows_and_digits_turn_the_pages(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_on(year(tmp_path)).run_test(size=size) as pilot:
        screen = await shown(pilot)
        told = seen(pilot.app)
        assert "Are we moving?" in told
        assert "Practice activities" in told
        assert "commitments were made" in " ".join(told.split())
        assert screen.plot is not None
        assert screen.plot.id == "moving"
        await pilot.press("right", "down")
        assert screen.plot is not None
        assert screen.plot.id == "time"
        await pilot.press("left", "6")
        assert screen.plot.id == "told"
        await pilot.pause()
        assert "● successes" in seen(pilot.app)
        assert "4 successes and 4 setbacks told in 4 sessions" in " ".join(seen(pilot.app).split())


async def test_i_on_home_leads_here_and_esc_back(tmp_path: Path) -> None:
    async with app_on(year(tmp_path, 1)).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, InsightsScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_the_span_is_the_same_for_whoever_comes_back(tmp_path: Path) -> None:
    async with app_on(year(tmp_path)).run_test(size=(120, 36)) as pilot:
        screen = await shown(pilot)
        await pilot.press("s")
        await until(pilot, lambda: "the last year" in seen(pilot.app))
        screen.post_message(OpenSearch())
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        pilot.app.screen.post_message(GoBack())
        await until(pilot, lambda: isinstance(pilot.app.screen, InsightsScreen))
        await until(pilot, lambda: "the last year" in seen(pilot.app))


async def test_the_table_stands_behind_t_and_esc_leads_back_to_the_plot(tmp_path: Path) -> None:
    async with app_on(year(tmp_path)).run_test(size=(80, 24)) as pilot:
        await shown(pilot, "attendance")
        await pilot.press("t")
        await pilot.pause()
        table = seen(pilot.app)
        assert "day         session" in table
        assert table.index("Topic 3") < table.index("Topic 0")
        assert "●" not in table
        await pilot.press("escape")
        await pilot.pause()
        assert "●" in seen(pilot.app)
        assert isinstance(pilot.app.screen, InsightsScreen)


async def test_a_span_of_time_is_chosen_with_s(tmp_path: Path) -> None:
    store = year(tmp_path, 2)
    held_session(store, began=NOW - timedelta(days=800), topic="Long ago")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await shown(pilot, "told")
        assert "all sessions, n = 3" in seen(pilot.app)
        await pilot.press("s")
        await until(pilot, lambda: "the last year, n = 2" in seen(pilot.app))
        assert screen.plot is not None
        assert screen.plot.id == "told"


async def test_a_page_goes_into_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = year(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    async with app_on(store).run_test(size=(120, 36), notifications=True) as pilot:
        await shown(pilot, "told")
        for key, name in (
            ("c", "riverside-successes-and-setbacks.csv"),
            ("c", "riverside-successes-and-setbacks-2.csv"),
            ("s", "riverside-successes-and-setbacks.svg"),
        ):
            await pilot.press("x")
            await pilot.pause()
            await pilot.press(key)
            path = out / name
            await until(pilot, path.exists)
            assert path.stat().st_mode & 0o777 == 0o600


async def test_what_it_says_and_the_table_can_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def copied(_: object, text: str) -> str:
        taken.append(text)
        return "Copied."

    monkeypatch.setattr("screens.copying.copy", copied)
    async with app_on(year(tmp_path)).run_test(size=(120, 36)) as pilot:
        await shown(pilot, "told")
        await pilot.press("y")
        await until(pilot, lambda: len(taken) == 1)
        await pilot.press("c")
        await until(pilot, lambda: len(taken) == 2)
    assert taken[0].startswith("Successes and setbacks: 4 successes")
    assert "2026-11-10  Topic 3" in taken[1]


async def test_the_page_is_found_again_when_somebody_comes_back(tmp_path: Path) -> None:
    store = year(tmp_path)
    request = OpenInsights(store.communities()[0].id)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.post_message(request)
        await until(
            pilot, lambda: isinstance(app.screen, InsightsScreen) and bool(app.screen.plots)
        )
        await pilot.press("4")
        await pilot.pause()
    assert request.page == "follow-through"


@pytest.mark.parametrize("size", [(20, 8), (34, 12), (1, 1), (60, 18)])
async def test_a_small_terminal_says_so_and_keeps_its_words(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_on(year(tmp_path)).run_test(size=size) as pilot:
        await shown(pilot, "told")
        await pilot.press("t", "t", "right", "left")
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: "● successes" in seen(pilot.app))


async def test_before_the_first_session_the_pages_say_how_they_fill(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.new_community("Riverside")
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        told = " ".join(seen(pilot.app).split())
        assert "No session was held yet." in told
        assert "Nothing to draw yet." in told


async def test_another_theme_draws_the_plot_in_its_colours(tmp_path: Path) -> None:
    async with app_on(year(tmp_path)).run_test(size=(120, 36)) as pilot:
        screen = await shown(pilot, "told")
        dark = colours(screen)
        pilot.app.theme = "lctui-light"
        await pilot.pause()
        assert colours(screen) != dark


TEXTS = hostile_texts(2000)


@pytest.mark.parametrize("start", range(0, len(TEXTS), LANES))
async def test_whatever_a_topic_says_is_only_text(tmp_path: Path, start: int) -> None:
    store = store_in(tmp_path)
    for text in TEXTS[start : start + LANES]:
        held_session(store, "+ worked", topic=text)
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await shown(pilot, "topics")
        await pilot.press("t")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InsightsScreen)
        assert "\x1b" not in seen(pilot.app)


async def test_many_sessions_are_put_together_and_said_so(tmp_path: Path) -> None:
    store = year(tmp_path, 30)
    async with app_on(store).run_test(size=(36, 24)) as pilot:
        await shown(pilot, "told")
        told = " ".join(seen(pilot.app).split())
        assert "30 days are more than fit: put together by month, added up;" in told


async def test_i_among_what_we_know_of_ourselves_leads_here_too(tmp_path: Path) -> None:
    store = year(tmp_path, 1)
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.post_message(ShowCommunity(store.communities()[0].id))
        await until(pilot, lambda: isinstance(app.screen, CommunityScreen))
        await settled(pilot)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, InsightsScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CommunityScreen))


async def test_rows_of_a_narrow_table_can_be_told_apart(tmp_path: Path) -> None:
    async with app_on(year(tmp_path)).run_test(size=(80, 24)) as pilot:
        screen = await shown(pilot, "moving")
        await pilot.press("t", "end")
        await pilot.pause()
        rows = screen.table.options
        told = [" ".join(str(row.prompt).split()) for row in rows]
        assert not any("…" in row for row in told)
        assert len(set(told)) == len(told)


async def test_0_leads_to_the_tenth_page_and_the_list_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path)
    build_sample(store, NOW)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await shown(pilot)
        assert screen.plots is not None
        assert len(screen.plots) == 10
        assert "0  Hard visits" in seen(pilot.app)
        await pilot.press("0")
        assert screen.plot is screen.plots[9]


async def test_a_legend_that_is_too_long_goes_on_in_another_line(tmp_path: Path) -> None:
    async with app_on(year(tmp_path)).run_test(size=(36, 24)) as pilot:
        screen = await shown(pilot, "told")
        await pilot.pause()
        await until(pilot, lambda: "several here" in seen(pilot.app))
        assert screen.query_one("#legend").size.height > 1
