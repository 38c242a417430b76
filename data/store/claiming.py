"""The name of a new session or community: claimed, so that no other program takes it."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from data.store.files import make_folder, make_new_folder, told
from data.store.places import Places


def claim_session(folder: Path, wished: str) -> str:
    """Make the live folder of a session in `folder` and return its name. StoreFailed.

    It is the one wished for, with a number behind it where that is taken.
    """
    with told("make", folder):
        make_folder(folder)
    return next(stem for stem in _numbered(wished) if _is_free(folder / stem))


def claim_community(folder: Path, wished: str) -> str:
    """Make the folder of a community in `folder` and return its name, likewise. StoreFailed."""
    return next(slug for slug in _numbered(wished) if _made(folder / slug))


def _is_free(stem: Path) -> bool:
    places = Places.of(stem)
    return not places.sealed.exists() and _made(places.live)


def _made(folder: Path) -> bool:
    with told("make", folder), suppress(FileExistsError):
        make_folder(folder.parent)
        make_new_folder(folder)
        return True
    return False


def _numbered(wished: str) -> Iterator[str]:
    yield wished
    yield from (f"{wished}-{number}" for number in count(2))
