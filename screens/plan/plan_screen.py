"""The session that is to come: when, what about, in which order, and who does what."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from data.hit_words import line_of_entry
from data.minutes_line import minutes_line
from data.models.levels import PRIVATE
from data.planned import plans_of
from screens.commands import bindings, letter_bindings
from screens.copying import NOTHING, STAYS_HERE, Copying
from screens.live.notice_line import NoticeLine
from screens.plan.agenda_keys import AgendaKeys
from screens.plan.commands import COMMANDS, ON_KEY_LINE
from screens.plan.fact_keys import FactKeys
from screens.plan.plan_list import PlanList
from screens.plan.rows import ITEM, agenda_rows, end_told, fact_rows, remarks_told
from screens.plan.send_keys import SendKeys
from screens.requests import GoBack
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.key_line import KeyLine
from screens.words_among_keys import WordsAmongKeys

ALWAYS = ("leave", "help", "quit")
"""Actions that work before the plan is read."""


class PlanScreen(WordsAmongKeys, FactKeys, AgendaKeys, SendKeys, Copying):
    """Everything is filled in with a proposal, and everything can be changed or left."""

    own_commands = COMMANDS
    called = "Plan"
    CSS_PATH = "plan.tcss"
    AUTO_FOCUS = "#facts"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def compose(self) -> ComposeResult:
        """What it says on the left, its agenda on the right; under each other where narrow."""
        yield Static("", id="title", markup=False)
        with Horizontal(id="body"):
            yield PlanList(13, id="facts")
            with Vertical(id="order"):
                with VerticalScroll(id="remarks", can_focus=False):
                    yield Static("", id="told", markup=False)
                yield PlanList(7, 1, id="agenda")
        yield NoticeLine(id="unsaved")
        yield KeyLine(ON_KEY_LINE, first="Enter edit   Tab agenda   Esc back   F1 help")

    def on_mount(self) -> None:
        """Name the two lists."""
        self.facts.border_title = "The session"
        self.agenda.border_title = "Agenda"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Wait with everything but leaving until there is a plan to work on."""
        known = any(command.action == action for command in COMMANDS)
        return self.loaded is not None or not known or action in ALWAYS

    def show_plan(self) -> None:
        """Show the plan as it stands."""
        if self.loaded is None:
            return
        planned, now = self.planned, self.now()
        self.query_one("#title", Static).update(self._title())
        self.facts.show(fact_rows(planned, now))
        self.agenda.show(agenda_rows(planned.plan))
        self.agenda.border_subtitle = end_told(planned.plan)
        told = remarks_told(planned.plan, now)
        self.query_one("#told", Static).update(shown("\n".join(told), "$warning"))
        self.query_one("#remarks").set_class(bool(told), "-on")

    def _title(self) -> Content:
        assert self.loaded is not None
        plans = plans_of(self.loaded.community, self.now())
        ids = [plan.id for plan in plans]
        if self.plan.id not in ids:
            state = "a proposal: the first change keeps it, k keeps it as it is"
        elif self.kept and not self.kept.phases:
            state = "only its date is kept: the first change keeps the rest, or k"
        elif len(plans) == 1:
            state = "kept"
        else:
            state = f"plan {ids.index(self.plan.id) + 1} of {len(plans)}, ← → another"
        name = shown_line(self.planned.community.name, "bold $primary")
        return Content.assemble(name, (f"   next session · {state}", DIM))

    @on(OptionList.OptionSelected, "#facts")
    def _on_fact_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option_id or ""
        if name.startswith(ITEM):
            self.toggle_rest(name)
        elif name:
            run = getattr(self, f"action_set_{name}")
            self.call_later(run)

    @on(OptionList.OptionSelected, "#agenda")
    def _on_phase_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.place is not None:
            self.call_later(partial(self.edit_phase, self.place))

    def action_take_out(self) -> None:
        """Let a carried item rest where one is highlighted; else take a phase out."""
        if self.facts.has_focus and self.facts.chosen.startswith(ITEM):
            self.toggle_rest(self.facts.chosen)
        else:
            super().action_take_out()

    def action_copy_line(self) -> None:
        """Copy the highlighted line of the list that has the focus."""
        items = {f"{ITEM}{item.entry.id}": item.entry for item in self.planned.items}
        row = (self.agenda if self.agenda.has_focus else self.facts).row
        if row is None:
            self.notify(NOTHING, markup=False)
        elif row.id in items and items[row.id].level == PRIVATE:
            self.notify(STAYS_HERE, markup=False)
        elif row.id in items:
            entry = items[row.id]
            self.take_words(
                lambda: line_of_entry(entry, self.now().date()), "entry.txt", "The item"
            )
        else:
            line = minutes_line(row.lead.strip(), row.text, (row.tail, row.more))
            self.take_words(lambda: line, "plan.txt", "The line")

    def action_leave(self) -> None:
        """Go home."""
        if not self.holds_back(self._go_home):
            self._go_home()

    def _go_home(self) -> None:
        self.post_message(GoBack())
