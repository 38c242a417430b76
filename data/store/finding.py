"""Finding one thing by what people type of its name."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TypeVar

from data.errors import NotFound
from data.models.ids import answers_to
from data.models.records import SessionHead
from data.store.files import read_file
from data.store.places import Places
from data.store.reading import Reading, read_lines
from data.store.records import Records
from data.store.sealed import read_head
from data.store.searching import about_session, session_id_in

T = TypeVar("T")
_SHOWN = 5


def best(things: Sequence[T], name: str, name_of: Callable[[T], str]) -> list[T]:
    """Return what is called exactly so, else what begins so; case does not matter."""
    wanted = name.casefold()
    names = [(name_of(thing).casefold(), thing) for thing in things]
    exact = [thing for name, thing in names if name == wanted]
    return exact or [thing for name, thing in names if wanted and name.startswith(wanted)]


def called(things: Iterable[T], name: str, id_of: Callable[[T], str]) -> list[T]:
    """Return what has that id, else all whose ids begin or end so."""
    among = [thing for thing in things if answers_to(id_of(thing), name)]
    whole = name.strip().casefold()
    return [thing for thing in among if id_of(thing).casefold() == whole] or among


def only(found: Sequence[T], what: str, hint: str, name_of: Callable[[T], str] = str) -> T:
    """Return the one thing that was found; NotFound where there is none, or more than one."""
    if not found:
        raise NotFound(f"There is no {what}.", hint)
    if len(found) > 1:
        names = ", ".join(name_of(thing) for thing in found[:_SHOWN])
        raise NotFound(f"There is more than one {what}: {names}.", "Type more of it.")
    return found[0]


def session_id(places: Places) -> str:
    """Return a session's id, reading no more than its head; empty where it has none."""
    if found := read_head(places.sealed) or read_head(places.base):
        return found
    for path in places.journals():
        with suppress(OSError):
            if found := session_id_in(read_file(path)):
                return found
    return ""


def session_head(places: Places) -> SessionHead | None:
    """Return the head of a session that stands in journals alone; None where more must be read."""
    reading = Reading()
    try:
        for path in places.journals():
            read_lines(path.stem, about_session(read_file(path)), reading)
    except OSError:
        return None
    ids = {change.id for change in reading.changes if change.table == SessionHead.TABLE}
    if len(ids) != 1 or places.sealed.exists() or places.base.exists() or reading.damage:
        return None
    records = Records({SessionHead.TABLE: SessionHead})
    records.add(reading.changes)
    return next(iter(records.shown[SessionHead.TABLE].values()), None)
