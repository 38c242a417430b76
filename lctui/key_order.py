"""One key after the other, however fast they come.

Textual hands a letter to the widget that has the focus through two queues, runs a priority binding
ahead of both and any other binding behind them all. Keys that come in one burst (a fast hand, a
line that stalled) overtake each other: Enter keeps a line before its last letters are in it.
"""

import asyncio
import time
from collections.abc import Container
from concurrent.futures import wait
from contextlib import suppress
from threading import Event

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.message import Message

PATIENCE = 1.0
"""Seconds after which a key that still has no effect holds up the next no longer."""
_LOOK = 0.05
"""Seconds between two looks at whether there is anything left to wait for."""

_CURSORS = ("cursor_position", "cursor_location")
"""What an Input and a TextArea have of their own; importing the latter would delay every start."""


class KeyOrder:
    """Holds back what is pressed until all that was pressed before has had its effect."""

    def __init__(self, app: App[None], loop: asyncio.AbstractEventLoop) -> None:
        """Wait in the thread that reads keys, for what happens in the loop."""
        self._app = app
        self._loop = loop
        self._typing = False

    def wait_for_turn(self, message: Message, stop: Event) -> None:
        """Return when the message may be sent; letters may follow letters into an editor."""
        if not isinstance(message, (events.Key, events.Paste)):
            return
        letters = isinstance(message, events.Paste) or message.is_printable
        focused = self._focused()
        typing = letters and any(hasattr(focused, name) for name in _CURSORS)
        if not (self._typing and (typing or _in_turn(focused, message))):
            self._wait_until_settled(stop)
        self._typing = typing

    def _focused(self) -> DOMNode | None:
        try:
            return self._app.focused
        except ScreenStackError:
            return None

    def _wait_until_settled(self, stop: Event) -> None:
        settled = asyncio.run_coroutine_threadsafe(self._settled(), self._loop)
        deadline = time.monotonic() + PATIENCE
        while not (stop.is_set() or settled.done() or time.monotonic() > deadline):
            wait([settled], _LOOK)
        settled.cancel()

    async def _settled(self) -> None:
        """Pass through every queue on a key's way: to the widget, up to the app, and to the end."""
        await self._passed(self._app)
        for node in getattr(self._focused(), "ancestors_with_self", ()):
            await self._passed(node)
        await self._passed(self._app)

    @staticmethod
    async def _passed(node: DOMNode) -> None:
        """Wait for all that is in the node's queue now, unless the node goes away with it."""
        here = asyncio.Event()
        queued = node.call_later(here.set)
        while queued and node.is_running and not here.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK):
                    await here.wait()


def _in_turn(focused: DOMNode | None, message: Message) -> bool:
    """Say whether the editor does what the key is bound to between the letters around it."""
    own: Container[str] = getattr(focused, "keys_in_turn", ())
    return isinstance(message, events.Key) and message.key in own
