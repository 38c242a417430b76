"""What can be wrong with the files of one session, each by itself."""

from collections.abc import Iterator
from pathlib import Path

from data.errors import DamagedFile, NewerFile
from data.store.backups import copies_of_session
from data.store.doctor.finding import Finding
from data.store.doctor.patient import Looked, Patient

_BUSY = "Close the terminals that have it open, and run this again."
_OPENS = "The session opens; only that part is missing from it."
_PUT_ASIDE = "puts it aside and writes the session anew from all that can be read"


def check_files(patient: Patient) -> Iterator[Finding]:
    """Yield all that is wrong with a session's files."""
    for looked in patient.sealed:
        yield from _sealed(patient, looked)
    for looked in patient.journals:
        yield from _journal(patient, looked)
    for path in patient.copies:
        yield from _copy(patient, path)


def mendable(patient: Patient, kind: str, path: Path, *sentences: str) -> Finding:
    """Return something that a repair mends, once nobody is at work there.

    The sentences: what it is, what it means, what a repair does.
    """
    what, means, does = sentences
    if patient.busy:
        return Finding(kind, path, what, means, _BUSY)
    return Finding(kind, path, what, means, f"A repair {does}.", mend=patient.mend)


def _sealed(patient: Patient, looked: Looked) -> Iterator[Finding]:
    path, reading = looked.path, looked.reading
    if isinstance(looked.trouble, NewerFile):
        yield Finding("newer", path, looked.trouble.title, "This lctui cannot open it.")
    elif isinstance(looked.trouble, DamagedFile):
        copy = "the newest backup" if copies_of_session(patient.places) else "what is left of it"
        does = f"puts it aside and brings the session back from {copy}"
        means = "The session cannot be opened, or lacks what this file held."
        yield mendable(patient, "sealed-damaged", path, "Nothing in it can be read.", means, does)
    elif looked.trouble:
        yield _unreadable(path, looked.trouble.title)
    elif reading.broken:
        what = "Parts of it are not as they were written."
        yield mendable(patient, "sealed-damaged", path, what, _OPENS, _PUT_ASIDE)
    elif reading.aside:
        what = f"{len(reading.aside)} unreadable pieces stand in it."
        does = "puts a copy aside and writes the session anew without them"
        yield mendable(patient, "pieces-kept", path, what, _OPENS, does)
    elif reading.damage:
        what = "It was changed by something else than lctui."
        means = "All of it can be read; the changes count as made by hand."
        does = "puts a copy aside and takes the changes in"
        yield mendable(patient, "edited-elsewhere", path, what, means, does)


def _unreadable(path: Path, why: str) -> Finding:
    return Finding("unreadable", path, why, "What it holds is missing until it can be read.")


def _journal(patient: Patient, looked: Looked) -> Iterator[Finding]:
    if looked.trouble:
        yield _unreadable(looked.path, looked.trouble.title)
    elif lines := len(looked.reading.damage):
        what = "1 line cannot be read." if lines == 1 else f"{lines} lines cannot be read."
        means = "What these lines said is missing; all else of the session is there."
        yield mendable(patient, "journal-damaged", looked.path, what, means, _PUT_ASIDE)
    elif looked.tail and not patient.busy:
        what = "Its last line is torn: a program died while it wrote, or the file was cut."
        means = (
            "If a program died, that line was not shown as kept; if it was cut, more is missing."
        )
        yield mendable(patient, "journal-torn", looked.path, what, means, _PUT_ASIDE)


def _copy(patient: Patient, path: Path) -> Iterator[Finding]:
    what = "A sync program made this copy because the file changed in two places."
    means = "What it holds is shown already, and counts."
    yield mendable(patient, "conflict-copy", path, what, means, "folds it in and puts it aside")
