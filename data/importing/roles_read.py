"""Who held which role, where a line of minutes says it: `Scribe: Ana Ruiz`, also in two lines."""

from __future__ import annotations

from dataclasses import replace

from data.importing.drafts import Draft
from data.importing.leading import holders, led_by, role_alone, roles_over, sure_holders
from data.importing.parts import LINE, ROW, Part
from data.importing.past import Doubt
from data.importing.plain import plain
from data.importing.sections import named


class RolesRead:
    """Takes the roles of one session in, line by line."""

    def __init__(self, draft: Draft) -> None:
        """Take what is known of the session."""
        self._draft = draft
        self._waiting: tuple[tuple[str, ...], Part] | None = None
        """Roles whose holder stands on the next line."""
        self._led: tuple[str, ...] = ()
        """Roles that the heading names, whose holders stand under it."""

    def under(self, heading: Part) -> None:
        """Read on under a heading, which may name roles itself."""
        self._led = roles_over(named(heading.text))

    def take(self, part: Part, text: str, *, near: bool) -> bool:
        """Take a line that says who held a role; False where it says something else.

        `text` is the part without its marks; `near` says that people are listed there.
        """
        people = self._draft.people
        if part.form == ROW and len(part.cells) == 2:
            text = ": ".join(part.cells)
            part = replace(part, form=LINE, text=text)
        if self._led and (held := sure_holders(part, self._led, people.people)):
            people.people += held
            return True
        if self._waiting:
            roles, role = self._waiting
            held = holders(part.text, part, roles) if part.line == role.last + 1 else []
            if held:
                self._waiting = None
                people.people += held
                return True
            self.close()
        if near and (roles := role_alone(part, text)):
            self._waiting = (roles, part)
            return True
        known = {name for p in people.people for name in (p.name.split()[0], p.initials)}
        led = led_by(part, text, known)
        people.people += led.people
        self._draft.doubts += led.doubts
        return led.whole

    def close(self) -> None:
        """Wait for no holder any more; a role without one is told."""
        if self._waiting:
            role = self._waiting[1]
            self._waiting = None
            self._draft.doubts.append(Doubt(role.line, plain(role.text), "a role without a name"))
