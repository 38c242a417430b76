"""What can be wrong with what the files of one session tell together."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from data.models.records import RECORDS, SessionHead
from data.store.backups import copies_of_session
from data.store.doctor.finding import Finding
from data.store.doctor.patient import Patient
from data.store.doctor.session_files import check_files, mendable
from data.store.records import Records
from data.store.remains import Remains

_LONG = timedelta(days=2)
"""How long nobody may have written to a live session before that is worth a word."""


def check_session(patient: Patient, now: datetime) -> Iterator[Finding]:
    """Yield all that is wrong with a session."""
    yield from check_files(patient)
    yield from _head(patient)
    yield from _records(patient)
    yield from _redaction(patient)
    yield from _forgotten(patient, now)


def _head(patient: Patient) -> Iterator[Finding]:
    files = [*patient.sealed, *patient.journals]
    if not files or patient.ids or any(looked.trouble for looked in files):
        return
    path = files[0].path
    what = "No file of this session says what it is."
    means = "Its entries can be read; its title, phases and times cannot."
    if copies_of_session(patient.places):
        yield mendable(patient, "head-missing", path, what, means, "takes that from a backup")
    else:
        means += " A sync program may not have brought everything yet."
        yield Finding("head-missing", path, what, means, serious=False)


def _records(patient: Patient) -> Iterator[Finding]:
    records = Records(RECORDS)
    records.add(patient.history.every())
    for table, identifier in records.damage:
        if table != SessionHead.TABLE:
            what = f"One record ({table}, {identifier}) cannot be understood."
            means = "It is not shown and stays as it is: a newer lctui may have written it."
            yield Finding("record-unknown", patient.places.sealed, what, means, serious=False)


def _redaction(patient: Patient) -> Iterator[Finding]:
    if Remains.of(patient.together).unfinished:
        what = "A redaction was not finished: words that were taken out are still in its files."
        means = "lctui does not show them; other programs can."
        remedy = "A repair takes them out."
        path = patient.places.sealed
        yield Finding("redaction-open", path, what, means, remedy, mend=patient.finish_redaction)


def _forgotten(patient: Patient, now: datetime) -> Iterator[Finding]:
    if patient.busy or patient.places.sealed.exists() or not patient.journals:
        return
    times = [looked.path.stat().st_mtime for looked in patient.journals]
    if now.timestamp() - max(times) > _LONG.total_seconds():
        what = "It is live, and nobody has written to it for days."
        means = f"If it is over, end it: lctui end --session {patient.name}"
        yield Finding("live-forgotten", patient.places.live, what, means, serious=False)
