"""Archives taken in by the command line, and again; then all written out and read back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.proof.past.raw import Kept, kept_in
from tests.proof.past.shell import Part, Shell, part

_NO_DAY, _TEMPLATE = "it does not tell its day", "by its name no minutes"
"""What the archives hold that is no session; it is said, and nothing else may be."""


@dataclass(frozen=True)
class Archive:
    """Minutes of one community."""

    name: str
    """What its community is called in the store; it tells of nobody."""
    folder: Path
    most: int | None = None
    """How many of its files are taken, at most."""

    @property
    def files(self) -> list[Path]:
        """Return the files that are taken in."""
        return sorted((self.folder / "source").rglob("*.md"))[: self.most]

    @property
    def sessions(self) -> int:
        """Return how many sessions are in them, as a script drew them out."""
        text = (self.folder / "sessions.jsonl").read_text(encoding="utf-8")
        paths = [json.loads(line)["path"] for line in text.split("\n") if line]
        taken = {file.relative_to(self.folder / "source").as_posix() for file in self.files}
        return sum(path in taken for path in paths)


def come_in(shell: Shell, archives: Sequence[Archive]) -> Part:
    """Import each archive into its community, then all again; a doctor looks at what came of it."""
    with part("import, by the command line") as row:
        for archive in archives:
            _import(row, shell, archive)
        sessions = sum(archive.sessions for archive in archives)
        before, kept = _bytes(shell.root), kept_in(shell.root)
        row.hold(len(kept), sessions, "sessions in the store")
        entries = sum(len(each.entries) for each in kept)
        row.told = f"{len(kept)} sessions, {entries:,} entries"
        for archive in archives:
            _import(row, shell, archive)
        row.hold(_bytes(shell.root) == before, True, "nothing changes when it is taken in again")
        status, said, complaint = shell.say("doctor")
        row.hold((status, said[-13:].strip(), complaint), (0, "All is well.", ""), "doctor")
    return row


def _import(row: Part, shell: Shell, archive: Archive) -> None:
    names = map(str, archive.files if archive.most else [archive.folder / "source"])
    status, _, complaint = shell.say("import", *names, "--into", archive.name)
    warnings = complaint.splitlines()
    strange = [told for told in warnings if _NO_DAY not in told and _TEMPLATE not in told]
    row.hold(len(strange), 0, f"complaints about archive {archive.name}")
    undated = any(_NO_DAY in told for told in warnings)
    row.hold(status, 1 if undated else 0, f"status of the import of archive {archive.name}")


def there_and_back(shell: Shell, other: Shell) -> Part:
    """Write all sessions out, read them into an empty store, and write them out once more."""
    with part("JSON, there and back") as row:
        kept = kept_in(shell.root)
        first, second = (each.folder / "all.json" for each in (shell, other))
        _export(row, shell, kept, first)
        status, _, complaint = other.say("import", str(first))
        row.hold((status, complaint), (0, ""), "import of JSON")
        _export(row, other, kept, second)
        row.hold(first.read_bytes() == second.read_bytes(), True, "the same bytes")
        row.hold(len(kept_in(other.root)), len(kept), "sessions of the other store")
        status, said, complaint = other.say("doctor")
        row.hold((status, said[-13:].strip(), complaint), (0, "All is well.", ""), "doctor")
        row.told = f"{first.stat().st_size / 1e6:.1f} MB, equal"
    return row


def _export(row: Part, shell: Shell, kept: Sequence[Kept], path: Path) -> None:
    ids = (each.id for each in kept)
    status, _, complaint = shell.say("export", *ids, "--to", "json", "-o", str(path))
    row.hold((status, complaint), (0, ""), "export as JSON")


def _bytes(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*.json")}
