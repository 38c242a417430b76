from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from data.models.community_records import Bring, Plan
from data.planned import new_plan, plans_of
from data.store.store import Store
from screens.home.home_screen import HomeScreen
from screens.live.live_screen import LiveScreen
from screens.plan.plan_screen import PlanScreen
from screens.requests import OpenWrapUp
from screens.widgets.choice_dialog import ChoiceDialog
from screens.widgets.history_dialog import HistoryDialog
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.hostile import hostile_texts
from tests.screens.stage import NOW, app_on, held_session, settled, store_in, taking_copies, until


async def typed(pilot: Pilot[None], text: str, *then: str) -> None:
    """Put words into the field of the dialog that the last key opened."""
    app = pilot.app
    await until(pilot, lambda: isinstance(app.focused, Input | TextArea))
    field = app.focused
    if isinstance(field, Input):
        field.value = text
    elif isinstance(field, TextArea):
        field.text = text
    await pilot.press(*then)
    await until(pilot, lambda: not isinstance(app.screen, ModalScreen))
    await pilot.pause()


async def planning(pilot: Pilot[None], key: str = "p") -> PlanScreen:
    """Go to the plan by that key, and wait until it is read."""
    app = pilot.app
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, PlanScreen) and bool(app.screen.loaded))
    assert isinstance(app.screen, PlanScreen)
    return app.screen


def rows(screen: PlanScreen) -> tuple[str, str]:
    """Return what the two lists of the screen show."""
    facts, agenda = (
        "\n".join(str(option.prompt) for option in pane.options)
        for pane in (screen.facts, screen.agenda)
    )
    return facts, agenda


def kept(store: Store) -> list[Plan]:
    return list(plans_of(store.open_community(store.communities()[0].id), NOW))


async def test_a_session_is_planned_by_keys_sent_round_and_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    held_session(store, "~ Ana: How to start hard talks", "! Share the form @ben", "> Ana: Ask")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        screen = await planning(pilot)
        assert "How to start hard talks" in rows(screen)[0], "proposed from the backlog"
        assert "raised by Ana Ruiz on 24 Nov 2026" in rows(screen)[0]
        assert kept(store) == [], "a proposal only"
        await pilot.press("d")
        await typed(pilot, "tue 18:00 Europe/Berlin", "enter")
        assert "18:00" in rows(screen)[1]
        await pilot.press("tab", "a")
        await typed(pilot, "Coffee 15", "enter")
        await pilot.press("j", "right_curly_bracket")
        assert "18:40  Coffee" in rows(screen)[1]
        assert "20 min" in rows(screen)[1]
        await pilot.press("l")
        await typed(pilot, "until 20:00", "enter")
        assert "20 min more" in str(screen.query_one("#told", Static).render())
        copied = taking_copies(monkeypatch)
        await pilot.press("y")
        await settled(pilot)
        assert copied == ["- 18:40: Coffee — 20 min"]
        await pilot.press("F")
        assert "over at 20:00" in str(screen.agenda.border_subtitle)
        await pilot.press("x")
        assert "Coffee" not in rows(screen)[1]
        await pilot.press("ctrl+z")
        assert "Coffee" in rows(screen)[1]
        await pilot.press("b")
        await typed(pilot, "Soup: ben", "enter")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryDialog))
        assert isinstance(pilot.app.screen, HistoryDialog)
        told = pilot.app.screen.quoted
        assert "Bring: Soup: Ben Okafor" in told
        assert "When: Tue 1 Dec 2026, 18:00" in told
        await pilot.press("escape", "i")
        await settled(pilot)
        screen.facts.focus()
        screen.facts.light(
            next(o.id or "" for o in screen.facts.options if "Share" in str(o.prompt))
        )
        await pilot.press("enter")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await settled(pilot)
        page = str(pilot.app.screen.query_one("#page", Static).render())
        assert "Tue 1 Dec 2026, 18:00" in page
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LiveScreen))
        live = pilot.app.screen
        assert isinstance(live, LiveScreen)
        (plan,) = store.open_community(live.session.head.community).table(Plan).values()
        head = live.session.head
        assert (head.id, head.topic_item, len(head.resting)) == (plan.id, plan.topic_item, 1)
        assert head.bring == (("Soup", "Ben Okafor"),)
        assert "Coffee" in [phase.title for phase in head.phases]
        assert plan.begun
    (event,) = icalendar.Calendar.from_ical(next(tmp_path.glob("*.ics")).read_text()).events
    assert (str(event["uid"]), event.decoded("dtstart")) == (
        plan.id,
        datetime(2026, 12, 1, 17, 0, tzinfo=UTC),
    )


async def test_the_date_said_at_wrap_up_has_an_hour_and_is_a_plan(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.post_message(OpenWrapUp(store.sessions()[0]))
        await until(pilot, lambda: isinstance(pilot.app.screen, WrapUpScreen))
        await pilot.press("d")
        await typed(pilot, "tue 18:00 utc", "enter")
        (plan,) = kept(store)
        assert plan.start == datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
        await pilot.press("ctrl+z")
        assert kept(store) == [], "one action in both"
        await pilot.press("ctrl+y")
        await pilot.press("d")
        await typed(pilot, "wed", "enter")
        said = [notice.message for notice in pilot.app._notifications]
        assert said[-1] == (
            "The plan of Tue 1 Dec 2026, 18:00 UTC is moved to Wed 25 Nov 2026, 18:00 UTC."
        )
        (plan,) = kept(store)
        await planning(pilot)
    head = store.open(store.sessions()[0]).head
    assert plan.start
    assert (head.next_start, head.next_date) == (plan.start, plan.start.date())


async def test_a_plan_shows_hostile_text_as_it_is_and_one_that_was_missed_says_so(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    texts = hostile_texts(400)
    held_session(store, *(f"~ {text}" for text in texts[:8]))
    community = store.open_community(store.communities()[0].id)
    plan = new_plan(store, community, NOW, start=NOW - timedelta(days=3), zone="UTC")
    text = " ".join(texts)
    first = replace(plan.phases[0], title=texts[0][:60], prompts=(text,))
    phases = (first, first, *plan.phases[1:])
    bring = tuple(Bring(one, one) for one in texts)
    community.put(
        replace(plan, topic=text, preparer=text, place=text, bring=bring, phases=phases,
                roles=((text, text),))
    )  # fmt: skip
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await planning(pilot)
        facts, agenda = rows(screen)
        assert "\x1b" not in facts + agenda
        assert texts[0].split()[0][:10] in facts
        assert "3 days ago" in facts
        assert "time of this plan is over" in str(screen.query_one("#told", Static).render())
        for key in ("t", "f", "r", "e", "o", "b", "h"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.screen, ModalScreen))
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("d")
        await typed(pilot, "tomorrow 9", "enter")
        assert kept(store)[0].start == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
