"""Eight programs at once on one session, which is sealed, reopened and redacted meanwhile.

Nothing that was acknowledged is lost, and in the end all eight know the same as who opens it then.
"""

import hashlib
import random
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from data.errors import LctuiError
from data.store.hlc import stamp_of
from data.store.open_session import OpenSession
from data.store.redacting import redact
from data.store.store import Store
from tests.data.store_help import begun
from tests.proof.acknowledged import Acknowledged
from tests.proof.at_work import entry_saying

PROGRAMS = 8
SHARED = 6
"""Entries that all of them edit."""
SECRETS = 4
"""Entries that all of them edit until they are redacted."""
_FORK = get_context("fork")


@dataclass
class Told:
    """What all of it came to."""

    entries: int
    """Entries and edits that were acknowledged."""
    lost: set[str]
    unredacted: set[str]
    states: set[str]
    """What each program knew in the end, and who opened it afresh, as digests: only one."""
    seconds: float
    damage: set[str]
    left: list[str]
    """The files that remain of it when it was sealed for good: one."""


class Gathering:
    """What the programs share: where the session is, and where they meet."""

    def __init__(self, store: Store, session: OpenSession, each: int) -> None:
        self.root, self.ref, self.each = store.root, session.ref, each
        self.shared = [entry_saying(f"shared {number}") for number in range(SHARED)]
        self.secrets = [entry_saying(f"secret {number}") for number in range(SECRETS)]
        session.put(*self.shared, *self.secrets)
        self.told = _FORK.SimpleQueue()
        self.all_done = _FORK.Barrier(PROGRAMS + 2)
        self.done = _FORK.Event()
        self.programs: list[BaseProcess] = []

    def start(self, run: Callable[..., None], *arguments: object) -> None:
        program = _FORK.Process(target=run, args=(self, *arguments), daemon=True)
        program.start()
        self.programs.append(program)

    def hear(self) -> Any:
        """Return what one of them tells."""
        while self.told.empty():
            assert not any(program.exitcode for program in self.programs), "one of them failed"
            sleep(0.01)
        return self.told.get()


def together(each: int) -> Told:
    """Let eight programs keep so many entries each, and edit what they share."""
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="lctui-together-") as folder:
        store, session = begun(Path(folder) / "store")
        gathering = Gathering(store, session, each)
        session.close()
        for number in range(PROGRAMS):
            gathering.start(_take_part, number)
        gathering.start(_seal)
        gathering.start(_redact)
        acknowledged, states = Acknowledged(), set[str]()
        for _ in range(PROGRAMS):
            for line in gathering.hear():
                acknowledged.hear(line)
        for secret in gathering.secrets:
            acknowledged.undecided.add(secret.id)
            acknowledged.redacted.add(secret.id)
            acknowledged.texts[secret.id].add(secret.text)
        gathering.done.set()
        states |= {gathering.hear() for _ in range(PROGRAMS)}
        for program in gathering.programs:
            program.join()
        fresh = store.open(session.ref)
        lost = acknowledged.lost_from(fresh)
        states.add(_state(fresh))
        fresh.seal()
        states.add(_state(store.open(session.ref)))
        unredacted = acknowledged.found_again(store.root)
        left = [path.name for path in session.ref.path.parent.iterdir()]
        took = perf_counter() - began
    return Told(len(acknowledged), lost, unredacted, states, took, set(fresh.damage), left)


def _take_part(gathering: Gathering, number: int) -> None:
    """Keep entries, edit those of all, come and go; then tell, and look once more."""
    chance = random.Random(number)
    told: list[dict[str, Any]] = []
    session = _opened(gathering, number)
    for count in range(gathering.each):
        said = entry_saying(f"said {number} {count}", "anon" if count % 7 == 6 else "named")
        session.put(said)
        told.append({"id": said.id, "text": said.text})
        if chance.random() < 0.2:
            entry = chance.choice(gathering.shared + gathering.secrets)
            text = f"mended {number} {count}"
            with suppress(LctuiError):  # it was redacted
                session.change(entry, text=text)
                told.append({"id": entry.id, "text": text})
        if chance.random() < 0.02:
            session.refresh()
        if chance.random() < 0.01:
            session.close()
            session = _opened(gathering, number)
    gathering.told.put(told)
    gathering.done.wait()
    gathering.all_done.wait()
    session.refresh()
    gathering.told.put(_state(session))


def _opened(gathering: Gathering, number: int) -> OpenSession:
    """Open it, the first of the programs with a clock that is a day ahead."""
    session = Store(gathering.root).open(gathering.ref)
    session.by = "Ana Ruiz" if number % 2 else ""
    if number == 0:
        session._stamps.see(stamp_of(datetime.now(UTC) + timedelta(days=1)))
    return session


def _seal(gathering: Gathering) -> None:
    store = Store(gathering.root)
    log = store.open(gathering.ref, entries=False)._log
    while not gathering.done.wait(timeout=gathering.each / 200):
        log.seal()
        log.unseal()
        found = store.open(store.find(gathering.ref.path.name))
        assert found.damage == ()
        found.close()
    gathering.all_done.wait()


def _redact(gathering: Gathering) -> None:
    store = Store(gathering.root)
    for secret in gathering.secrets:
        sleep(gathering.each / 400)
        session = store.open(gathering.ref)
        redact(store, session, [session.entries[secret.id]], datetime.now(UTC))
        session.close()
    gathering.done.wait()
    session = store.open(gathering.ref)
    known = [session.entries[secret.id] for secret in gathering.secrets]
    redact(store, session, known, datetime.now(UTC))
    session.close()
    gathering.all_done.wait()


def _state(session: OpenSession) -> str:
    """Return a digest of all that a program knows of a session."""
    history = session._records.history
    known = [
        (table, identifier, list(changes), session.record(table, identifier))
        for table in sorted(history.tables())
        for identifier, changes in history.records(table)
    ]
    return hashlib.sha256(repr(known).encode()).hexdigest()
