"""The real program for these tests: opened in a terminal, asked from a shell, and what it owes."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

from data.capture.entry import continued, entry_of, mended
from data.capture.grammar import read_line
from data.capture.people import People
from data.models.codec import plain
from data.models.ids import EntryId
from data.models.records import Entry
from data.store.store import Store
from tests.terminal.terminal import Terminal, environment

PROJECT = Path(__file__).parents[2]
MEETING = Path(__file__).with_name("meeting.txt")
NEW_LINE = "⏎"
"""Stands in the meeting for Alt+Enter."""
COMMUNITY = "Repair Bench Circle"
PRESENT = ("Ana Ruiz", "Ben Okafor", "Chidi Eze", "Zoë Ångström", "佐藤 花子", "ليلى حداد")
TOLD = ("kind", "text", "by", "owners", "due", "tags", "for", "level", "typed", "status")
"""What the grammar says about an entry, by its names in an export."""
_FIELDS = {"for": "whom"}


def noon_zone() -> str:
    """Return a zone in which it is about noon: no day ends while a test runs."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+}"


class Program:
    """lctui on one store."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store"
        self._words = ["--store", str(self.store)]
        self._argv = [sys.executable, "-m", "lctui", *self._words]
        self.zone = noon_zone()
        self._env = environment(HOME=str(folder), TMPDIR=str(folder), TZ=self.zone)

    def open(self, *words: str, size: tuple[int, int] = (120, 40)) -> Terminal:
        """Open it in a terminal."""
        argv = [sys.executable, "-m", "tests.terminal.patient", *self._words, *words]
        return Terminal(argv, size=size, env=self._env, cwd=PROJECT)

    def run(self, *, present: Iterable[str] = PRESENT) -> Terminal:
        """Go live on screen, the capture bar waiting."""
        terminal = self.open("run", COMMUNITY, "--present", ", ".join(present))
        terminal.wait_for("Esc command keys")
        return terminal

    def say(self, *words: str, stdin: str = "") -> str:
        """Run a verb from a shell and return what it printed."""
        ended = self.ask(*words, stdin=stdin)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def ask(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run it without a terminal."""
        return subprocess.run(
            [*self._argv, *words],
            input=stdin,
            capture_output=True,
            env=self._env,
            cwd=PROJECT,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    def begin(self, *words: str, stdin: IO[bytes]) -> "subprocess.Popen[bytes]":
        """Start a verb from a shell, to be heard and ended by who asked for it."""
        return subprocess.Popen(
            [*self._argv, *words],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._env,
            cwd=PROJECT,
        )

    def kept_in(self) -> Store:
        """Return its store as a program finds it that starts now."""
        return Store(self.store)

    def export(self, session: str = "last") -> dict[str, Any]:
        """Return a session as the program exports it."""
        document: dict[str, Any] = json.loads(self.say("export", session, "--to", "json"))
        return document

    def stored_texts(self) -> list[str]:
        """Return the texts of all entries in the sealed file, private ones too."""
        (sealed,) = self.store.glob("communities/*/sessions/*/*.json")
        entries = json.loads(sealed.read_bytes())["entries"].values()
        return [entry["text"] for entry in entries]

    def half_typed(self) -> str:
        """Return all that the draft logs on disk hold."""
        logs = self.store.glob("communities/*/sessions/*/*.live/drafts/*")
        return "".join(log.read_text() for log in logs if log.is_file())


def meeting() -> list[str]:
    """Return the lines of the invented meeting; `%f8` is a key pressed between two of them."""
    lines = MEETING.read_text(encoding="utf-8").splitlines()
    return [line.replace(NEW_LINE, "\n") for line in lines]


def without_keys(lines: Iterable[str]) -> list[str]:
    """Return what is said, without the keys pressed meanwhile."""
    return [line for line in lines if not line.startswith("%")]


def type_meeting(terminal: Terminal, lines: Iterable[str]) -> None:
    """Type each line and Enter, as fast as the program takes it."""
    for line in lines:
        if line.startswith("%"):
            terminal.press(line[1:])
        else:
            terminal.type(line.replace("\n", "\x1b\r"))
            terminal.press("enter")


def owed(lines: Iterable[str], present: Iterable[str], today: date) -> list[dict[str, Any]]:
    """Return what an export must say of these lines, by the grammar alone.

    What is private stays in the store; where only the role may be told, all that holds a name goes.
    """
    entries = _entries(lines, People(tuple(present)), today)
    return [_told(entry) for entry in entries if entry.level != "private"]


def told(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what an export says of each entry that the grammar decides."""
    return [{field: entry[field] for field in TOLD} for entry in document["entries"]]


def _entries(lines: Iterable[str], people: People, today: date) -> list[Entry]:
    entries: list[Entry] = []
    for typed in lines:
        line = read_line(typed, people, today)
        if line.continues and entries:
            entries[-1] = continued(entries[-1], line, people)
        elif line.mends and entries:
            entries[-1] = mended(entries[-1], *line.mends, people, today)
        else:
            entries.append(entry_of(line, id=EntryId(""), at=datetime.now(UTC)))
    return entries


def _told(entry: Entry) -> dict[str, Any]:
    if entry.level == "role":
        entry = replace(entry, by=None, owners=(), typed=None)
    return {field: plain(getattr(entry, _FIELDS.get(field, field))) for field in TOLD}
