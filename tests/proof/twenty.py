"""Sessions of two real communities held again: planned, live, wrapped up; the loop must be exact.

What each hands to the next, and the figures of each community, are compared with a count of its
own (`loop_model`). Two sessions are typed into the real screens.
"""

import io
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from unittest import mock

from lctui.cli import main
from tests.proof.at_time import set_to
from tests.proof.corpus import TWO, Meeting, meetings
from tests.proof.loop_model import Loop
from tests.terminal.terminal import Terminal, environment

FIRST = datetime(2025, 1, 7, 9, tzinfo=UTC)
PROJECT = Path(__file__).parents[2]
ON_SCREEN = (3, 6)
"""Which sessions of the second community are typed into a terminal, where that is wanted."""
_OUTCOMES = {
    "commitment": ("worked", "partly", "did-not", "not-yet", "let-go"),
    "action": ("done", "not-yet", "dropped"),
    "help": ("answered", "not-yet", "let-go"),
    "request": ("not-yet", "let-go"),
    "parked": ("brought-back", "not-yet"),
    "question": ("answered", "not-yet"),
}
_HEARD = 6
"""Items that a session speaks of at most."""


class NotDone(AssertionError):
    """lctui could not do what was asked of it."""


@dataclass
class Held:
    """What came of it."""

    sessions: int = 0
    entries: int = 0
    on_screen: int = 0
    open_at_end: int = 0
    carried_most: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)
    """What was not as it was counted apart."""


def twenty(each: int, *, on_screen: bool = False) -> Held:
    """Hold so many sessions of each of the two communities."""
    held, began = Held(), perf_counter()
    with tempfile.TemporaryDirectory(prefix="lctui-twenty-") as folder:
        for number, name in enumerate(TWO):
            screens = ON_SCREEN if on_screen and number else ()
            _Circle(Path(folder), number, held, screens).hold(meetings(name, each))
    held.seconds = perf_counter() - began
    return held


class _Circle:
    """One community that meets every other week."""

    def __init__(self, folder: Path, number: int, held: Held, on_screen: Sequence[int]) -> None:
        self._folder, self._held, self._on_screen = folder, held, on_screen
        self._name = f"Circle {'AB'[number]}"
        self._start = FIRST + timedelta(days=number)
        self._chance = Random(number)
        self._loop = Loop()
        self._now = self._start

    def hold(self, meetings: Sequence[Meeting]) -> None:
        """Hold them all, and compare."""
        known: set[str] = set()
        self._say("new", self._name)
        self._with_talks()
        for place, meeting in enumerate(meetings):
            fresh = [name for name in meeting.people if name not in known]
            known.update(fresh)
            if fresh:
                self._say("members", self._name, *(w for n in fresh for w in ("--add", n)))
            self._one(place, meeting)
        self._compare_figures()

    def _with_talks(self) -> None:
        """Give the community a format in which a talk's questions wait for their answer."""
        formats = self._folder / "store" / "communities" / self._name.lower().replace(" ", "-")
        circle = json.loads((PROJECT / "data" / "formats" / "circle.json").read_text())
        circle |= {"id": "talks", "title": "Talks"}
        circle["phases"][2]["activity"] = "talk"
        (formats / "formats").mkdir(exist_ok=True)
        (formats / "formats" / "talks.json").write_text(json.dumps(circle))

    def _one(self, place: int, meeting: Meeting) -> None:
        self._now = self._start + timedelta(weeks=2 * place)
        taken_up = self._topic()
        topic = taken_up or f"Topic {place}"
        when = f"{self._now:%Y-%m-%d} 10:00 UTC"
        self._say("plan", self._name, "--at", when, "--topic", topic, "--format", "talks")
        self._now += timedelta(hours=1)
        handed = self._loop.begin(set(meeting.people), taken_up, self._now)
        lines = list(self._lines(meeting))
        heard = {taken_up} if taken_up else set()
        if place in self._on_screen:
            self._typed(meeting, handed, lines, heard)
        else:
            self._told(meeting, handed, lines, heard)
        self._loop.end(heard)
        self._now += timedelta(minutes=10)
        self._wrap_up()
        self._compare(self._loop.expected(), f"after session {place + 1}")
        self._held.sessions += 1
        self._held.entries = self._held.entries + len(lines)

    def _topic(self) -> str | None:
        """Take the oldest wish every third time."""
        wishes = [n for n in self._loop.expected() if self._loop.things[n].kind == "request"]
        return wishes[0] if wishes and self._chance.random() < 0.4 else None

    def _lines(self, meeting: Meeting) -> Iterator[tuple[str, str, int]]:
        """Yield kind, line and phase of what is said."""
        notes, people = list(meeting.notes), meeting.people
        for text in notes[8:40]:
            yield "note", text, 1
        for place, (kind, sign) in enumerate((("request", "~"), ("parked", "^"), ("help", "<"))):
            yield kind, f"{people[place]}: {sign} {notes[place]}", 1
        yield "question", f"? {notes[3]}", 1
        yield "question", f"? {notes[4]}", 2
        yield "decision", f"= {notes[5]}", 2
        for number, text in enumerate(meeting.actions[:4]):
            yield "action", f'! {text} @"{people[number % len(people)]}" due:+2w', 3
        for place in (6, 7):
            yield "commitment", f"{people[place % len(people)]}: > {notes[place]}", 3

    def _told(
        self,
        meeting: Meeting,
        handed: dict[str, int],
        lines: list[tuple[str, str, int]],
        heard: set[str],
    ) -> None:
        """Hold it from a shell."""
        self._say("start", self._name, "--present", ", ".join(meeting.people))
        self._compare(handed, "at the beginning")
        self._hear(handed, heard)
        for phase in range(4):
            said = [(kind, line) for kind, line, where in lines if where == phase]
            self._now += timedelta(minutes=20)
            if said:
                ids = self._say("note", "-", typed="\n".join(line for _, line in said)).split()
                self._noted([kind for kind, _ in said], ids, talk=phase == 2)
            if phase < 3:
                self._say("next")
        self._vote()
        self._say("end")

    def _noted(self, kinds: Sequence[str], ids: Sequence[str], *, talk: bool) -> None:
        if len(kinds) != len(ids):
            self._held.wrong.append(f"{self._name}: {len(kinds)} lines gave {len(ids)} entries")
        for kind, identifier in zip(kinds, ids, strict=False):
            self._loop.say(identifier, kind, self._now, in_a_talk=talk)

    def _hear(self, handed: dict[str, int], heard: set[str]) -> None:
        """Say what became of some of what was handed over."""
        asked = [name for name in handed if name not in heard]
        for name in self._chance.sample(asked, min(_HEARD, len(asked))):
            outcome = self._chance.choice(_OUTCOMES[self._loop.things[name].kind])
            self._say("outcome", name, outcome, "it", "rained")
            self._loop.hear(name, outcome, self._now)
            heard.add(name)

    def _vote(self) -> None:
        wishes = json.loads(self._say("backlog", self._name, "--json"))
        if wishes:
            self._say("vote", self._chance.choice(wishes)["id"], "4")

    def _wrap_up(self) -> None:
        slips = ("--slip", "5,4", "--slip", "4,4", "--slip", "3,5,more breaks")
        self._say("wrapup", self._newest(), *slips, "--next", "+2w")

    def _newest(self) -> str:
        """Return the name of the community's last session."""
        rows = json.loads(self._say("sessions", self._name, "--json"))
        return str(rows[0]["name"])

    def _typed(
        self,
        meeting: Meeting,
        handed: dict[str, int],
        lines: list[tuple[str, str, int]],
        heard: set[str],
    ) -> None:
        """Hold it at the screen."""
        words = ["run", self._name, "--present", ", ".join(meeting.people)]
        argv = ["-m", "tests.proof.at_time", self._now.isoformat(), "--store", self._store, *words]
        with Terminal(
            [sys.executable, *argv], size=(120, 40), env=self._environment(), cwd=PROJECT
        ) as terminal:
            terminal.wait_for("Esc command keys", 60)
            self._compare(handed, "on screen, at the beginning")
            self._hear(handed, heard)
            for phase in range(4):
                for _, line, where in lines:
                    if where == phase:
                        terminal.type(f"{line}\r")
                if phase < 3:
                    terminal.press("f8")
            terminal.type("/end\r")
            terminal.wait_for("End the session?", 60)
            terminal.press("E")
            terminal.wait_for("What was agreed", 60)
            terminal.press("ctrl+q")
            if terminal.wait_for_end() or terminal.left_broken():
                self._held.wrong.append(f"{self._name}: the screen ended badly")
        self._now += timedelta(minutes=80)
        document = json.loads(self._say("export", self._newest(), "--to", "json"))
        for kind, _, phase in lines:
            entry = document["entries"].pop(0)
            if (entry["kind"], entry["phase"]) != (kind, document["phases"][phase]["id"]):
                self._held.wrong.append(f"{self._name}: {entry['kind']} instead of {kind}")
            self._loop.say(entry["id"], kind, self._now, in_a_talk=phase == 2)
        self._held.on_screen += 1

    def _compare(self, expected: dict[str, int], when: str) -> None:
        """Hold what is handed on against what it should be, each with its carry count."""
        rows = json.loads(self._say("since", self._name, "--json"))
        found = {row["id"]: row["carried"] for row in rows}
        if len(found) != len(rows):
            self._held.wrong.append(f"{self._name} {when}: something is there twice")
        for name in sorted(found.keys() ^ expected.keys()):
            which = "is missing" if name in expected else "should not be there"
            kind = self._loop.things[name].kind if name in self._loop.things else "something"
            self._held.wrong.append(f"{self._name} {when}: {kind} {name} {which}")
        off = [name for name in found.keys() & expected.keys() if found[name] != expected[name]]
        self._held.wrong += [
            f"{self._name} {when}: {name} carried {found[name]}, not {expected[name]}"
            for name in off
        ]
        self._held.carried_most = max([self._held.carried_most, *found.values()])

    def _compare_figures(self) -> None:
        told: dict[str, Any] = json.loads(self._say("community", self._name, "--json"))["figures"]
        for name, expected in self._loop.figures().items():
            if told[name] != expected:
                self._held.wrong.append(f"{self._name}: {name} {told[name]}, not {expected}")
        days = self._loop.days_to_outcome()
        if (days is None) != (told["days_to_outcome"] is None) or (
            days is not None and abs(days - told["days_to_outcome"]) > 0.2
        ):
            self._held.wrong.append(f"{self._name}: {told['days_to_outcome']} days, not {days}")
        self._held.open_at_end += len(self._loop.expected())

    @property
    def _store(self) -> str:
        return str(self._folder / "store")

    def _environment(self) -> dict[str, str]:
        cache = str(self._folder / "cache")
        return environment(HOME=str(self._folder), TZ="UTC", LCTUI_CACHE=cache)

    def _say(self, *words: str, typed: str = "") -> str:
        """Run a verb as a shell does, at the simulation's time; return what it printed."""
        printed, complained = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        with (
            set_to(self._now),
            mock.patch.dict("os.environ", self._environment(), clear=True),
            mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()))),
            redirect_stdout(printed),
            redirect_stderr(complained),
        ):
            status = main(["--store", self._store, *words])
        if status:
            raise NotDone(f"lctui {' '.join(words)}: {complained.getvalue()}")
        printed.seek(0)
        return printed.read()
