"""Roles that go round, and newcomers: what earlier sessions tell whoever takes the roll."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message

from data.clock import spell_clock
from data.errors import LctuiError
from data.looking_back import Before, look_back, roles_so_far
from data.models.ids import MemberId
from data.models.records import Presence
from data.rotation import ROTATING, Suggestion, suggest
from data.store.records_view import Version
from data.zone import local
from screens.live.panel_keys import PanelKeys
from screens.live.people_keys import FOLLOWS, SO_FAR
from screens.live.people_panel import PeoplePanel
from screens.live.roles import ROLES
from screens.live.roll_notes import RollNotes, suggested_contents
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.history_dialog import HistoryDialog

NO_ROLE = "No role so far."


class RotationKeys(PanelKeys):
    """Suggests, tells and reminds; earlier sessions are read once, beside everything else."""

    before: Before | None = None
    """What earlier sessions tell; None until they were read."""
    _reading_back: bool = False
    _reminded: frozenset[MemberId] = frozenset()

    @dataclass
    class LookedBack(Message):
        """Earlier sessions were read."""

        before: Before

    async def action_people(self) -> None:
        """Show who is here, and what earlier sessions tell of them."""
        self.read_back()
        await super().action_people()

    def people_panel(self) -> PeoplePanel:
        """Return the panel of those on the roll, with what is told beside it."""
        panel = super().people_panel()
        panel.notes = self.roll_notes()
        return panel

    def look_for_newcomers(self) -> None:
        """Read earlier sessions, where there are any and this one has only begun."""
        if self.session.head.number > 1 and self.state.place == 0 and self.runs_clock:
            self.read_back()

    def read_back(self) -> None:
        """Read earlier sessions, once."""
        if not self._reading_back:
            self._reading_back = True
            self._read_back()

    @work(group="before", thread=True)
    def _read_back(self) -> None:
        try:
            before = look_back(self.store, self.session.head, self.now())
        except LctuiError:
            self._reading_back = False
        else:
            self.post_message(self.LookedBack(before))

    @on(LookedBack)
    def _on_looked_back(self, event: LookedBack) -> None:
        event.stop()
        self.before = event.before
        self.show_notes()
        self._remind()

    def show_panel(self) -> None:
        """Show what changed beside the roll, too."""
        super().show_panel()
        self.show_notes()

    def show_notes(self) -> None:
        """Tell what is told beside the roll, where that is shown."""
        if isinstance(self.panel, PeoplePanel):
            self.panel.note(self.roll_notes())

    def roll_notes(self) -> RollNotes:
        """Return what is told beside the roll."""
        return RollNotes(dict(self._remarks()), suggested_contents(self.suggestions()))

    def _remarks(self) -> Iterator[tuple[MemberId, tuple[str, ...]]]:
        before = self.before or Before()
        for person in self.session.people.values():
            new = ("new",) if person.present and before.is_new(person) else ()
            if remarks := (*new, *before.standing_of(person)):
                yield person.id, remarks

    def newcomers(self) -> tuple[Presence, ...]:
        """Return who is here for the first time, as far as that is known."""
        before = self.before
        if before is None:
            return ()
        here = (person for person in self.session.people.values() if person.present)
        return tuple(person for person in here if before.is_new(person))

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return who might take which role; nobody before earlier sessions were read.

        A role planned for somebody who is not here yet is not open.
        """
        if self.before is None:
            return ()
        people = self.session.people.values()
        planned = {role for person in people for role in person.roles}
        free = [role for role in ROTATING if role not in planned]
        return suggest(free, people, self.before.held, self.before.willing)

    def show_roll(self) -> None:
        """Show who is here, and remind of whoever is new, once."""
        super().show_roll()
        self.call_next(self._remind)

    def _remind(self) -> None:
        """Remind whoever runs the clock, in passing, that somebody does not know the rules yet."""
        new = [person for person in self.newcomers() if person.id not in self._reminded]
        if new and self.runs_clock:
            self._reminded |= {person.id for person in new}
            self.remind(self._welcome_words([person.name for person in new]))

    def _welcome_words(self, names: list[str]) -> str:
        who = f"New here: {', '.join(names)}."
        if self.before is not None and self.before.has_rules:
            return f"{who} F4 has the ground rules, to say aloud."
        return f"{who} A word on how you work together will do: no ground rules are agreed yet."

    def aloud_words(self) -> str:
        """Return for whom the rules are to be said aloud; for nobody but newcomers."""
        names = ", ".join(self.names.of(person.name) for person in self.newcomers())
        return f"New here: {names}. Say them aloud." if names else ""

    @on(PeoplePanel.RoleSuggested)
    def _on_role_suggested(self, event: PeoplePanel.RoleSuggested) -> None:
        event.stop()
        role = event.role
        found = next((each for each in self.suggestions() if each.role == role.id), None)
        holder = next((p for p in self.session.people.values() if role.id in p.roles), None)
        if found is not None:
            self.give_role(found.id, role)
        elif holder is not None:
            self.say(f"{holder.name} is {role.id}. {role.key} hands it to whoever is highlighted.")
        else:
            self.say(f"Nobody is suggested as {role.id}; {role.key} gives it to the one you chose.")

    @on(PeoplePanel.Asked)
    def _on_asked(self, event: PeoplePanel.Asked) -> None:
        person = self.session.people.get(event.id)
        if person is not None and event.what == FOLLOWS:
            self.ask_followed(person)
        elif person is not None and event.what == SO_FAR:
            self._show_roles_so_far(person)

    @work(group="follows")
    async def ask_followed(self, person: Presence) -> None:
        """Ask which role somebody follows from beside, to hold it another time."""
        choices = [
            Choice(role.id, role.key, role.id, "follows it no longer" * (role.id in person.shadows))
            for role in ROLES.values()
            if role.id not in person.roles
        ]
        dialog = ChoiceDialog(f"Which role does {person.name} follow from beside?", "", choices)
        role = await self.app.push_screen_wait(dialog)
        if role is not None:
            self._follow(person, role)

    def _follow(self, person: Presence, role: str) -> None:
        others = tuple(each for each in person.shadows if each != role)
        follows = others if role in person.shadows else (*others, role)
        if self.attempt(lambda: self.session.change(person, shadows=follows)):
            self.show_roll()
            told = f"follows the {role}" if role in follows else f"follows the {role} no longer"
            self.say(f"{person.name} {told}.")

    def _show_roles_so_far(self, person: Presence) -> None:
        here = partial(local, head=self.session.head)
        told = tuple(self._roles_told(person))
        title = f"Roles of {person.name} so far"
        dialog = HistoryDialog(title, told, _words, here, nothing=NO_ROLE)
        self.app.push_screen(dialog)

    def _roles_told(self, person: Presence) -> Iterator[Version]:
        """Yield what somebody did in earlier sessions and in this one, the oldest first."""
        for held in reversed(list(roles_so_far(self.before or Before(), person))):
            told = [_roles_words(held.roles, held.shadows)]
            if held.voice is not None and self.runs_clock:
                told.append(f"spoke {spell_clock(held.voice.seconds)}")
            yield Version(held.at, "", {"told": f"session {held.number}: {', '.join(told)}"})
        for version in self.session.versions(person.id, Presence.TABLE):
            roles, shadows = (version.fields.get(name) for name in ("roles", "shadows"))
            if roles is not None or shadows is not None:
                words = _roles_words(roles or (), shadows or ())
                yield Version(version.at, "", {"told": f"today: {words}"}, version.by)


def _roles_words(roles: object, shadows: object) -> str:
    """Return `scribe, follows the facilitator`."""
    held = [str(role) for role in roles] if isinstance(roles, (list, tuple)) else []
    followed = [str(role) for role in shadows] if isinstance(shadows, (list, tuple)) else []
    return ", ".join([*held, *(f"follows the {role}" for role in followed)]) or "no role"


def _words(fields: Mapping[str, object]) -> str:
    return str(fields["told"])
