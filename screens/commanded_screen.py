"""A screen whose commands are told in one place: help and palette come with them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual.app import SystemCommand
from textual.content import Content
from textual.screen import Screen

from screens.commands import Command


class CommandedScreen(Screen[None]):
    """Set `own_commands` and `called`; bind them with `bindings` and `letter_bindings`."""

    own_commands: ClassVar[tuple[Command, ...]] = ()
    """What can be done here."""
    called: ClassVar[str] = ""
    """The screen's name, as the title of its help."""

    @property
    def parting_words(self) -> str:
        """What to say on the terminal when lctui is left from here."""
        return ""

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done here as it stands."""
        return self.own_commands

    def palette(self) -> Iterator[SystemCommand]:
        """Yield the commands as the palette lists them."""
        for command in self.commands():
            run = partial(self.run_action, command.action)
            yield SystemCommand(command.title, f"{command.help}  {command.key_label}".rstrip(), run)

    def help_preface(self) -> Content | None:
        """Return what stands before the keys on the help page; usually nothing."""
        return None

    def action_help(self) -> None:
        """Say what each key does here."""
        from screens.widgets.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.called, self.commands(), self.help_preface()))

    async def action_quit(self) -> None:
        """Leave lctui."""
        await self.app.action_quit()

    def keep_draft(self) -> None:
        """Put what is half-typed on disk: the terminal may be gone in a moment."""

    def rescue(self) -> None:
        """Put what the store did not take where it is found again, for the same reason."""

    def holds_back(self, leave: Callable[[], object]) -> bool:
        """Say whether something is to be asked before this is left; `leave` goes on with it."""
        return False


def farewell(screens: Iterable[Screen[Any]]) -> Text | None:
    """Return what these screens say when lctui is left; None where they say nothing."""
    said = (screen.parting_words for screen in screens if isinstance(screen, CommandedScreen))
    words = " ".join(filter(None, said))
    return Text(words) if words else None
