"""What the keys of prompts and turns do."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from data.clock import spell_clock
from data.go_round import GoRound, turn_order
from data.groups import Groups
from data.models.ids import PhaseId
from data.store.floor import Floor, FloorFile
from screens.live.live_base import LiveBase


class RoundKeys(LiveBase):
    """The next question and the go-round, the same in every terminal and on the board."""

    begun: Mapping[PhaseId, tuple[int, ...]] = {}
    """What a phase had taken when each of its later steps began, as on the floor."""
    groups: Mapping[PhaseId, Groups] = {}
    """The small groups of a phase, of ids."""

    @cached_property
    def floor(self) -> FloorFile:
        """Where the terminals of this session tell each other."""
        return FloorFile(self.session.ref.path)

    def take_in_floor(self) -> bool:
        """Show the question and the turn as another terminal put them; False where none did."""
        floor = self.floor.read()
        if floor is None:
            return False
        self.begun, self.groups = floor.steps, floor.groups
        for pane in self.panes:
            if pane.prompt_index != floor.prompt_in(pane.phase.id):
                pane.ask(floor.prompt_in(pane.phase.id))
        turns = floor.turns_in(self.running_pane.phase.id) or GoRound(())
        names = {str(person.id): person.name for person in self.session.people.values()}
        turns = turns.renamed(names)
        self.show_round(turns if turns.person else None)
        return True

    def tell_floor(self) -> None:
        """Put the question and the turn before everybody, as they stand here."""
        self.floor.write(self.floor_now())

    def floor_now(self) -> Floor:
        """Return what is put before everybody, as it stands here."""
        prompts = {p.phase.id: p.prompt_index for p in self.panes if p.prompt_index}
        floor = Floor(prompts)
        if self.go_round is None:
            return floor
        ids = {person.name: str(person.id) for person in self.session.people.values()}
        turns = self.go_round.renamed(ids)
        return replace(floor, phase=self.running_pane.phase.id, turns=turns)

    def action_next_prompt(self) -> None:
        """Ask the next question."""
        self._ask(1)

    def action_previous_prompt(self) -> None:
        """Ask the one before."""
        self._ask(-1)

    def _ask(self, step: int) -> None:
        if self.refuses_clock():
            return
        pane = self.running_pane
        if pane.prompt is None:
            self.say("This phase has no prompts.")
        pane.ask(pane.prompt_index + step)
        self.tell_floor()

    def action_round(self) -> None:
        """Begin a go-round with those present, or end it."""
        if self.go_round is not None:
            self.turn_to(None)
            return
        present = [person.name for person in self.session.people.values() if person.present]
        if not present:
            self.say("Nobody is on the roll yet: F3 says who is here.")
            return
        order = turn_order(present, self.spoke())
        self.turn_to(GoRound(order, since=self.running_clock.taken))

    def spoke(self) -> set[str]:
        """Return the full names of those of whom an entry tells that everybody may see."""
        said = (entry for entry in self.session.entries.values() if not self.hides(entry))
        return {entry.by for entry in said if entry.by}

    def action_next_turn(self) -> None:
        """Hand the turn on; after the last person the round is over, and none begins by itself."""
        if self.go_round is None:
            self.say("No go-round is on. /round begins one, or r after Esc.")
        else:
            self.turn_to(self.go_round.hand_on(self.running_clock.taken))

    def action_previous_turn(self) -> None:
        """Return the turn."""
        if self.go_round is not None:
            self.turn_to(self.go_round.hand_back(self.running_clock.taken))

    def action_pass_turn(self) -> None:
        """Let this person speak later."""
        if self.go_round is not None:
            self.turn_to(self.go_round.passed(self.running_clock.taken))

    def turn_to(self, go_round: GoRound | None) -> None:
        """Show the go-round as it stands; one that everybody had a turn in is over."""
        if self.refuses_clock():
            return
        if go_round is not None and go_round.person is None:
            go_round = None
            self.say("Everybody had a turn.")
        self._heed_end(go_round)
        self.show_round(go_round)
        self.tell_floor()

    def _heed_end(self, go_round: GoRound | None) -> None:
        """Remember that a phase made for a go-round had one: it is not offered again."""
        phase = self.running_pane.phase
        if go_round is None and phase.activity == "go-round":
            self.begun = {**self.begun, phase.id: (int(self.running_clock.taken),)}

    def show_round(self, go_round: GoRound | None) -> None:
        """Show whose turn it is wherever that is shown."""
        if go_round == self.go_round:
            return
        self.go_round = go_round
        self.bar.turn = go_round.person if go_round else None
        self.show_turn()
        self.show_turns()

    def group_lines(self) -> tuple[str, ...]:
        """Return the small groups of the running phase, each on a line."""
        raise NotImplementedError

    def show_turns(self) -> None:
        """Show the order of turns where people are shown."""
        raise NotImplementedError

    def show_turn(self) -> None:
        """Show whose turn it is, and what is left of it, in the running pane."""
        go_round = self.go_round
        for pane in self.panes:
            if go_round is None or pane is not self.running_pane:
                pane.turn.person = ""
        if go_round is None:
            return
        turn = self.running_pane.turn
        turn.person = self.names.of(go_round.person or "")
        turn.following = self.names.of(go_round.following) if go_round.following else ""
        left = go_round.left(self.running_clock)
        turn.time = f"{spell_clock(left)} {'over' if left <= -1 else 'left'}"
