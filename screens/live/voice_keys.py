"""Fair air: who speaks now, and who has not been heard, for whoever runs the clock alone."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from textual import on, work
from textual.content import Content

from data.capture.people import People
from data.errors import LctuiError
from data.go_round import GoRound, turn_order
from data.meeting import people_of
from data.models.ids import MemberId, PhaseId
from data.safe_text import one_line
from data.store.floor import Floor
from data.voices import KEPT_FOR, NOT_KEPT, Share, Voices, spread, to_keep, who_spoke
from screens.live.people_keys import SPEAKS
from screens.live.people_panel import PeoplePanel
from screens.live.roll_notes import RollNotes, voices_content
from screens.live.rotation_keys import RotationKeys
from screens.live.session_keys import SessionKeys
from screens.live.who_dialog import WhoDialog

NOBODY_HERE = "Nobody is on the roll yet: F3 says who is here."
ASKS = "Who speaks now?"
HINT = "A name, or just Enter for nobody"
ABOUT = "Who was not heard yet comes first. Only this terminal counts it; F3 tells the balance."


class VoiceKeys(RotationKeys, SessionKeys):
    """Counts while this terminal runs the clock; nothing of it is put before anybody.

    Where the community keeps voices they stand on the floor too, for whoever has the clock next.
    """

    voices: Voices = Voices()
    """What was counted here."""
    _spoken_in: PhaseId | None = None

    @property
    def _taken(self) -> float:
        """Seconds that all phases have taken: pauses count for nobody."""
        return sum(clock.taken for clock in self.state.phases)

    def spoke(self) -> set[str]:
        """Return the full names of those who were heard, by an entry or by the count."""
        heard = who_spoke(self.voices, self._taken)
        people = self.session.people
        return super().spoke() | {people[each].name for each in heard if each in people}

    def action_speaks(self, argument: str = "") -> None:
        """Say who speaks now; without a name, ask."""
        if self.refuses_clock():
            return
        people = people_of(self.session)
        if not people.names:
            self.say(NOBODY_HERE)
        elif argument:
            self._let_speak(argument, people)
        else:
            self.ask_who_speaks(people)

    @work(group="speaks")
    async def ask_who_speaks(self, people: People) -> None:
        """Ask; who was not heard yet stands first."""
        ordered = replace(people, names=turn_order(people.names, self.spoke()))
        dialog = WhoDialog(ordered, asks=ASKS, hint=HINT, about=ABOUT)
        name = await self.app.push_screen_wait(dialog)
        if name is not None:
            self._let_speak(name, people)

    def _let_speak(self, typed: str, people: People) -> None:
        name = people.find(one_line(typed)) if typed else None
        if typed and name is None:
            self.say(f"Nobody here answers to “{one_line(typed):.40}”. F3 says who is here.")
            return
        self.give_air(self._id_of(name))

    def _id_of(self, name: str | None) -> MemberId | None:
        people = self.session.people.values()
        return next((person.id for person in people if person.name == name), None)

    @on(PeoplePanel.Asked)
    def _on_speaker(self, event: PeoplePanel.Asked) -> None:
        if event.what == SPEAKS and not self.refuses_clock():
            again = event.id == self.voices.speaking
            self.give_air(None if again else event.id)

    def give_air(self, person: MemberId | None) -> None:
        """Let this person speak from now on, or nobody."""
        self.count(person)
        self.show_notes()
        if not isinstance(self.panel, PeoplePanel):
            name = self.session.people[person].name if person else "Nobody"
            self.say(f"{self.names.of(name)} speaks now.")

    def remembered(self) -> Callable[[], object]:
        """Remember what was counted, too."""
        back, voices = super().remembered(), self.voices

        def go_back() -> None:
            back()
            if voices != self.voices:
                self.voices = voices
                self.count(voices.speaking)
                self.show_notes()

        return go_back

    def count(self, person: MemberId | None) -> None:
        """Count for this person from now on."""
        self._spoken_in = self.running_pane.phase.id
        self.voices = self.voices.give(person, self._taken)
        if self.runs_clock and self._keeps:
            self.tell_floor()

    @property
    def _keeps(self) -> bool:
        """Whether the community keeps voices."""
        with suppress(LctuiError):
            return self.store.community(self.session.head.community).voices in KEPT_FOR
        return False

    def floor_now(self) -> Floor:
        """Return the floor with the voices on it, where they are kept."""
        told = self.floor.read()
        voices = told.voices if told is not None else None
        if self.runs_clock:
            voices = self.voices if self.voices.turns and self._keeps else None
        return replace(super().floor_now(), voices=voices)

    def show_here(self) -> None:
        """Show who is here; whoever comes to run the clock counts on from what was counted."""
        ran = self.runs_clock
        super().show_here()
        if self.runs_clock and not ran:
            floor = self.floor.read()
            if floor is not None and floor.voices is not None:
                self.voices = floor.voices

    def turn_to(self, go_round: GoRound | None) -> None:
        """Show the go-round as it stands; whoever has the turn speaks."""
        super().turn_to(go_round)
        if self.runs_clock:
            self.count(self._id_of(self.go_round.person) if self.go_round else None)
            self.show_notes()

    def show_clock(self) -> None:
        """Look at the voices too; nobody speaks on into another phase, or at another terminal."""
        super().show_clock()
        elsewhere = self._spoken_in not in (None, self.running_pane.phase.id)
        if self.voices.speaking and (elsewhere or not self.runs_clock):
            self.count(None)
        if isinstance(self.panel, PeoplePanel):
            self.panel.note(replace(self.panel.notes, voices=self._told_voices()))

    def roll_notes(self) -> RollNotes:
        """Return what is told beside the roll, the voices where the clock is run."""
        return replace(super().roll_notes(), voices=self._told_voices())

    def _told_voices(self) -> Content | None:
        if not self.runs_clock:
            return None
        kept = KEPT_FOR.get(self.before.voices if self.before else "", NOT_KEPT)
        return voices_content(self._shares(), self.voices.speaking, kept, self.names.of)

    def _shares(self) -> tuple[Share, ...]:
        return spread(self.session.people.values(), self.voices, self._taken, super().spoke())

    def end_now(self) -> None:
        """End the session; voices are kept first, where the community keeps them."""
        self._keep_voices()
        super().end_now()

    def _keep_voices(self) -> None:
        if self.runs_clock and self.voices.turns and self._keeps:
            voices = to_keep(self.voices, self._taken, self.session.voices)
            on_roll = [voice for voice in voices if voice.id in self.session.people]
            self.attempt(lambda: self.session.put(*on_roll))
            self.voices = Voices()
            self.tell_floor()
