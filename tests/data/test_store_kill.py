"""Writers that are killed: whatever they acknowledged is there, and the session opens."""

import json
import random
import subprocess
import sys
from pathlib import Path

from data.store.open_session import OpenSession
from tests.data.store_help import begun, places, reopened
from tests.meta.sources import ROOT

ROUNDS = 10
AT_ONCE = 4

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from data.models.ids import new_id
from data.models.records import Entry
from data.store.store import Store

store = Store(Path(sys.argv[1]))
session = store.open(store.find("live"), entries=False)
said = None
number = 0
while True:
    number += 1
    session.drafts.write(f"half-typed {number}")
    if said is None or number % 3:
        said = Entry(new_id(), "note", f"said {number}", datetime.now(UTC))
        session.put(said)
    else:
        said = session.change(said, text=f"mended {number}")
    print(said.id, said.text, flush=True)
"""


def started(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(root)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed(writer: subprocess.Popen[str], after: int) -> dict[str, str]:
    """Kill a writer once it has acknowledged so many; return all that it acknowledged."""
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline() for _ in range(after)]
    writer.kill()
    acknowledged += writer.stdout.readlines()
    writer.stdout.close()
    writer.wait()
    whole = (line.rstrip("\n").split(" ", 1) for line in acknowledged if line.endswith("\n"))
    return {id_: text for id_, text in whole}  # noqa: C416 - pairs of two, not of any length


def lost(session: OpenSession, acknowledged: dict[str, str]) -> dict[str, str]:
    """Return what was acknowledged and stands nowhere in its entry's history."""
    gone = {}
    for id_, text in acknowledged.items():
        said = [version.fields.get("text") for version in session.versions(id_)]
        if text not in said:
            gone[id_] = text
    return gone


def test_40_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.close()
    chance = random.Random(2026)
    acknowledged: dict[str, str] = {}
    for _ in range(ROUNDS):
        writers = [started(store.root) for _ in range(AT_ONCE)]
        for writer in writers:
            acknowledged |= killed(writer, chance.randrange(1, 30))
    found = reopened(store, session)
    assert len(acknowledged) > ROUNDS * AT_ONCE
    assert lost(found, acknowledged) == {}
    assert len(places(session).journals()) <= AT_ONCE
    assert all("not shown as kept" in s or "A line of" in s for s in found.damage)
    assert any(text.startswith("half-typed") for text in found.drafts.recovered())
    found.seal()
    again = reopened(store, session)
    assert lost(again, acknowledged) == {}
    assert again.entries == found.entries
    json.loads(places(session).sealed.read_bytes())
