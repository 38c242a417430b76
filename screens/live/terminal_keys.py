"""Several terminals on one session: who is here, who writes, who runs the clock."""

from textual import work

from data.capture.people import People
from data.handover import HANDED, last_of, runner, way_to_take
from data.meeting import people_of
from data.models.ids import EventId, new_id
from data.models.records import Handover
from data.roll_call import seat
from data.safe_text import one_line, safe
from data.store.terminals import SCREEN, Terminal
from screens.live.capture_keys import CaptureKeys
from screens.live.here_words import UNNAMED, Here, clock_words, line_forms
from screens.live.who_dialog import WhoDialog
from screens.live.words import returned_words
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.content import cut

LONGEST_NAME = 100
"""Characters kept of who writes."""


class TerminalKeys(CaptureKeys):
    """Seats this terminal among the others and says what changes among them."""

    _takes: bool = False
    """This terminal takes the clock by itself where nobody runs it when it comes."""

    def arrive(self) -> None:
        """Be seen by the others; take the clock where nobody has it, unless we only join."""
        joins, self.seat.joins = self.seat.joins, False
        self._takes = not joins
        if not self.session.ended:
            self._sit(self.seat.name)
            self._take_if_nobody()
        self.show_here()
        if self.seat.returns:
            self.seat.returns = False
            self.say(returned_words(self.state))
        if not self.seat.asked and (joins or self.here.others):
            self.ask_who_writes()

    def _sit(self, typed: str) -> None:
        """Write under this name from now on; the roll's spelling of it, where it is there."""
        name = one_line(typed)[:LONGEST_NAME]
        self.terminals.enter(name)
        roll = People(tuple(person.name for person in self.session.people.values()))
        name = self._seated(name) if self.terminals.entered else roll.find(name) or name
        self.seat.name = self.session.by = self.store.by = name
        self.seat.asked = self.seat.asked or bool(name)
        self.terminals.rename(name)
        self._see_here()
        if name and any(other.name == name for other in self.here.others):
            self.say(f"{name} writes at another terminal too; both go on.")

    def _seated(self, typed: str) -> str:
        """Return the name as the roll has it; whoever writes here is in the room."""
        before, names = len(self.session.people), [typed]
        self.attempt(lambda: names.append(seat(self.session, typed)))
        if len(self.session.people) > before:
            self.remind(f"{typed} is on the roll as a guest. Ctrl+Z takes that back.")
        return names[-1]

    @work(group="who")
    async def ask_who_writes(self) -> None:
        """Ask it once; Esc and nobody's name are answers too."""
        dialog = WhoDialog(people_of(self.session), self.seat.name)
        name = await self.app.push_screen_wait(dialog)
        self.seat.asked = True
        if name and self.take_line(name):
            return
        if name is not None and not self.session.closed:
            self._sit(name)
            self.show_here()

    def action_scribe(self, argument: str = "") -> None:
        """Change who writes here."""
        if argument:
            self._sit(safe(argument))
            self.show_here()
            self.say(f"{self.seat.name} writes here from now on.")
        else:
            self.ask_who_writes()

    def _see_here(self) -> None:
        """See who is here and which of them runs the clock."""
        terminals, own = self.terminals.here(), self.terminals.own.id
        living = {terminal.id for terminal in terminals if terminal.kind == SCREEN}
        runs = runner(self.session.handovers, living)
        entered = own if self.terminals.entered else ""
        running = runs.terminal if runs else None
        self.here = Here(terminals, entered, running, over=self.session.ended)

    def show_here(self) -> None:
        """Show who is here and who runs the clock; say so where that concerns this terminal."""
        before = self.here
        self._see_here()
        if not before.own:
            self._take_if_nobody()
        if self.here == before and self.header.here == line_forms(before, self.names.of):
            return
        self.names.learn(terminal.name for terminal in self.here.terminals if terminal.name)
        self.show_people()
        self.header.here = line_forms(self.here, self.names.of)
        self.show_clock()
        self.show_panel()
        seen = before.own and self.here.own and not self.here.over
        if seen and self.here.runs != before.runs:
            self._tell_handover(before)

    def _tell_handover(self, before: Here) -> None:
        """Say what became of the clock, to those whom it concerns."""
        own, now = self.terminals.own.id, self.here.runs
        last = last_of(self.session.handovers)
        if now == own and last is not None and last.how == HANDED:
            (version,) = self.session.versions(last.id, Handover.TABLE)[:1]
            whom = f"{version.by} handed it to you. " if version.by else ""
            self.say(f"You run the clock now. {whom}Esc, then c hands it on.")
        elif now is None:
            gone = next((each for each in before.screens if each.id == before.runs), None)
            name = gone.name if gone and gone.name else "The terminal that ran the clock"
            self.say(f"{name} is gone. Nobody runs the clock: Esc, then c takes it.")
        elif before.runs == own:
            name = last.name if last is not None else ""
            self.say(f"{f'{name}’s' if name else 'Another'} terminal runs the clock now.")

    def show_panel(self) -> None:
        """Show what changed in the panel that is open."""
        raise NotImplementedError

    @work(group="clock")
    async def action_clock(self) -> None:
        """Hand the clock over, or take it; somebody who is here to run it is asked about first."""
        if not self.terminals.entered:
            self.say("The disk takes no writing, so other terminals cannot see this one.")
        elif self.here.over:
            self.say("The session has ended; nobody has to run its clock.")
        elif self.runs_clock:
            await self._hand_over()
        elif await self._may_take():
            self._take_clock()
            self.say("You run the clock now. Esc, then c hands it on.")

    async def _may_take(self) -> bool:
        """Ask, where somebody is here who runs it."""
        if self.here.runs is None:
            return True
        question = ChoiceDialog(
            "Take the clock over?",
            f"{clock_words(self.here)} Its keys will work here then, and not there.",
            (Choice("take", "c", "Take it", "the record says so"), Choice("", "", "Leave it")),
        )
        answer = await self.app.push_screen_wait(question)
        return answer == "take"

    async def _hand_over(self) -> None:
        others = self.here.others
        if not others:
            self.say("You run the clock, and nobody else is here to hand it to.")
            return
        terminal: Terminal | None = others[0]
        if len(others) > 1:
            terminal = await self._chosen(others)
        if terminal is not None:
            self._pass_clock(terminal, HANDED)

    async def _chosen(self, others: list[Terminal]) -> Terminal | None:
        choices = [
            Choice(other.id, str(number) if number < 10 else "", cut(other.name or UNNAMED, 40))
            for number, other in enumerate(others, 1)
        ]
        dialog = ChoiceDialog("Who is to run the clock?", "", choices)
        chosen = await self.app.push_screen_wait(dialog)
        return next((other for other in others if other.id == chosen), None)

    def _take_if_nobody(self) -> None:
        if self._takes and self.here.own and self.here.nobody:
            self._take_clock()

    def _take_clock(self) -> None:
        own = self.terminals.own
        self._pass_clock(own, way_to_take(self.session.handovers, own.id))

    def _pass_clock(self, terminal: Terminal, how: str) -> None:
        handover = Handover(EventId(new_id()), terminal.id, terminal.name, how, self.now())
        self.attempt(lambda: self.session.keep_for_good(handover))
        self.show_here()
