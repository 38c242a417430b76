"""What goes into the community, at the keys: adopted at wrap-up, reread in mid-session."""

from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from data.formats.loader import load_format
from data.meeting import add_guest, begin, end, keep
from data.models.community_records import Revisit
from data.models.ids import EventId, new_id
from data.models.records import ExitSlip
from data.store.store import Store
from screens.live.live_screen import LiveScreen
from screens.live.reread_offer import RereadOffer
from screens.live.reread_panel import RereadPanel
from screens.requests import OpenLive, OpenWrapUp
from screens.widgets.amend_dialog import AmendDialog
from screens.widgets.line_dialog import LineDialog
from screens.wrapup.adopt_dialog import AdoptDialog
from screens.wrapup.trend_dialog import TrendDialog
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.hostile import hostile_texts
from tests.screens.stage import NOW, PEOPLE, app_on, held_session, settled, store_in

RULES = ("Phones away", "Ask before advising", "We start when all are here")


def agreed_in(store: Store) -> tuple[str, ...]:
    return store.communities()[0].ground_rules


def rows(pilot: Pilot[None]) -> str:
    options = pilot.app.screen.query_one("#agreed", OptionList)
    return "\n".join(str(option.prompt) for option in options.options)


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def closing_session(store: Store) -> None:
    """End a last session that agreed on four things, with a guest, after two that went badly."""
    for number in range(2):
        held = held_session(store, "said", began=NOW - timedelta(days=60 - 30 * number))
        held.put(*(ExitSlip(EventId(new_id()), worth=2) for _ in range(3)))
        held.seal()
        held.close()
    community = store.open_community(store.communities()[0].id)
    community.change(community.community, ground_rules=RULES)
    plan = load_format("first-meeting")
    rules = next(phase for phase in plan.phases if phase.id == "ground-rules")
    told = plan.model_copy(update={"phases": (rules,), "id": "closing"})
    began = NOW - timedelta(hours=2)
    session = begin(store, community.community, format=told, present=PEOPLE, now=began)
    add_guest(session, "Dana")
    for line in ("= 3 We begin on time", "= drop 2", "= Nobody is pushed", "! Write it down"):
        keep(session, line, now=began)
    for text in hostile_texts(500)[:6]:
        keep(session, f"= new: {text}", now=began)
    end(session, NOW)
    session.close()


async def test_decisions_are_adopted_one_by_one_and_all_of_it_is_taken_back(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    closing_session(store)
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(OpenWrapUp(store.sessions()[0]))
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, WrapUpScreen)
        wrapup = screen
        told = rows(pilot)
        assert "Waiting for adoption: 9" in told
        assert "− We start when all are here" in told
        assert "m  Dana becomes a member" in told
        assert "A  writes the archive" in told
        assert "A refresh is proposed" not in told, "this session was the last one"
        assert "\x1b" not in told
        assert agreed_in(store) == RULES

        await pressed(pilot, "home", "e")
        assert isinstance(pilot.app.screen, AmendDialog), "what waits can be put in other words"
        await pressed(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, AdoptDialog)
        await pressed(pilot, "a", "d", "e")
        assert agreed_in(store) == (*RULES[:2], "We begin on time")
        assert isinstance(pilot.app.screen, LineDialog)
        pilot.app.screen.query_one(Input).value = "Nobody is [b]pushed[/x]"
        await pressed(pilot, "enter", "a", "n", "escape")
        assert agreed_in(store)[3:] == ("Nobody is [b]pushed[/x]",)
        assert pilot.app.screen_stack[-1] == screen
        assert "Waiting for adoption: 6" in rows(pilot)
        assert (rows(pilot).count("✓ adopted"), rows(pilot).count("not adopted")) == (2, 1)

        await pressed(pilot, "m")
        assert "Dana" in [member.name for member in store.communities()[0].members]
        await pressed(pilot, *["ctrl+z"] * 4)
        assert agreed_in(store) == RULES
        assert "Dana" not in [member.name for member in store.communities()[0].members]
        assert "Waiting for adoption: 9" in rows(pilot)

        assert wrapup.session is not None
        wrapup.session.change(wrapup.session.head, format="circle")
        wrapup.read_trend()
        await settled(pilot)
        assert "A refresh is proposed" in rows(pilot)
        await pressed(pilot, "t")
        assert isinstance(pilot.app.screen, TrendDialog)
        await pressed(pilot, "escape", "A")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "all.zip")
        await pressed(pilot, "enter")
    assert (tmp_path / "all.zip").exists()
    assert "Phones away" in (tmp_path / "all.md").read_text()


async def test_what_was_agreed_is_reread_when_it_is_due(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = held_session(store, ended=False, began=NOW)
    session.change(session.head, number=5)
    community = store.open_community(session.head.community)
    community.change(community.community, purpose="To learn", ground_rules=RULES)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.post_message(OpenLive(session.ref))
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, LiveScreen)
        assert isinstance(screen.panel, RereadOffer)
        assert screen.focus_place == "bar"
        await pressed(pilot, "f4", "s")
        assert screen.panel is None
        await pressed(pilot, *"/reread", "enter")
        await pressed(pilot, "f8")
        assert screen.running_clock.phase.title == "Reread"
        assert isinstance(screen.panel, RereadPanel)
        assert screen.focus_place == "bar"

        await pressed(pilot, "f4", "end", "x", "ctrl+z")
        assert screen.panel.thing is not None
        assert screen.panel.thing.text == RULES[-1], "x again drops no other one"
        await pressed(pilot, "home", *"ax us")
        assert (screen.bar.text, agreed_in(store)) == ("ax us", RULES)
        await pressed(pilot, "ctrl+u", "f4", "home", "a", "x", "e")
        screen.panel.line.value = "Ask twice"
        await pressed(pilot, "enter", "A")
        assert agreed_in(store) == ("Ask twice", RULES[2])
        read = store.open_community(community.id).table(Revisit).values()
        assert {(r.subject, r.result, r.number) for r in read} == {
            ("purpose", "affirmed", 5),
            ("ground-rules", "amended", 5),
        }
        await pressed(pilot, *["ctrl+z"] * 3)
        assert agreed_in(store) == RULES
        assert [r.subject for r in store.open_community(community.id).table(Revisit).values()] == [
            "purpose"
        ]
        end(screen.session, NOW)
        pilot.app.post_message(OpenWrapUp(session.ref))
        await settled(pilot)
        assert "Reread: purpose affirmed." in rows(pilot)
        assert "Nothing was decided" not in rows(pilot)
