"""Half-typed lines and signs of presence that programs which died left behind."""

from collections.abc import Iterator
from pathlib import Path

from data.store.doctor.finding import Finding, put_aside
from data.store.doctor.patient import Patient
from data.store.drafts import last_text, orphans
from data.store.files import read_file
from data.store.lines import intact


def check_half_typed(patient: Patient) -> Iterator[Finding]:
    """Yield what was left in the live folder of a session by programs that are gone."""
    for path in orphans(patient.places.drafts):
        yield from _draft(patient, path)
    if patient.busy:
        return
    floor = patient.places.floor
    for path in sorted(patient.places.here.glob("*")):
        if not path.name.startswith(floor.stem):
            what = "A terminal that is gone left this behind."
            means = "Nobody's words are in it."
            yield _leftover(patient, "presence-left", path, what, means)


def _draft(patient: Patient, path: Path) -> Iterator[Finding]:
    if last_text(path):
        if patient.places.sealed.exists():
            what = "A half-typed line was left here when the session ended."
            means = f"Open {patient.name}: it offers the line."
            yield Finding("draft-left", path, what, means, serious=False)
    elif any(line and not intact(line) for line in _lines(path)):
        what = "A half-typed line that cannot be read."
        means = "What was being typed when a program died is lost; what was kept is not."
        yield _leftover(patient, "draft-damaged", path, what, means, serious=True)
    else:
        what = "A program that is gone left an empty file for half-typed lines."
        yield _leftover(patient, "draft-empty", path, what, "Nothing is in it.")


def _lines(path: Path) -> list[bytes]:
    try:
        return read_file(path).split(b"\n")
    except OSError:
        return []


def _leftover(
    patient: Patient, kind: str, path: Path, *sentences: str, serious: bool = False
) -> Finding:
    what, means = sentences
    mend = put_aside(patient.root, path)
    return Finding(kind, path, what, means, "A repair puts it aside.", serious, mend)
