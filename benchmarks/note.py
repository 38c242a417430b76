"""`lctui note` as a whole process, beside `jrnl` adding an entry to as long a journal.

jrnl is installed into a throw-away environment where it is not at hand; without it (no network)
there is no row, and the reason is printed.
"""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.row import Row
from data.clock import clock_at
from data.formats.loader import load_format
from data.meeting import begin, end
from data.models.ids import EntryId, new_id
from data.models.records import Entry
from data.planning import found
from data.store.open_session import OpenSession
from data.store.store import Store

HISTORY = 10_000
"""Notes in the store, and entries in the journal."""
SESSION = 500
"""Notes in one session; the live one has as many."""
RUNS = 9
TEXT = "! Share the consent form with the group @ben due:fri #visits"
PLAIN = "Share the consent form with the group by Friday"
"""For jrnl, which takes ten times as long over a journal full of tags."""
JRNL_SETTINGS = """version: v4.6
journals: {{default: {{journal: "{journal}"}}}}
editor: ''
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: '%F %H:%M'
tagsymbols: '#@'
highlight: true
linewrap: 79
indent_character: '|'
display_format: pretty
colors: {{body: none, date: none, tags: none, title: none}}
"""


def run() -> Iterable[Row]:
    """Measure both in turn, so that a busy moment falls on both."""
    with TemporaryDirectory(prefix="lctui-bench-") as name:
        folder = Path(name)
        jrnl = _jrnl(folder)
        if jrnl is None:
            print("jrnl could not be installed here; the note is not compared.", file=sys.stderr)
            return
        _fill_store(folder / "store")
        note = [sys.executable, "-m", "lctui", "note", TEXT, "--store", str(folder / "store")]
        add = [jrnl, "--config-file", str(_fill_journal(folder)), PLAIN]
        pairs = [(_seconds(note), _seconds(add)) for _ in range(RUNS)]
    ours, theirs = (median(times[1:]) for times in zip(*pairs, strict=True))
    yield Row.of("lctui note, beside jrnl", ours, theirs, 1 / 3)


def _seconds(command: list[str]) -> float:
    began = perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "NO_COLOR": "1"})
    return perf_counter() - began


def _jrnl(folder: Path) -> str | None:
    """Return a jrnl to run: the one at hand, or one installed for this run."""
    if at_hand := shutil.which("jrnl"):
        return at_hand
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "jrnl"], capture_output=True, check=False
    )
    return str(python.with_name("jrnl")) if done.returncode == 0 else None


def _fill_journal(folder: Path) -> Path:
    journal, settings = folder / "journal.txt", folder / "jrnl.yaml"
    began = datetime(2020, 1, 1, 9)
    moments = (began + timedelta(minutes=10 * n) for n in range(HISTORY))
    journal.write_text("".join(f"[{at:%Y-%m-%d %H:%M}] {PLAIN}\n\n" for at in moments))
    settings.write_text(JRNL_SETTINGS.format(journal=journal))
    return settings


def _fill_store(root: Path) -> None:
    """Make past sessions and a live one, together with as many notes as the journal has."""
    store = Store(root)
    community = found(store, "Riverside", ["Ana Ruiz", "Ben Okafor"])
    circle = load_format("circle")
    now = datetime.now(UTC)
    for number in range(HISTORY // SESSION, 0, -1):
        began = now - timedelta(days=number - 1)
        session = begin(store, community, format=circle, at=began, now=began, present=["Ana Ruiz"])
        _fill(session, began)
        if number > 1:
            end(session, began + timedelta(hours=2))
        session.close()


def _fill(session: OpenSession, began: datetime) -> None:
    phase = clock_at(session.head, session.clock, began).phases[0].phase.id
    session.put(
        *(
            Entry(EntryId(new_id()), "note", TEXT, began, phase=phase, typed=TEXT)
            for _ in range(SESSION)
        )
    )
