"""Several programs on one session, which is sealed and made live again under their hands."""

import subprocess
import sys
from pathlib import Path

from data.store.disk_log import DiskLog
from tests.data.store_help import begun, end, entry, reopened
from tests.meta.sources import ROOT

WRITERS = 3
EACH = 60

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from data.models.ids import new_id
from data.models.records import Entry
from data.store.store import Store

store = Store(Path(sys.argv[1]))
ref = store.find(sys.argv[2])
for number in range(int(sys.argv[3])):
    if number % 10 == 0:
        session = store.open(ref, entries=False)
    level = "anon" if number % 4 == 0 else "named"
    said = Entry(new_id(), "note", f"said {number}", datetime.now(UTC), level=level)
    session.put(said)
    print(said.id, flush=True)
    if number % 10 == 9:
        session.close()
"""


def test_nothing_is_lost_while_the_session_is_sealed_and_reopened(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("first"))
    end(session)
    session.close()
    command = [sys.executable, "-c", WRITER, str(store.root), session.ref.path.name, str(EACH)]
    writers = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(WRITERS)
    ]
    log = DiskLog(session.ref.path)
    while any(writer.poll() is None for writer in writers):
        log.seal()
        log.unseal()
        assert reopened(store, session).damage == ()
    acknowledged = {line for writer in writers for line in writer.communicate()[0].split()}
    assert len(acknowledged) == WRITERS * EACH
    assert acknowledged <= set(map(str, reopened(store, session).entries))
    log.seal()
    assert acknowledged <= set(map(str, reopened(store, session).entries))
    assert len(list(session.ref.path.parent.iterdir())) == 1
