"""Writing a report on screen: for whom, what is withheld, and where it goes."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from data.models.community_records import Audience
from data.models.ids import CommunityId, EventId, new_id
from data.store.refs import SessionRef
from data.store.store import Store
from lctui.app import LctuiApp
from screens.home.home_screen import HomeScreen
from screens.reports.report_fields import A_YEAR, MANY, Offered, first_day_of
from screens.reports.report_screen import ReportScreen
from screens.requests import GoBack, OpenReports, OpenSearch
from screens.review.review_screen import ReviewScreen
from screens.search.search_screen import SearchScreen
from screens.widgets.form_fields import ChoiceField
from screens.widgets.line_dialog import LineDialog
from tests.hostile import hostile_texts
from tests.screens.seen import seen
from tests.screens.stage import app_on, held_session, settled, store_in, until

SIZES = [(80, 24), (120, 36), (200, 55)]
LINES = (
    "+ Ana: The check-in opened Ben up #check-in for:teen-parents",
    "- Ben: It went cold after the form #check-in",
    "= We meet in the library",
    "! Amir: Share the consent form due:+2w",
    "* Nobody was told this before #private",
    "? Who pays for interpreters?",
)


async def opened(pilot: Pilot[None], report: str = "") -> ReportScreen:
    """Go to the reports of the only community, and wait until one is made."""
    app = pilot.app
    assert isinstance(app, LctuiApp)
    await settled(pilot)
    app.post_message(OpenReports(app.store.communities()[0].id, None, report))
    await until(pilot, lambda: isinstance(app.screen, ReportScreen) and app.screen.form is not None)
    screen = app.screen
    assert isinstance(screen, ReportScreen)
    await pilot.pause()
    return screen


async def made(pilot: Pilot[None], screen: ReportScreen) -> str:
    """Wait for the report and return what is seen."""
    await until(pilot, lambda: screen.draft is not None)
    await settled(pilot)
    return seen(pilot.app)


async def choose(pilot: Pilot[None], screen: ReportScreen, field: str, place: int) -> None:
    screen.draft = None
    screen.query_one(f"#{field}", ChoiceField).place = place
    await pilot.pause()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = store_in(tmp_path)
    held_session(store, *LINES).close()
    return store


async def test_w_on_home_shows_a_digest_and_what_it_withholds(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        await until(pilot, lambda: screen.form is not None)
        told = await made(pilot, screen)
        assert "what we learned" in told
        assert "1 private entry: for nobody outside." in told
        assert "Nobody was told this before" not in told
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_another_audience_hears_less_and_the_screen_says_what(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        assert "Ana Ruiz" in await made(pilot, screen)
        await choose(pilot, screen, "audience", 1)
        told = await made(pilot, screen)
        assert "Withheld from sponsor" in told
        assert "1 action" in told
        assert "Ana Ruiz" not in told
        await pilot.press("f5")
        await pilot.pause()
        told = seen(pilot.app)
        assert "The check-in opened Ben up" in told
        assert "The check-in opened a member up" in told
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReportScreen)


@pytest.mark.parametrize("report", ["", "minutes", "toolkit", "brief"])
async def test_the_report_is_made_for_the_audience_that_the_field_shows(
    store: Store, report: str
) -> None:
    community = store.communities()[0].id
    for name, level in (("Neighbours", "role"), ("Alumni", "anon")):
        store.open_community(community).put(Audience(EventId(new_id()), name, level))
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, report)
        if report == "toolkit":
            screen.query_one("#topic", Input).value = "check-in"
        usual = "sponsor" if report == "brief" else "members"
        told = await made(pilot, screen)
        assert screen.query_one("#audience", ChoiceField).told == usual
        assert re.search(rf"For +{usual} ", told)
        assert f"Withheld from {usual}" in told
        assert screen.draft is not None
        assert screen.draft.audience.name == usual


async def test_whoever_comes_back_finds_the_report_as_it_was_chosen(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "toolkit")
        screen.query_one("#topic", Input).value = "check-in"
        await choose(pilot, screen, "audience", 2)
        await choose(pilot, screen, "who", 1)
        await choose(pilot, screen, "as-page", 2)
        await made(pilot, screen)
        screen.post_message(OpenSearch())
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        pilot.app.screen.post_message(GoBack())
        await until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        again = pilot.app.screen
        assert isinstance(again, ReportScreen)
        await until(pilot, lambda: again.form is not None)
        await made(pilot, again)
        form = again.form
        assert form is not None
        assert [form.value(name) for name in ("report", "topic", "audience", "who")] == [
            "toolkit",
            "check-in",
            "public",
            "chatham",
        ]
        assert form.kind == "txt"


async def test_a_digest_comes_back_with_its_span(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        screen.query_one("#since", Input).value = "Sep 2026"
        screen.query_one("#until", Input).value = "Nov 2026"
        await made(pilot, screen)
        screen.post_message(OpenSearch())
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        pilot.app.screen.post_message(GoBack())
        await until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        again = pilot.app.screen
        assert isinstance(again, ReportScreen)
        await until(pilot, lambda: again.form is not None)
        await made(pilot, again)
        assert again.query_one("#since", Input).value == "Sep 2026"
        assert again.query_one("#until", Input).value == "Nov 2026"
        assert again.query_one("#audience", ChoiceField).told == "members"


@pytest.mark.parametrize(
    ("ago", "since"), [(0, A_YEAR), (1500, "2021-10-16")], ids=["meets still", "ended years ago"]
)
def test_of_many_sessions_the_last_year_that_there_was_is_told(ago: int, since: str) -> None:
    """A digest of an archive that ended years ago is not empty at first."""
    last = date(2026, 11, 24) - timedelta(days=ago)
    days = [last - timedelta(days=7 * week) for week in range(MANY + 1)]
    place = Path("s")
    sessions = tuple(
        (SessionRef(place / f"{day}", CommunityId("c"), f"{day}-1000", "s", False), "Circle")
        for day in days
    )
    offered = Offered(CommunityId("c"), (), sessions, (), date(2026, 11, 24))
    assert first_day_of(offered) == since
    few = replace(offered, sessions=sessions[:MANY])
    assert first_day_of(few) == ""


async def test_a_guide_asks_for_its_topic(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "toolkit")
        await until(pilot, lambda: "Type a topic" in seen(pilot.app))
        screen.query_one("#topic", Input).value = "check-in"
        told = await made(pilot, screen)
        assert "How far each practice has come" in told


async def test_a_day_that_is_none_says_so_and_nothing_can_be_written(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await made(pilot, screen)
        screen.query_one("#since", Input).value = "soon"
        await until(pilot, lambda: "is no day" in seen(pilot.app))
        await settled(pilot)  # the form says so a message before the screen hears of it
        assert screen.draft is None


async def test_it_is_written_where_one_says_and_only_then(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        # Too soon, and on a row of choices: it is asked once the report is there.
        screen.query_one("#who").focus()
        screen.make()
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        assert not list(folder.iterdir())
        line = pilot.app.screen.query_one(Input)
        assert line.value == str(folder / "riverside-digest-members-2026-11-24.md")
        await pilot.press("enter")
        await until(pilot, lambda: bool(list(folder.iterdir())))
        (path,) = folder.iterdir()
        assert path.read_text(encoding="utf-8").startswith("# Riverside: what we learned")


async def test_review_leads_to_the_minutes_for_an_audience_and_back(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await settled(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReportScreen))
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        await until(pilot, lambda: screen.form is not None)
        assert "# Home visits" in await made(pilot, screen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))


async def test_copying_takes_the_report_as_it_is_chosen(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def take(_app: object, text: str) -> str:
        copied.append(text)
        return "Copied."

    monkeypatch.setattr("screens.copying.copy", take)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot)
        await choose(pilot, screen, "as-page", 1)
        await made(pilot, screen)
        await pilot.press("f3")
        await until(pilot, lambda: bool(copied))
        assert copied[0].startswith("<!")


async def test_a_community_without_sessions_says_so(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.new_community("Riverside")
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "none in this time" in await made(pilot, screen)
        await choose(pilot, screen, "report", 0)
        await until(pilot, lambda: "There is no session yet" in seen(pilot.app))
        assert "F2 w write" in seen(pilot.app)
        await pilot.press("down")
        await settled(pilot)
        assert "F2 write" in seen(pilot.app), "letters look for a session here"


@pytest.mark.parametrize("size", [*SIZES, (20, 20)])
async def test_hostile_texts_are_shown_letter_for_letter(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    store = store_in(tmp_path)
    lines = [f"* {' '.join(text.split())}" for text in hostile_texts(60)]
    held_session(store, *lines, topic="[b]x[/b] [@click=app.quit]t[/]").close()
    async with app_on(store).run_test(size=size) as pilot:
        screen = await opened(pilot)
        await made(pilot, screen)
        await choose(pilot, screen, "audience", 2)
        await made(pilot, screen)
        await pilot.press("f5", "f5", "f4")
        await made(pilot, screen)
