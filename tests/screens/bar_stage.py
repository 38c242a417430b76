"""The capture bar alone on a screen, and what it says."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from textual import events, on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from data.capture.people import People
from screens.commands import Command
from screens.widgets.capture_bar import CaptureBar
from tests.hostile import hostile

PEOPLE = People(("Ana Ruiz", "Amir Haddad", "Ben Okafor"))
OBEYED = set("\x00\x07\x1b\x9b\u202e")
"""What a terminal does not show but do."""

COMMANDS = (
    Command("next", "Next phase", "Goes on to the next phase.", slash="/next"),
    Command("extend", "More time", "Gives it more.", slash="/extend", argument="MINUTES"),
)


class BarApp(App[None]):
    """The bar alone, and an input to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Input(id="elsewhere")
        yield CaptureBar(lambda: date(2026, 11, 24))

    def on_mount(self) -> None:
        bar = self.bar
        bar.people, bar.tags, bar.commands = PEOPLE, ("intake", "endings"), COMMANDS
        bar.focus()

    @property
    def bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)

    @on(CaptureBar.Submitted)
    @on(CaptureBar.ManySubmitted)
    @on(CaptureBar.CommandEntered)
    @on(CaptureBar.DraftChanged)
    @on(CaptureBar.GuestWanted)
    @on(CaptureBar.EarlierWanted)
    @on(CaptureBar.LeftForCommands)
    @on(CaptureBar.EditCancelled)
    @on(CaptureBar.UndoWanted)
    @on(CaptureBar.RedoWanted)
    def keep(self, message: Message) -> None:
        self.said.append(message)

    def heard(self) -> list[object]:
        """What was told, drafts left out."""
        return [told(m) for m in self.said if not isinstance(m, CaptureBar.DraftChanged)]

    def drafts(self) -> list[str]:
        return [m.text for m in self.said if isinstance(m, CaptureBar.DraftChanged)]


def told(message: Message) -> object:
    match message:
        case CaptureBar.Submitted(text=text):
            return text
        case CaptureBar.ManySubmitted(lines=lines):
            return lines
        case CaptureBar.CommandEntered(word=word, argument=argument):
            return (word, argument)
        case CaptureBar.GuestWanted(name=name):
            return name
    return type(message).__name__


@asynccontextmanager
async def bar_app(width: int = 100) -> AsyncIterator[tuple[BarApp, Pilot[None]]]:
    app = BarApp()
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.pause()
        yield app, pilot


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*text)


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that was sent has arrived: a key that does nothing goes the same way."""
    await pilot.press("f12")
    await pilot.pause()


def texts() -> list[str]:
    return [str(parameter.values[0]) for parameter in hostile()]
