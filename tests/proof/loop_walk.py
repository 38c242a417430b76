"""A community's life on disk, drawn by chance: after each step what is open is counted by hand.

The count knows nothing of the program's own rules: it looks at what every session holds.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from data.amending import amend, turn_into
from data.carryover import outcomes_for
from data.desk import Desk
from data.errors import LctuiError
from data.formats.loader import load_format
from data.ledger import Promise, ledger
from data.meeting import begin, end, keep, press
from data.models.kinds import KIND_BY_ID
from data.models.records import Entry
from data.outlook import hand_on_late, open_items
from data.planning import found
from data.settling import hear
from data.store.archive import write_archive
from data.store.copying import Copied, copy_store
from data.store.open_session import OpenSession
from data.store.redacting import redact
from data.store.restoring import restore_archive
from data.store.store import Store
from tests.data.store_help import NOW
from tests.proof.loop_count import counted

SIGNS = ("! ", "> ", "~ ", "< ", "^ ", "? ", "", "* ")
PROMISED = ("action", "commitment", "help")


class Walk:
    """One community, and now and then a copy of its store on another machine."""

    def __init__(self, seed: int, folder: Path) -> None:
        """Found it; the index of its sessions stands beside it, as anywhere."""
        self._chance, self._folder = Random(seed), folder
        self._store = Store(folder / "store")
        self._store.cache = lambda: folder / "cache"
        self._community = found(self._store, "Riverside", ["Ana Ruiz", "Ben Okafor"])
        self._desk = Desk(self._store, lambda: self._now)
        self._live: OpenSession | None = None
        self._away: Store | None = None
        self._said = self._day = 0
        self.told = [f"seed {seed}"]
        """What happened so far, for whoever looks for why something is wrong."""
        often = (self._say, self._hear, self._amend)
        rarely = (self._finish, self._turn, self._undo, self._redact, self._copy, self._machine)
        at_the_desk = (self._settle, self._reopen, self._take_back)
        self._steps: Sequence[Callable[[], None]] = (
            *(self._hold, *often) * 2,
            *rarely,
            *at_the_desk,
        )

    def step(self) -> None:
        """Let something happen, and count."""
        chosen = self._chance.choice(self._steps)
        self._day += 1
        self.told.append(chosen.__name__)
        try:
            chosen()
        except LctuiError as error:
            self.told.append(str(error))
        self._check()

    @property
    def _now(self) -> datetime:
        return NOW + timedelta(days=self._day)

    def _check(self) -> None:
        expected, said = counted(self._store, self._community.id)
        items = open_items(self._store, self._community.id)
        assert {i.entry.id: i.carries for i in items} == expected, self.told
        assert len(items) == len(expected), self.told
        known = {p.id for p in ledger(self._store, self._community.id, self._now) if p.is_open}
        assert known == {i for i in expected if said[i].kind in PROMISED}, self.told
        if self._live:
            self._live.refresh()
            here = {item.entry.id: item for item in self._store.items(self._live)}
            assert expected.keys() - self._live.entries.keys() <= here.keys(), self.told
            asked = {i for i, item in here.items() if not item.told and KIND_BY_ID[item.entry.kind]}
            rest = {i for i in asked if not KIND_BY_ID[said[i].kind].carries}
            parked = {i for i in asked if said[i].kind == "parked"}
            assert asked - rest - parked <= expected.keys(), self.told

    def _hold(self) -> None:
        self._finish()
        expected, _ = counted(self._store, self._community.id)
        circle = load_format("circle")
        live = begin(self._store, self._community, format=circle, now=self._now)
        first, second, *others = live.head.phases
        live.change(live.head, phases=(first, replace(second, activity="talk"), *others))
        assert live.carried.keys() == expected.keys(), self.told
        self._live = live

    def _finish(self) -> None:
        if self._live:
            end(self._live, self._now)
            self._live.close()
        self._live = None

    def _say(self) -> None:
        if self._live:
            if self._chance.random() < 0.3:
                press(self._live, "next", self._now)
            self._said += 1
            line = f"{self._chance.choice(SIGNS)}words {self._said}"
            self.told.append(line)
            keep(self._live, line, now=self._now)

    def _hear(self) -> None:
        items = self._store.items(self._live) if self._live else []
        if self._live and items:
            entry = self._chance.choice(items).entry
            self._hear_of(self._live, entry)

    def _hear_of(self, session: OpenSession, entry: Entry) -> None:
        if outcomes := outcomes_for(entry.kind):
            outcome = self._chance.choice(outcomes).id
            self.told.append(f"{entry.text} {outcome}")
            hear(session, entry.id, outcome, self._now)

    def _amend(self) -> None:
        """Let something that was said long ago be of another kind, or nothing; perhaps undo it."""
        refs = self._store.sessions(self._community.id)[1 if self._live else 0 :]
        past = self._store.open(self._chance.choice(refs)) if refs else None
        if past and past.entries:
            entry = self._chance.choice(list(past.entries.values()))
            same = KIND_BY_ID[entry.kind].sigil
            sign = self._chance.choice(("taken away", *SIGNS, *(same,) * 5))
            self.told.append(f"{entry.text}: {sign}")
            if sign == "taken away":
                past.remove(entry)
            else:
                amend(past, entry, f"{sign}{entry.text}", self._now)
            hand_on_late(self._store, past)
            for turn in (past.undo, past.redo)[: self._chance.randrange(3)]:
                turn()
                hand_on_late(self._store, past)
        self._let_go(past)

    def _turn(self) -> None:
        if self._live and self._live.entries:
            entry = self._chance.choice(list(self._live.entries.values()))
            turn_into(self._live, entry, self._chance.choice(tuple(KIND_BY_ID)))

    def _undo(self) -> None:
        if self._live:
            for turn in (self._live.undo, self._live.redo)[: self._chance.choice((1, 2))]:
                turn()

    def _redact(self) -> None:
        refs = self._store.sessions(self._community.id)
        past = self._store.open(self._chance.choice(refs)) if refs else None
        if past and past.entries:
            entry = self._chance.choice(list(past.entries.values()))
            redact(self._store, past, [entry], self._now)
        self._let_go(past)

    def _let_go(self, past: OpenSession | None) -> None:
        if past:
            if past.ended:
                past.seal()
            past.close()

    def _settle(self) -> None:
        if promises := self._promises(open_ones=True):
            promise = self._chance.choice(promises)
            outcome = self._chance.choice(outcomes_for(promise.entry.kind)).id
            self.told.append(f"{promise.entry.text} {outcome}")
            self._desk.settle([(promise, outcome)], "settled")

    def _reopen(self) -> None:
        if promises := self._promises(open_ones=False):
            self._desk.reopen([self._chance.choice(promises)], "opened again")

    def _take_back(self) -> None:
        for turn in (self._desk.undo, self._desk.redo)[: self._chance.choice((1, 2))]:
            self.told.append(turn())

    def _promises(self, *, open_ones: bool) -> list[Promise]:
        self._desk.refresh()
        known = ledger(self._store, self._community.id, self._now)
        return [promise for promise in known if promise.is_open == open_ones]

    def _copy(self) -> None:
        """Keep a backup, or bring the last one back."""
        path = self._folder / "backup.zip"
        if path.exists() and self._chance.random() < 0.5:
            restore_archive(self._store, path)
        else:
            write_archive(path, copy_store(self._store.root, Copied(), lambda: None), replace=True)

    def _machine(self) -> None:
        """Take a copy of all to another machine; later hold a session there, and come back."""
        if self._away is None:
            self._finish()
            self._away = Store(self._folder / f"away-{self._day}")
            shutil.copytree(self._store.root, self._away.root)
            return
        there = begin(self._away, self._community, format=load_format("circle"), now=self._now)
        for sign in self._chance.sample(SIGNS, 3):
            self._said += 1
            keep(there, f"{sign}away {self._said}", now=self._now)
        for item in self._away.items(there)[::2]:
            self._hear_of(there, item.entry)
        if self._chance.random() < 0.8:
            end(there, self._now + timedelta(hours=2))
        there.close()
        self._finish()
        path = self._folder / f"away-{self._day}.zip"
        write_archive(path, copy_store(self._away.root, Copied(), lambda: None))
        restore_archive(self._store, path)
        self._away = None


def walk(seed: int, steps: int, folder: Path) -> None:
    """Let so much happen. AssertionError with all that happened, where a count is not right."""
    walking = Walk(seed, folder)
    for _ in range(steps):
        walking.step()
