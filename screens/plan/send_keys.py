"""A plan goes out: as a page, for calendars, or live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import work

from data.errors import LctuiError
from data.models.community_records import Plan
from data.planned import is_near, plans_of
from data.store.outfile import write_out
from data.store.refs import slug_of
from data.timetable import day_of, tell_start
from screens.clipboard import copy
from screens.minutes import free_path, from_home
from screens.plan.plan_base import PlanBase
from screens.requests import StartPlanned
from screens.widgets.choice_dialog import Choice, ChoiceDialog

STARTING = (
    Choice("leave", "", "Leave it", "for its time"),
    Choice("start", "s", "Start it now", "it is live at once"),
)


class SendKeys(PlanBase):
    """What takes a plan away from here."""

    @work(group="dialog")
    async def action_start_planned(self) -> None:
        """Go live with it; ask first where it is planned for another time."""
        plan = self.plan
        if day_of(plan) and not is_near(plan, self.now()):
            told = f"It is planned for {tell_start(plan, self.now())}."
            dialog = ChoiceDialog("Start it now?", told, STARTING)
            if await self.app.push_screen_wait(dialog) != "start":
                return
        if self.keep_proposal():
            self.post_message(StartPlanned(self._community, plan.id))

    def action_copy_page(self) -> None:
        """Copy the page and say how far it got."""
        self._send(lambda: copy(self.app, self._page()) or self._written(".md", self._page()))

    def action_write_page(self) -> None:
        """Write the page into the folder that lctui was started from."""
        self._send(lambda: self._written(".md", self._page()))

    def action_write_ics(self) -> None:
        """Write an .ics file there."""
        if self.keep_proposal():
            self._send(lambda: self._written(".ics", self._ics()))

    def keep_proposal(self) -> bool:
        """Keep what is only proposed, so that what goes out is what is kept; say if it is."""
        kept = self.kept
        return (kept is not None and bool(kept.phases)) or self.change()

    @work(thread=True, group="minutes")
    def _send(self, way: Callable[[], str]) -> None:
        try:
            told = way()
        except LctuiError as error:
            told = str(error)
        self.app.call_from_thread(self.notify, told, markup=False)

    def _page(self) -> str:
        from data.reports.plan_page import plan_page

        told = self.planned
        return plan_page(told.community, told.plan, told.items, told.lineage)

    def _ics(self) -> str:
        from data.reports.calendar import plan_ics

        assert self.loaded is not None
        known = self.loaded.community
        version = len(known.versions(self.plan.id, Plan.TABLE))
        return plan_ics(known.community, self.plan, self.now(), version)

    def _written(self, suffix: str, text: str) -> str:
        name = slug_of(f"{self.planned.community.name} {self.plan.topic}", "session")
        path = free_path(Path.cwd() / f"{name}{suffix}")
        write_out(path, text)
        return f"Written to {from_home(path)}"

    def action_keep_plan(self) -> None:
        """Keep the proposal as it stands."""
        kept = self.kept
        if kept is not None and kept.phases:
            self.notify("It is kept already, with every change.", markup=False)
        elif self.keep_proposal():
            self.notify("Kept. Ctrl+Z takes it back.", markup=False)

    def action_plan_another(self) -> None:
        """Propose a further plan."""
        self.show_other(None)

    def action_plan_history(self) -> None:
        """Show every change of this plan."""
        from screens.plan.history import plan_history

        if self.loaded:
            self.app.push_screen(plan_history(self.loaded.community, self.plan))

    def action_remove_plan(self) -> None:
        """Take this plan away."""
        kept, loaded = self.kept, self.loaded
        if kept is None or loaded is None:
            self.notify("This is a proposal; nothing of it is kept.", markup=False)
        elif self.attempt(lambda: loaded.community.remove(kept)):
            self.notify("The plan is taken away. Ctrl+Z brings it back.", markup=False)

    def action_next_plan(self) -> None:
        """Show the plan after this one."""
        self._turn_to(1)

    def action_previous_plan(self) -> None:
        """Show the plan before this one."""
        self._turn_to(-1)

    def _turn_to(self, step: int) -> None:
        if self.loaded is None:
            return
        plans = plans_of(self.loaded.community, self.now())
        ids = [plan.id for plan in plans]
        here = ids.index(self.plan.id) if self.plan.id in ids else -1
        if plans:
            self.show_other(plans[(here + step) % len(plans)])
