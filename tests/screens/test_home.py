from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, Static

from data.meeting import end
from data.models.community import Community
from data.models.ids import CommunityId
from data.outlook import Outlook
from data.store.store import Store
from screens.community.community_screen import CommunityScreen
from screens.home.community_strip import CommunityStrip
from screens.home.first_run import FirstRun
from screens.home.home_screen import HomeScreen
from screens.home.outlook_page import outlook_page
from screens.live.live_screen import LiveScreen
from screens.requests import GoHome
from screens.review.review_screen import ReviewScreen
from screens.widgets.session_list import SessionList
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in


async def test_on_a_new_store_one_key_starts_a_first_session(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        assert pilot.app.screen.query(FirstRun)
        assert isinstance(pilot.app.focused, Input)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LiveScreen)
    assert [ref.live for ref in store.sessions()] == [True]


async def test_letters_on_the_first_page_are_text(tmp_path: Path) -> None:
    async with app_on(store_in(tmp_path)).run_test(size=(120, 36)) as pilot:
        await pilot.press("end", "v", "n", "d")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value.endswith("vnd")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_minutes_that_cannot_be_read_say_so_and_nothing_starts(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.screen.query_one("#length", Input).value = "as long as it takes"
        pilot.app.screen.query_one("#format", Input).value = "design"
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.query_one("StartForm").has_class("-problem")
        assert "1h10 or 90s" in seen(pilot.app)
        assert store.sessions() == []
        pilot.app.screen.query_one("#length", Input).value = ""
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LiveScreen)
    (session,) = map(store.open, store.sessions())
    assert session.head.format == "design-workshop"


async def test_home_tells_what_is_owed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "! Share the consent form @ben due:fri", "> Ana: Ask two questions")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        page = await outlook(pilot)
        assert "Share the consent form" in page
        assert "Ask two questions" in page
        assert "Ana Ruiz" in page


def test_a_community_that_owes_nothing_is_told_so() -> None:
    nobody = Outlook(Community(CommunityId("x"), "Riverside"), None, ())
    assert "Nothing is owed" in outlook_page(nobody, datetime.now(UTC), 40).plain


async def test_enter_on_a_live_session_goes_on_with_it(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before", ended=False).close()
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LiveScreen)


async def test_enter_on_a_past_session_opens_it_in_review(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_damaged_community_is_said_and_the_rest_stays_open(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = held_session(store, "said before")
    (session.ref.path.parent.parent.parent / "community.json").write_text("{")
    async with app_on(Store(store.root)).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert pilot.app.screen.query_one(SessionList).chosen == session.ref


async def outlook(pilot: Pilot[None]) -> str:
    await settled(pilot)
    return str(pilot.app.screen.query_one("#page", Static).render())


async def test_the_arrows_choose_whose_sessions_are_shown(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    store.new_community("Zelda readers")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        sessions = pilot.app.screen.query_one(SessionList)
        assert sessions.chosen is not None
        await pilot.press("left")
        await settled(pilot)
        assert sessions.chosen is None
        await pilot.press("right")
        await settled(pilot)
        assert sessions.chosen is not None


async def test_people_follow_the_community_until_they_are_typed_by_hand(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    store.new_community("Zelda readers")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await pilot.pause()
        fields = {
            name: pilot.app.screen.query_one(f"#{name}", Input) for name in ("community", "present")
        }
        assert fields["present"].value == "Ana Ruiz, Ben Okafor, Amir Haddad"
        fields["community"].value = "Zelda readers"
        await pilot.pause()
        assert fields["present"].value == ""
        fields["present"].value = "Zoe"
        fields["community"].value = "Riverside"
        await pilot.pause()
        assert fields["present"].value == "Zoe"


async def test_the_sample_leads_back_to_the_own_store(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert isinstance(app.screen, LiveScreen)
        assert app.store is not store
        app.screen.post_message(GoHome())
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert app.store is store
        assert [ref.title for ref in store.sessions()] == ["Home visits"]


async def test_home_is_as_it_was_left_and_tells_what_other_terminals_did_meanwhile(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    zelda = store.new_community("Zelda readers").id
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("left")
        await settled(pilot)
        assert "No session yet: n starts one." in seen(pilot.app)
        for key in "mp":
            await pilot.press(key)
            await settled(pilot)
            await pilot.press("escape")
            await settled(pilot)
            assert pilot.app.screen.query_one(CommunityStrip).tab.id == zelda
        await pilot.press("right")
        await settled(pilot)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        other = Store(store.root)
        live = held_session(
            other, "! Bring twine for all who knot @ana", topic="Knots", began=NOW, ended=False
        )
        home._read_store()
        await settled(pilot)
        assert "▶ live now" in seen(pilot.app)
        assert home.sessions.chosen != live.ref
        end(live, NOW + timedelta(minutes=90))
        live.seal()
        home._read_store()
        await settled(pilot)
        assert "▶ live now" not in seen(pilot.app)
        page = await outlook(pilot)
        assert "Bring twine" in page
        row = next(line for line in seen(pilot.app).splitlines() if "Home visits" in line)
        assert "Riverside" in row.partition("││")[0]
        await pilot.resize_terminal(60, 36)
        assert await outlook(pilot) != page
        strip = pilot.app.screen.query_one(CommunityStrip)
        assert strip.tab.id is None
        await pilot.click(strip, offset=(seen(pilot.app).splitlines()[3].index("Zelda") + 1, 0))
        await settled(pilot)
        assert strip.tab.id == zelda
        await pilot.press("escape")
        await settled(pilot)
        assert strip.tab.id is None
        await pilot.press("escape")
        await pilot.pause()
        assert [n.message for n in pilot.app._notifications] == ["q leaves lctui."]
        await pilot.press("f1")
        await pilot.resize_terminal(120, 36)
        await settled(pilot)
        assert "Asks for topic, people and length, then goes live." in seen(pilot.app)


async def test_letters_do_nothing_on_the_first_page_where_nothing_is_listed(tmp_path: Path) -> None:
    app = app_on(store_in(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        app.screen.set_focus(None)
        await pilot.press("m", "i", "v", "p", "n")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("f4", "enter")
        await settled(pilot)
        assert "A community needs a name" in seen(app)
        await pilot.press("escape")
        app.screen.query_one("#community", Input).value = "Seeds"
        app.screen.query_one("#present", Input).value = "Ana Ruiz, Kai Lund (guest)"
        await pilot.press("f4", "enter")
        await settled(pilot)
        assert isinstance(app.screen, CommunityScreen)
        (seeds,) = app.store.communities()
        assert [each.name for each in seeds.members] == ["Ana Ruiz", "Kai Lund"]
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one(CommunityStrip).tab.name == "Seeds"
        await pilot.press("N", *"seeds", "enter")
        await settled(pilot)
        assert "of that name already" in seen(app)
