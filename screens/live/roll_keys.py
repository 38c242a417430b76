"""What is done on the roll: who is here, in which role, and who is to stay."""

from collections.abc import Sequence

from textual import on

from data.capture.people import People
from data.errors import LctuiError
from data.models.ids import MemberId
from data.models.records import Presence
from data.planning import names_in
from data.roll_call import become_member, named_on, welcome
from data.safe_text import safe
from data.same_person import near_name
from screens.live.people_panel import PeoplePanel
from screens.live.roles import Role, hand_over
from screens.live.round_keys import RoundKeys

HERE_ALREADY = "here already; ↓ in F3, then Enter takes a name off"


class RollKeys(RoundKeys):
    """Answers the people panel, and says in passing what each of its keys did."""

    def show_panel(self) -> None:
        """Show what changed in the panel that is open."""
        raise NotImplementedError

    @on(PeoplePanel.Welcomed)
    def _on_welcomed(self, event: PeoplePanel.Welcomed) -> None:
        event.stop()
        known = [self.session.people[identifier].name for identifier in event.people]
        typed = ", ".join((*event.guests, *known))
        if not (event.guests and self.take_line(typed)):
            self._welcome(event.people, event.guests)

    def _welcome(self, identifiers: Sequence[MemberId], guests: Sequence[str]) -> None:
        people = [self.session.people[identifier] for identifier in identifiers]
        if self.attempt(lambda: welcome(self.session, identifiers, guests)):
            self.show_roll()
            self.say(f"{_welcome_words(people, guests)}{self._near(guests)}")

    def _near(self, guests: Sequence[str]) -> str:
        """Ask of a guest who is spelled much like a member whether that is who came."""
        members = [person.name for person in self.session.people.values() if not person.guest]
        near = {name: close for name in guests if (close := near_name(name, members))}
        return "".join(
            f" Is {name} {close}, who is a member? Ctrl+Z, then /present {close}."
            for name, close in near.items()
        )

    def action_present(self, argument: str = "") -> None:
        """Say that these people are here."""
        names = names_in(safe(argument))
        if not names:
            self.ask_in_bar("/present ")
            return
        roll = People(tuple(person.name for person in self.session.people.values()))
        for name in names:
            if roll.find(name) is None and roll.matches(name):
                raise LctuiError(f"{name} may be several people: type more of the name.")
        people, guests = named_on(self.session.people.values(), names)
        self._welcome([person.id for person in people], guests)

    @on(PeoplePanel.Toggled)
    def _on_toggled(self, event: PeoplePanel.Toggled) -> None:
        event.stop()
        person = self.session.people[event.id]
        self.attempt(lambda: self.session.change(person, present=not person.present))
        self.show_roll()

    @on(PeoplePanel.RoleToggled)
    def _on_role(self, event: PeoplePanel.RoleToggled) -> None:
        event.stop()
        self.give_role(event.id, event.role)

    def give_role(self, identifier: MemberId, role: Role) -> None:
        """Let a person take up a role, or lay it down where they have it: one action."""
        people = self.session.people
        changes = tuple(hand_over(people.values(), people[identifier], role))
        if self.attempt(lambda: self.session.changes(*(_change(w, roles) for w, roles in changes))):
            self.show_roll()
            self.say(" ".join(_roles_told(who, roles) for who, roles in changes))

    @on(PeoplePanel.GuestRemoved)
    def _on_guest_removed(self, event: PeoplePanel.GuestRemoved) -> None:
        event.stop()
        person = self.session.people[event.id]
        if not person.guest:
            self.say(f"{person.name} is a member and stays on the roll; Enter says not here.")
        elif self.attempt(lambda: self.session.remove(person)):
            self.show_roll()
            self.say(f"{person.name} is off the roll. Ctrl+Z brings the name back.")

    @on(PeoplePanel.MemberWanted)
    def _on_member_wanted(self, event: PeoplePanel.MemberWanted) -> None:
        event.stop()
        person, community = self.session.people[event.id], self.session.head.community_name
        if not person.guest:
            self.say(f"{person.name} is a member of {community} already.")
        elif self.attempt(lambda: become_member(self.store, self.session, person)):
            self.show_roll()
            self.say(f"{person.name} is a member of {community} from now on.")

    def show_roll(self) -> None:
        """Show who is here wherever that is shown."""
        self.show_people()
        self.show_panel()


def _welcome_words(people: Sequence[Presence], guests: Sequence[str]) -> str:
    """Say who came, who came as a guest, and who was here before."""
    told = (
        _sentence([person.name for person in people if not person.present], "here"),
        _sentence(guests, "here as a guest" if len(guests) == 1 else "here as guests"),
        _sentence([person.name for person in people if person.present], HERE_ALREADY),
    )
    return " ".join(filter(None, told))


def _sentence(names: Sequence[str], how: str) -> str:
    """Return `Ana Ruiz and Ben Okafor are here.`; empty for nobody."""
    if not names:
        return ""
    *before, last = names
    everybody = f"{', '.join(before)} and {last}" if before else last
    return f"{everybody} {'are' if before else 'is'} {how}."


def _change(person: Presence, roles: tuple[str, ...]) -> tuple[Presence, dict[str, object]]:
    """Return what changes of a person: whoever takes up a role follows it no longer."""
    follows = tuple(role for role in person.shadows if role not in roles)
    return person, {"roles": roles, "shadows": follows}


def _roles_told(person: Presence, roles: tuple[str, ...]) -> str:
    return f"{person.name}: {', '.join(roles) or 'no role'}."
