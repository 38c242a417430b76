"""On screen: how things came to be, and one undo for a session and its community."""

from dataclasses import replace
from pathlib import Path

from data.store.store import Store
from screens.widgets.history_dialog import HistoryDialog
from tests.screens.live_stage import Live, live
from tests.screens.seen import seen
from tests.screens.stage import app_on, held_session, store_in


def as_ben(stage: Live) -> Store:
    """Return the store as Ben has it open in another terminal."""
    store = Store(stage.screen.store.root)
    store.by = "Ben Okafor"
    return store


async def test_h_tells_every_version_of_an_entry_and_of_the_rules_by_whom(tmp_path: Path) -> None:
    async with live(tmp_path, size=(80, 24)) as stage:
        stage.screen.session.by = "Ana Ruiz"
        await stage.enter("= We meet on Tuesday")
        theirs = as_ben(stage)
        session = theirs.open(theirs.find("live"))
        session.change(stage.last, text="We meet on Tuesdays [/x] \x1b[2J مرحبا 👩‍👧")
        stage.screen.session.refresh()
        await stage.press("escape", "h")
        assert isinstance(stage.pilot.app.screen, HistoryDialog)
        assert stage.seen.index("Ben Okafor  “We meet on Tuesdays") < stage.seen.index("Ana Ruiz")
        assert "“We meet on Tuesday” · kind decision" in stage.seen
        assert "\x1b" not in stage.seen
        await stage.press("escape", "i")
        await stage.enter("/history")
        assert isinstance(stage.pilot.app.screen, HistoryDialog)
        await stage.press("escape", "f4", "h")
        assert "Nobody has said anything of it yet." in stage.seen
        community = theirs.open_community(stage.screen.session.head.community)
        community.change(community.community, ground_rules=("One voice", "[/x] breaks"))
        community.change(community.community, purpose="To listen")
        await stage.press("escape", "h")
        assert "Ben Okafor" in stage.seen
        assert stage.seen.index("“To listen”") < stage.seen.index("2  [/x] breaks")


async def test_a_guest_made_a_member_is_taken_back_in_order_on_both_sides(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        store, head = stage.screen.store, stage.screen.session.head
        stage.screen.session.by = "Ana Ruiz"
        await stage.press("f3", *"Tess Njoroge", "enter", "down", "end", "m", "escape")
        await stage.enter("said after it")

        def names() -> list[str]:
            return [member.name for member in store.community(head.community).members]

        community = store.open_community(head.community)
        (tess,) = (m for m in community.members.values() if m.name == "Tess Njoroge")
        assert [v.by for v in community.versions(tess.id, tess.TABLE)] == ["Ana Ruiz"]
        await stage.press("ctrl+z")
        assert (stage.said, names()[-1]) == ([], "Tess Njoroge")
        await stage.press("ctrl+z")
        assert stage.toasts[-1] == "Took back: “Tess Njoroge” as a member"
        assert "Tess Njoroge" not in names()
        assert [p.guest for p in stage.screen.session.people.values()][-1]
        await stage.press("ctrl+y")
        assert names()[-1] == "Tess Njoroge"
        theirs = as_ben(stage).open_community(head.community)
        theirs.change(theirs.members[tess.id], organisation="Hill School")
        await stage.press("ctrl+z")
        assert names()[-1] == "Tess Njoroge"


async def test_review_says_what_was_taken_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = held_session(store, "= We meet on Tuesday")
    (entry,) = session.entries.values()
    session.put(replace(entry, text="We meet on Tuesdays"))
    session.close()
    async with app_on(store).run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("down", "e")
        await pilot.pause()
        await pilot.press("s", "enter")
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        toasts = [str(note.message) for note in pilot.app._notifications]
        assert toasts[-1] == "Took back: an edit. Now: decision “We meet on Tuesdays”"
        await pilot.press("h")
        await pilot.pause()
        assert "“We meet on Tuesday”" in seen(pilot.app)
        await pilot.press("escape", "ctrl+z")
        await pilot.pause()
        toasts = [str(note.message) for note in pilot.app._notifications]
        assert toasts[-1] == "There is nothing to take back."
