"""What the keys of prompts and turns do."""

from functools import cached_property

from data.clock import spell_clock
from data.go_round import GoRound, turn_order
from data.store.floor import Floor, FloorFile
from screens.live.live_base import LiveBase


class RoundKeys(LiveBase):
    """The next question and the go-round, the same in every terminal and on the board."""

    @cached_property
    def floor(self) -> FloorFile:
        """Where the terminals of this session tell each other."""
        return FloorFile(self.session.ref.path)

    def take_in_floor(self) -> bool:
        """Show the question and the turn as another terminal put them; False where none did."""
        floor = self.floor.read()
        if floor is None:
            return False
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
        prompts = {p.phase.id: p.prompt_index for p in self.panes if p.prompt_index}
        if self.go_round is None:
            self.floor.write(Floor(prompts))
            return
        ids = {person.name: str(person.id) for person in self.session.people.values()}
        turns = self.go_round.renamed(ids)
        self.floor.write(Floor(prompts, self.running_pane.phase.id, turns))

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
        spoken = {entry.by for entry in self.session.entries.values() if entry.by}
        self.turn_to(GoRound(turn_order(present, spoken), since=self.running_clock.taken))

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
        self.show_round(go_round)
        self.tell_floor()

    def show_round(self, go_round: GoRound | None) -> None:
        """Show whose turn it is wherever that is shown."""
        if go_round == self.go_round:
            return
        self.go_round = go_round
        self.bar.turn = go_round.person if go_round else None
        self.show_turn()
        self.show_turns()

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
