"""What programs do to a session, at random and as fast as they can, told when it is done.

Runs in a process that is killed: each line that it writes into the pipe is a promise.
"""

import json
import os
import random
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data.models.ids import EntryId, new_id
from data.models.records import Entry
from data.store.open_session import OpenSession
from data.store.redacting import redact
from data.store.store import Store


def entry_saying(text: str, level: str = "named") -> Entry:
    return Entry(EntryId(new_id()), "note", text, datetime.now(UTC), level=level)


class AtWork:
    """A program at work on a session, which it opens and lets go of now and then."""

    def __init__(self, root: str, name: str, seed: int, pipe: int) -> None:
        self._store = Store(Path(root))
        self._ref = self._store.find(name)
        self._chance = random.Random(seed)
        self._pipe = pipe
        self._count = seed * 1_000_000
        self._said: list[Entry] = []
        self._session = self._opened()

    def _opened(self) -> OpenSession:
        return self._store.open(self._ref, entries=self._chance.random() < 0.5)

    def _tell(self, **what: Any) -> None:
        os.write(self._pipe, json.dumps(what).encode() + b"\n")

    def _words(self, what: str) -> str:
        self._count += 1
        return f"{what} {self._count}"

    def go_on(self) -> None:
        """Do things until killed."""
        acts = [self.say, self.whisper, self.mend, self.paste, self.half, self.undo]
        acts += [self.seal, self.come_back, self.redact]
        while True:
            (act,) = self._chance.choices(acts, (30, 6, 12, 3, 12, 4, 1, 1, 1))
            act()

    def say(self) -> None:
        self._keep([entry_saying(self._words("said"))])

    def whisper(self) -> None:
        self._keep([entry_saying(self._words("whispered"), "anon")])

    def paste(self) -> None:
        self._keep([entry_saying(self._words("pasted")) for _ in range(5)])

    def _keep(self, entries: list[Entry]) -> None:
        self._session.put(*entries)
        self._said = [*self._said[-5:], *entries]
        for said in entries:
            self._tell(id=said.id, text=said.text)

    def mend(self) -> None:
        if self._said:
            said = self._session.change(self._chance.choice(self._said), text=self._words("mended"))
            self._tell(id=said.id, text=said.text)

    def half(self) -> None:
        text = self._words("half-typed") if self._chance.random() < 0.8 else ""
        self._tell(typing=text)
        self._session.drafts.write(text)
        self._tell(typed=text)

    def undo(self) -> None:
        self._session.undo()

    def seal(self) -> None:
        self._session.seal()
        self._session._log.unseal()

    def redact(self) -> None:
        if self._said:
            said = self._said.pop()
            self._tell(redacting=said.id)
            redact(self._store, self._session, [said], datetime.now(UTC))
            self._tell(redacted=said.id)

    def come_back(self) -> None:
        self._session.close()
        self._said = []
        self._tell(typing="", typed="")
        self._session = self._opened()


class Killable:
    """A program at work in a process of its own, forked from this one, which knows it all."""

    def __init__(self, root: Path, name: str, seed: int) -> None:
        pipe, theirs = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                AtWork(str(root), name, seed, theirs).go_on()
            finally:
                os._exit(1)
        os.close(theirs)
        self._told = os.fdopen(pipe, "rb")
        self._heard: list[dict[str, Any]] = []

    def wait_until_it_keeps(self) -> None:
        """Hear what it tells until it has kept something, however slow the machine is."""
        while not any("id" in line for line in self._heard):
            self._heard.append(json.loads(self._told.readline()))

    def kill(self) -> list[dict[str, Any]]:
        """Kill it and return all that it told."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        with self._told as told:
            return self._heard + [json.loads(line) for line in told if line.endswith(b"\n")]
