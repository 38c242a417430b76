"""The name of a new session or community: claimed, so that no other program takes it."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from data.store.files import make_folder, make_new_folder, told
from data.store.places import Places


def claim_session(folder: Path, wished: str, *, for_good: bool = True) -> str:
    """Make the live folder of a session in `folder` and return its name. StoreFailed.

    It is the one wished for, with a number behind it where that is taken. Where the folder only
    keeps the name free for a moment, it is not `for_good`.
    """
    with told("make", folder):
        make_folder(folder)
    return next(stem for stem in _numbered(wished) if _is_free(folder / stem, for_good))


def claim_community(folder: Path, wished: str) -> str:
    """Make the folder of a community in `folder` and return its name, likewise. StoreFailed."""
    return next(slug for slug in _numbered(wished) if _made(folder / slug))


def _is_free(stem: Path, for_good: bool) -> bool:
    places = Places.of(stem)
    return not places.sealed.exists() and _made(places.live, for_good=for_good)


def _made(folder: Path, *, for_good: bool = True) -> bool:
    with told("make", folder), suppress(FileExistsError):
        make_folder(folder.parent)
        make_new_folder(folder, for_good=for_good)
        return True
    return False


def _numbered(wished: str) -> Iterator[str]:
    yield wished
    yield from (f"{wished}-{number}" for number in count(2))
