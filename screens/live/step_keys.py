"""Inner clocks: the steps of the running phase, silent writing, small groups."""

from contextlib import suppress
from dataclasses import replace

from data.errors import LctuiError
from data.go_round import GoRound
from data.groups import joined, named, outgrown, split
from data.models.records import Entry
from data.steps import StepClock, step_clock
from data.store.floor import Floor
from screens.live.capture_keys import CaptureKeys
from screens.live.round_keys import RoundKeys
from screens.live.step_words import Told, presenter_of, round_words, step_words, veil_words

LARGEST_GROUP = 50
"""People; a larger group is not small."""


class StepKeys(RoundKeys, CaptureKeys):
    """Steps go on by a key and never by themselves; every terminal and the board tell the same."""

    @property
    def inner_clock(self) -> StepClock | None:
        """The inner clock of the phase that runs; None where it has none, or nothing runs."""
        if self.state.running is None:
            return None
        return step_clock(self.state.running, self.begun.get(self.running_pane.phase.id, ()))

    @property
    def step_key(self) -> str:
        """Id of the command that goes on within the phase; empty where there is none."""
        if self.veiled is not None:
            return "reveal"
        inner = self.inner_clock
        return "next-step" if inner is not None and inner.following else ""

    def take_in_floor(self) -> bool:
        """Show the step and the groups too as another terminal put them."""
        before = self.begun, self.groups
        known = super().take_in_floor()
        if (self.begun, self.groups) != before:
            self.show_step()
            self.show_turns()
        return known

    def floor_now(self) -> Floor:
        """Return the floor with steps and groups on it."""
        return replace(super().floor_now(), steps=dict(self.begun), groups=dict(self.groups))

    def action_next_step(self) -> None:
        """Go on to the next step."""
        inner = self._moved()
        if inner is not None and inner.following is None:
            self.say("This is the last step. F8 goes on to the next phase.")
        elif inner is not None:
            self._begin((*self._begun_here(inner), int(self.running_clock.taken)))

    def action_previous_step(self) -> None:
        """Go back to the step before; it goes on as if it had not ended."""
        inner = self._moved()
        if inner is not None and not inner.place:
            self.say("This is the first step.")
        elif inner is not None:
            self._begin(self._begun_here(inner)[:-1])

    def action_reveal(self) -> None:
        """Show what was written silently."""
        if self.veiled is None:
            self.say("Nothing is hidden.")
        else:
            self.action_next_step()

    def _moved(self) -> StepClock | None:
        """Return the inner clock where it may be moved here; else say why not."""
        if self.refuses_clock():
            return None
        inner = self.inner_clock
        if inner is None:
            running = self.state.running is not None
            self.say("This phase has no steps." if running else "Nothing runs at the moment.")
        return inner

    def _begun_here(self, inner: StepClock) -> tuple[int, ...]:
        return self.begun.get(self.running_pane.phase.id, ())[: inner.place]

    def _begin(self, begun: tuple[int, ...]) -> None:
        self.begun = {**self.begun, self.running_pane.phase.id: begun}
        self.show_clock()
        self.tell_floor()

    def show_clock(self) -> None:
        """Show what the inner clock says, too."""
        super().show_clock()
        self.show_step()
        self._settle_groups()

    def show_step(self) -> None:
        """Show the step in the running pane, and of what is written silently only how much."""
        inner, running = self.inner_clock, self.running_pane
        for pane in self.panes:
            pane.steps.told = self._told(inner) if pane is running else None
            pane.bar.divide(inner if pane is running else None)
        silent = inner is not None and not inner.place and running.phase.activity == "silent"
        veiled = running.phase.id if silent else None
        if veiled != self.veiled:
            self.veiled = veiled
            self.bar.silent = silent
            self.small.kept = ""
            self.show_entries()
        self.show_veil()

    def _told(self, inner: StepClock | None) -> Told | None:
        if inner is not None:
            presenter = presenter_of(self.session.people.values())
            return step_words(inner, presenter, key=self.runs_clock)
        return self._round_offer()

    def _round_offer(self) -> Told | None:
        """Return the offer to begin the round that the phase is made for, until there was one."""
        phase, clock = self.running_pane.phase, self.state.running
        wanted = phase.activity == "go-round" and phase.id not in self.begun
        if clock is None or not wanted or self.go_round is not None:
            return None
        present = sum(person.present for person in self.session.people.values())
        return round_words(clock, present, key=self.runs_clock)

    def show_round(self, go_round: GoRound | None) -> None:
        """Show the round in place of the offer to begin one."""
        super().show_round(go_round)
        self.show_step()

    def show_veil(self) -> None:
        """Say how much is written that nobody sees yet."""
        for pane in self.panes:
            words = ""
            if pane.phase.id == self.veiled:
                count = sum(map(self.hides, self.session.entries.values()))
                words = veil_words(count, key=self.runs_clock)
            pane.veil(words)

    def show_kept(self, entries: list[Entry], *, new: bool) -> None:
        """Show what was kept here, and of what is written silently only that it was."""
        super().show_kept(entries, new=new)
        if self.veiled is not None:
            self.show_veil()

    def group_lines(self) -> tuple[str, ...]:
        """Return the small groups of the running phase, who came late among them, one a line."""
        groups = self.groups.get(self.running_pane.phase.id, ())
        names = self._present
        return tuple(", ".join(group) for group in named(joined(groups, names), names))

    def _settle_groups(self) -> None:
        """Split those present once a phase of small groups runs, and stay with that.

        Groups that were made before the roll was taken are made anew.
        """
        phase, inner = self.running_pane.phase, self.inner_clock
        if phase.activity != "groups" or inner is None or inner.place or not self.runs_clock:
            return
        groups = self.groups.get(phase.id, ())
        if not groups or outgrown(groups, self._present):
            self._split(phase.group_size, str(len(groups) and len(self._present)))

    @property
    def _present(self) -> dict[str, str]:
        """Full names of those who are here, by their ids."""
        return {str(p.id): p.name for p in self.session.people.values() if p.present}

    def action_groups(self, argument: str = "") -> None:
        """Split those present anew."""
        if self.refuses_clock():
            return
        if argument and not (argument.isdecimal() and 2 <= int(argument) <= LARGEST_GROUP):
            raise LctuiError(f"A group has 2 to {LARGEST_GROUP} people: /groups 3.")
        size = int(argument or self.running_pane.phase.group_size)
        if not self._split(size, str(int(self.running_clock.taken))):
            self.say("Nobody is on the roll yet: F3 says who is here.")

    def _split(self, size: int, again: str) -> bool:
        """Put small groups before everybody; False where nobody is here to be split."""
        if not self._present:
            return False
        of: dict[str, str] = {}
        with suppress(LctuiError):
            members = self.store.community(self.session.head.community).members
            of = {str(member.id): member.organisation or "" for member in members}
        people = {person: of.get(person, "") for person in self._present}
        phase = self.running_pane.phase.id
        groups = split(people, size, f"{self.session.head.id} {phase} {again}")
        self.groups = {**self.groups, phase: groups}
        self.tell_floor()
        self.show_turns()
        return True
