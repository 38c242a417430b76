"""The name of a new session or community: claimed, so that no other program takes it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from data.models.records import SessionHead
from data.store.files import make_folder, make_new_folder, told
from data.store.places import LIVE, Places
from data.store.refs import TO_THE_MINUTE, SessionRef, local_start, parse_stem, slug_of

_A_MINUTE = 60


def claim_session(
    sessions: Path, head: SessionHead, moment: datetime, *, for_good: bool = True
) -> SessionRef:
    """Make the live folder of a session in the folder `sessions` and name it. StoreFailed.

    It is named after `moment`, when it begins; one that would stand before another of
    the same minute has two digits more, by which it comes after that; a name that is taken has a
    number behind it. Where the folder only keeps the name free for a moment, it is not
    `for_good`, and what was held is no beginning.
    """
    started = local_start(moment, head.zone)
    folder = sessions / started[:4]
    with told("make", folder):
        make_folder(folder)
    slug = slug_of(head.topic or head.title, "session")
    if for_good:
        started = _after_others(folder, started, slug)
    wished = f"{started}-{slug}"
    stem = next(stem for stem in _numbered(wished) if _is_free(folder / stem, for_good))
    slug = stem.removeprefix(f"{started}-")
    return SessionRef(folder / stem, head.community, started, slug, live=for_good)


def _after_others(folder: Path, started: str, slug: str) -> str:
    """Return a beginning by which it sorts after those in the folder that share its minute."""
    with told("read", folder), os.scandir(folder) as found:
        names = [item.name.partition(".")[0] for item in found if item.name.startswith(started)]
    parsed = [one for name in names if (one := parse_stem(name))]
    others = [other for other in parsed if other[1].rpartition("-")[0] != slug]
    if all(other <= (started, slug) for other in others):
        return started
    last = int(max(begun for begun, _ in others)[TO_THE_MINUTE:] or 0)
    return f"{started}{min(99, last + 1):02}"


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


def free_names(sessions: Path, *, now: float) -> None:
    """Take away what programs left that died while they claimed a name in the folder `sessions`.

    That is an empty folder a minute old: between making it and writing the first line into it, or
    the sealed file beside it, a program that lives takes no time. One that is not empty stays.
    """
    with suppress(OSError):
        for year in os.scandir(sessions):
            for folder in os.scandir(year.path) if year.is_dir(follow_symlinks=False) else ():
                left = folder.name.endswith(LIVE) and folder.is_dir(follow_symlinks=False)
                if left and now - folder.stat().st_mtime > _A_MINUTE:
                    with suppress(OSError):
                        Path(folder.path).rmdir()
