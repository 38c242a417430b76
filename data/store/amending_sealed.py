"""Changing a sealed session in its one file, where nobody else is at work there.

A journal that is made, synced, folded and taken away again asks the disk five times for each
session; this asks twice. So a deed on a hundred sessions is done in a second.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress

from data.store.changes import Change
from data.store.conflicts import copies_of
from data.store.files import locked, make_new_folder, replace_file, told
from data.store.merge import History
from data.store.places import Places
from data.store.reading import Reading
from data.store.sealed import read_sealed, spell_sealed


def stands_alone(places: Places) -> bool:
    """Say whether a session is sealed and nobody is changing it."""
    return places.sealed.exists() and not places.live.exists()


def amend_sealed(
    places: Places, changes: Sequence[Change], replacing: Callable[[], AbstractContextManager[None]]
) -> bool:
    """Put changes into a sealed session's file; False where a journal has to take them.

    StoreFailed. `replacing` is entered, under the session's lock, round reading and writing it.
    """
    with told("write", places.sealed):
        try:
            make_new_folder(places.live, for_good=False)
        except (FileExistsError, FileNotFoundError):
            return False
        try:
            with locked(places.live), replacing():
                return _amended(places, changes)
        except FileNotFoundError:
            return False
        finally:
            with suppress(OSError):
                places.live.rmdir()


def _amended(places: Places, changes: Sequence[Change]) -> bool:
    """Replace the file by itself with changes; what is not wholly as it was written stays."""
    reading = Reading()
    whole = read_sealed(places.sealed, reading) and not copies_of(places.sealed)
    history = History([*reading.changes, *changes])
    if not whole or reading.damage or reading.aside or reading.broken or history.dropped:
        return False
    replace_file(places.sealed, spell_sealed(history, reading))
    return True
