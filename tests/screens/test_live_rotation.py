"""Roles that go round, newcomers, and who was heard: F3 of whoever runs the clock."""

from pathlib import Path

import pytest
from textual.widgets import Input

from data.formats.loader import load_format
from data.meeting import begin, end
from data.models.community_records import StandingRole
from data.models.ids import EventId, new_id
from screens.live.live_screen import LiveScreen
from tests.screens.live_stage import WallClock, live, opened
from tests.screens.stage import NOW, held_session, settled, store_in


def stored(folder: Path) -> bytes:
    """All that any file of the store holds."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_the_roll_suggests_roles_by_turns_and_one_key_takes_a_suggestion(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    before = held_session(store, ended=False)
    people = {person.name: person for person in before.people.values()}
    before.change(people["Amir Haddad"], roles=("facilitator",))
    before.change(people["Ana Ruiz"], roles=("scribe",))
    end(before, NOW)
    before.close()
    opened_community = store.open_community(before.head.community)
    opened_community.put(StandingRole(EventId(new_id()), "sponsor", "Chipo Dube"))
    session = begin(
        store,
        store.community(before.head.community),
        format=load_format("circle"),
        present=["Ana Ruiz", "Ben Okafor", "Amir Haddad"],
        now=NOW,
    )
    session.close()
    async with opened(store, session.ref, WallClock()) as stage:
        await settled(stage.pilot)
        await stage.press("f3")
        await settled(stage.pilot)
        assert "facilitator? Ben Okafor, never yet" in stage.seen
        assert "scribe? Amir Haddad, never yet" in stage.seen
        stage.pilot.app.screen.query_one(Input).value = "Chipo Dube"
        await stage.press("enter")
        assert "Chipo Dube  new, sponsor, guest" in stage.seen
        assert any("New here: Chipo Dube." in toast for toast in stage.toasts)
        await stage.press("down", "F")
        assert stage.toasts[-1].startswith("Ben Okafor: facilitator.")
        assert "facilitator?" not in stage.seen
        await stage.press("home", "w", "f", "r")
        assert "session 1: facilitator" in stage.seen
        assert "today: follows the facilitator" in stage.seen
        await stage.press("escape", "f")
        held = {p.name: (p.roles, p.shadows) for p in stage.screen.session.people.values()}
        assert held["Amir Haddad"] == (("facilitator",), ())
        assert held["Ben Okafor"] == ((), ())
        await stage.press("escape", "f4")
        assert "New here: Chipo. Say them aloud." in stage.seen


async def test_who_was_heard_is_told_in_f3_alone_and_kept_only_where_the_group_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with live(tmp_path, "Ana: said and written down") as stage:
        screen, store = stage.screen, stage.screen.store
        community = store.open_community(screen.session.head.community)
        await stage.enter("/speaks nobody-of-that-name")
        assert "Nobody here answers" in stage.toasts[-1]
        await stage.press("escape", "l", *"be", "enter")
        assert stage.toasts[-1] == "Ben speaks now."
        await stage.wait(minutes=3)
        await stage.press("f3")
        await settled(stage.pilot)
        assert "not heard yet: Amir" in stage.seen
        assert "▸ Ben" in stage.seen
        assert "Counted here alone" in stage.seen
        with monkeypatch.context() as patch:
            patch.setattr(LiveScreen, "runs_clock", property(lambda screen: False))
            screen.show_panel()
            await stage.pilot.pause()
            assert "not heard yet" not in stage.seen
        await stage.press("escape", "escape", "r")
        assert screen.go_round is not None
        assert screen.go_round.waiting[0] == "Amir Haddad"
        await stage.wait(minutes=2)
        await stage.press("n")
        assert screen.voices.speaking is None
        heard = screen.voices.until(screen._taken)
        assert sorted(round(seconds) for seconds in heard.values()) == [120, 180]
        screen._keep_voices()
        assert b'"voices"' not in stored(tmp_path)
        community.change(community.community, voices="members")
        screen.end_now()
        await stage.pilot.pause()
    assert sorted(voice.seconds for voice in screen.session.voices.values()) == [120, 180]
    assert b'"voices"' in stored(tmp_path)


async def test_a_session_with_nobody_in_it_says_so_calmly(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    community = store.new_community("Riverside")
    session = begin(store, community, format=load_format("circle"), now=NOW)
    session.close()
    async with opened(store, session.ref, WallClock()) as stage:
        await stage.press("escape", "l")
        assert stage.toasts[-1] == "Nobody is on the roll yet: F3 says who is here."
        await stage.press("r")
        assert stage.toasts[-1] == "Nobody is on the roll yet: F3 says who is here."
        await stage.press("f3", "down", "F", "down", "w", "r", "l", "g")
        assert "People and turns" in stage.seen
        assert stage.screen.bar.text == "wrlg"
        await stage.press("ctrl+u", "f3")
        stage.pilot.app.screen.query_one(Input).value = "[/x] Bo"
        await stage.press("up", "enter", "down", "w", "h", "r")
        assert "Roles of [/x] Bo so far" in stage.seen
        assert "follows the host" in stage.seen
