"""Examining a store from top to bottom, and mending what can be mended."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from data.errors import NotFound, StoreFailed
from data.store import layout
from data.store.copying import Copied, folders_in, stems_in
from data.store.doctor.backup_files import check_backups
from data.store.doctor.communities import check_about
from data.store.doctor.finding import Finding
from data.store.doctor.half_typed import check_half_typed
from data.store.doctor.index import check_index
from data.store.doctor.patient import Patient
from data.store.doctor.rescued_archives import check_rescued
from data.store.doctor.sessions import check_session
from data.store.doctor.surroundings import check_surroundings
from data.store.doctor.version import check_version
from data.store.files import failed
from data.store.index_file import IndexFile
from data.store.places import Places
from data.store.rescued import Rescued


@dataclass(slots=True)
class Examined:
    """What an examination went through."""

    communities: int = 0
    sessions: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Nothing is damaged."""
        return not any(finding.serious for finding in self.findings)


def examine(
    root: Path,
    now: datetime,
    told: Callable[[], None] = lambda: None,
    rescued: Sequence[Rescued] = (),
    index: IndexFile | None = None,
) -> Examined:
    """Read everything; `told` is called after each session. NotFound; StoreFailed if not ours.

    `rescued` is what waits outside the store to be taken up, `index` what was derived from it.
    """
    if not root.exists():
        raise NotFound(f"There is no store at {root} yet.", "It is made when something is kept.")
    if not layout.is_damaged(root):
        layout.check(root)
    examined = Examined()
    examined.findings = [
        *check_surroundings(root, now),
        *check_version(root),
        *_communities(root, now, examined, told),
        *check_backups(root),
        *check_rescued(rescued),
        *check_index(index),
    ]
    return examined


def repair(findings: list[Finding]) -> list[str]:
    """Mend all that can be mended, in order; return what could not be, in sentences."""
    mends = {finding.mend: finding.path for finding in findings if finding.mend}
    failures = []
    for mend, path in mends.items():
        try:
            mend()
        except StoreFailed as error:
            failures.append(str(error))
        except OSError as error:
            failures.append(str(failed(error, "mend", path)))
    return failures


def _communities(
    root: Path, now: datetime, examined: Examined, told: Callable[[], None]
) -> Iterator[Finding]:
    ids: set[str] = set()
    origins: dict[str, Path] = {}
    for folder in folders_in(root / layout.COMMUNITIES, Copied()):
        examined.communities += 1
        yield from check_about(root, folder)
        for year in folders_in(folder / "sessions", Copied()):
            for stem in stems_in(year):
                patient = Patient(root, Places.of(stem))
                yield from check_session(patient, now)
                yield from check_half_typed(patient)
                ids.update(patient.ids)
                origins.update(dict.fromkeys(patient.origins, patient.places.sealed))
                examined.sessions += 1
                told()
    for origin in sorted(origins.keys() - ids):
        what = f"Something was carried to it from a session that is not here ({origin})."
        means = "What was carried is kept, but its words stand in that session and cannot be shown."
        yield Finding("origin-missing", origins[origin], what, means, serious=False)
