"""From session to session on screen: obstacles, offers, votes, and the way of an item."""

from pathlib import Path

from data.backlog import backlog_of
from data.next_topic import next_topic
from data.store.store import Store
from data.voting import give_dots, new_voter
from screens.live.vote_dialog import VoteDialog
from screens.requests import OpenReview, OpenWrapUp
from screens.widgets.chain_dialog import ChainDialog
from tests.screens.live_stage import live
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, store_in


async def test_obstacles_offers_and_votes_are_a_key_away_and_undo_takes_each_back(
    tmp_path: Path,
) -> None:
    before = (
        "~ Money [/x] worries",
        "~ Visits that go wrong",
        "< Who has a good form?",
        "> Ana: rest",
    )
    async with live(tmp_path, last_time=before, size=(120, 40)) as stage:
        session, store = stage.screen.session, Store(stage.screen.store.root)
        await stage.enter(
            "> Ben: try [b]small talk", "/obstacle the *forms* @ana", "< cover on Mondays"
        )
        await stage.enter("/offer Zoe")
        assert "in the way: the *forms* · Ana can" in stage.seen
        assert "offered by Zoe" in stage.seen
        await stage.press("escape", "w", "ctrl+a", "x", "enter")
        assert "in the way: xthe *forms*" in stage.seen
        await stage.press("escape", "u", "u")
        assert "offered by Zoe" not in stage.seen
        assert "in the way: the *forms*" in stage.seen

        await stage.press("f2")
        assert "nobody has offered yet" in stage.seen
        await stage.press("down", "O", *"ben", "enter")
        assert "offered by Ben" in " ".join(stage.seen.split())
        await stage.press("L")
        assert isinstance(stage.pilot.app.screen, ChainDialog)
        assert "handed on once" in stage.seen
        assert "Who has a good form?" in stage.seen
        await stage.press("escape", "escape", "escape", "v")

        dialog = stage.pilot.app.screen
        assert isinstance(dialog, VoteDialog)
        assert "Money [/x] worries" in stage.seen
        await stage.press("1", "2", "down", "+", "+", "+", "+")
        assert "0 of 3 dots left" in stage.seen
        assert "12 hands, 3 here" in stage.seen
        money, visits = (
            w.id for w in sorted(backlog_of(store, session.ref.community), key=lambda w: w.text)
        )
        other = store.open(session.ref)
        give_dots(other, visits, new_voter(), 3)
        other.close()
        stage.screen.take_in_news()
        dialog.look()
        assert {w.id: w.votes for w in backlog_of(store, session.ref.community)} == {
            money: 12,
            visits: 6,
        }
        await stage.pilot.pause()
        assert stage.seen.index("Money") < stage.seen.index("Visits that")
        await stage.press("up", "backspace", "s")
        assert stage.seen.index("Visits that") < stage.seen.index("Money")
        await stage.press("home", "enter", *"ben", "enter")
        planned = next_topic(store, session, NOW)
        assert planned
        assert (planned.topic_item, planned.preparer) == (visits, "Ben Okafor")
        assert "chosen: Visits that go wrong" in stage.seen
        await stage.press("ctrl+z")
        assert next_topic(store, session, NOW) is None
        await stage.press("l")
        assert "Visits that" not in stage.seen
        await stage.press("ctrl+z")
        assert "Visits that" in stage.seen
        await stage.press("ctrl+z")
        dialog.look()
        await stage.pilot.pause()
        assert "12" in stage.seen


async def test_before_people_leave_obstacles_and_votes_and_later_the_way_of_it(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, "> Ana: try [b]small talk", "~ Money worries")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.post_message(OpenWrapUp(store.sessions()[0]))
        await pilot.pause()
        await pilot.press("b", *"rain", "space", *"@ben", "enter")
        await pilot.pause()
        assert "in the way: rain · Ben Okafor can help" in seen(pilot.app)
        await pilot.press("V", "7", "escape")
        await pilot.pause()
        pilot.app.post_message(OpenReview(store.sessions()[0]))
        await pilot.pause()
        assert "in the way: rain · Ben can help" in seen(pilot.app)
        await pilot.press("home", "down", "l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChainDialog)
        await pilot.press("escape", "escape")
    (wish,) = backlog_of(store, store.communities()[0].id)
    assert (wish.text, wish.votes) == ("Money worries", 7)
