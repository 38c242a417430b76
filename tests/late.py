"""Nothing comes when it is expected: a plugin that shows who does not wait. `make late` runs it.

On a busy machine a thread begins when it can and a timer fires when it may. A test, or a screen,
that takes either for done fails here each time, and elsewhere once in a hundred times.

`LATE_THREAD=0.4 LATE_TIMER=0.5` makes it later. `LATE_SEED=7` makes each thing late by another
while, the same with the same seed, so that threads overtake each other. `LATE_THREAD=0` makes
threads early: each has done what it can before the line that started it returns.

Messages come late too: each waits some turns of the loop before its widget takes it, another
number each time, so that widgets answer in another order; what tells of a layout waits longer.
`LATE_TURNS=0 LATE_LAYOUT=0` takes that away.
"""

import asyncio
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import copy_context
from random import Random
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import InvokeLater, Layout
from textual.timer import Timer
from textual.worker import Worker, active_worker

THREAD = float(os.environ.get("LATE_THREAD", "0.15"))
"""Seconds before a worker's thread begins, and before each thing that it tells arrives."""
TIMER = float(os.environ.get("LATE_TIMER", "0.1"))
"""Seconds that a timer which fires once fires late."""
TURNS = int(os.environ.get("LATE_TURNS", "4"))
"""Turns of the loop that a message waits for at most."""
LAYOUT = float(os.environ.get("LATE_LAYOUT", "0.01"))
"""Seconds that a message waits for that comes before or after a layout."""
SEED = os.environ.get("LATE_SEED")
SOON = 1.0
"""Seconds up to which a timer is waited for by a person, who would not wonder at a bit more."""
PATIENCE = 0.05
"""Seconds that a thread which is early has; what it tells the loop has to wait for that."""

_chance = Random(SEED)
_turns = Random(SEED or 1)


def pytest_report_header() -> str:
    """Say how late it is, so that a run can be repeated."""
    seed = "" if SEED is None else f", each by up to that, LATE_SEED={SEED}"
    messages = f"messages by {TURNS} turns, layouts by {LAYOUT} s"
    return f"late: threads by {THREAD} s, timers by {TIMER} s, {messages}{seed}"


def _late(most: float) -> float:
    return most if SEED is None else _chance.uniform(0, most)


@pytest.fixture(autouse=True)
def _nothing_on_time(monkeypatch: pytest.MonkeyPatch) -> None:
    fire, get = Timer._run, MessagePump._get_message

    async def get_late(pump: MessagePump) -> Message:
        message = await get(pump)
        if LAYOUT and isinstance(message, (events.Resize, events.Show, Layout, InvokeLater)):
            await asyncio.sleep(_turns.uniform(0, LAYOUT))
        for _ in range(_turns.randint(0, TURNS)):
            await asyncio.sleep(0)
        return message

    async def fire_late(timer: Timer) -> None:
        if timer._repeat == 0 and timer._interval < SOON:
            await asyncio.sleep(_late(TIMER))
        await fire(timer)

    monkeypatch.setattr(Timer, "_run", fire_late)
    monkeypatch.setattr(MessagePump, "_get_message", get_late)
    if THREAD:
        _threads_late(monkeypatch)
    else:
        _threads_early(monkeypatch)


def _threads_late(monkeypatch: pytest.MonkeyPatch) -> None:
    run, call, post = Worker._run_threaded, App.call_from_thread, MessagePump.post_message

    async def run_late(worker: Worker[Any]) -> Any:
        await asyncio.sleep(_late(THREAD))
        return await run(worker)

    def call_late(app: App[Any], *args: Any, **named: Any) -> Any:
        time.sleep(_late(THREAD))
        return call(app, *args, **named)

    def post_late(pump: MessagePump, message: Any) -> bool:
        if threading.current_thread() is not threading.main_thread():
            time.sleep(_late(THREAD))
        return post(pump, message)

    monkeypatch.setattr(Worker, "_run_threaded", run_late)
    monkeypatch.setattr(App, "call_from_thread", call_late)
    monkeypatch.setattr(MessagePump, "post_message", post_late)


def _threads_early(monkeypatch: pytest.MonkeyPatch) -> None:
    begin, pool = Worker._start, ThreadPoolExecutor()

    def begin_early(
        worker: Worker[Any], app: App[Any], done: Callable[[Worker[Any]], None] | None = None
    ) -> None:
        work: Any = worker._work
        if worker._thread_worker and callable(work):
            context = copy_context()
            context.run(active_worker.set, worker)
            working = pool.submit(context.run, work)
            wait([working], PATIENCE)
            worker._work = working.result
        begin(worker, app, done)

    monkeypatch.setattr(Worker, "_start", begin_early)
