"""Lists of sessions from the names of their files alone, quick also for ten thousand."""

import os
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from data.models.ids import CommunityId
from data.store.files import told
from data.store.layout import COMMUNITY
from data.store.places import LIVE, SEALED, Places
from data.store.refs import SessionRef, parse_stem

_LOOKS = 3
"""How often a session is looked for that another program seals or reopens at this moment."""


class Listed(NamedTuple):
    """A session as the names of its files tell it; sorts by its beginning."""

    stem: str
    community: CommunityId
    folder: str
    live: bool


def newest(
    folders: Mapping[CommunityId, Path],
    *,
    limit: int | None = None,
    live: bool | None = None,
    but: Container[str] = (),
) -> list[SessionRef]:
    """Return the newest sessions in the communities' folders, newest first. StoreFailed.

    `live` wants the live ones alone, or the sealed ones; `but` are the paths of those not wanted.
    """
    return list(islice(one_by_one(folders, live=live, but=but), limit))


def count(folders: Mapping[CommunityId, Path]) -> int:
    """Return how many sessions `newest` finds in the communities' folders. StoreFailed."""
    places = ((c, f"{folder}/{year}") for c, folder in folders.items() for year in _names(folder))
    return sum(_is_ours(each) for place in places for each in _listed(*place, None))


def sign_of(folders: Mapping[CommunityId, Path]) -> frozenset[tuple[str, int]]:
    """Return what is another one once a session came, was sealed or went, or a community changed.

    `folders` are as for `newest`; no name of a session is read for it. StoreFailed.
    """
    places = [str(folder.parent / COMMUNITY) for folder in folders.values()]
    places += [f"{folder}/{year}" for folder in folders.values() for year in _names(folder)]
    return frozenset((place, _changed(place)) for place in places)


def _changed(place: str) -> int:
    """Return when a file or folder changed last, in nanoseconds; 0 where it is none."""
    try:
        return Path(place).stat().st_mtime_ns
    except OSError:
        return 0


def one_by_one(
    folders: Mapping[CommunityId, Path], *, live: bool | None = None, but: Container[str] = ()
) -> Iterator[SessionRef]:
    """Yield what `newest` returns: where a few are enough, the years before are not read."""
    years: defaultdict[str, list[tuple[CommunityId, Path]]] = defaultdict(list)
    for community, folder in folders.items():
        for year in _names(folder):
            years[year].append((community, folder))
    for year in sorted(years, reverse=True):
        places = [(community, f"{folder}/{year}") for community, folder in years[year]]
        found = [one for place in places for one in _listed(*place, live)]
        for session in sorted(found, reverse=True):
            wanted = not but or f"{session.folder}/{session.stem}" not in but
            if wanted and (ref := _ref(session)):
                yield ref


def _listed(community: CommunityId, folder: str, live: bool | None) -> Iterator[Listed]:
    names = set(_names(folder))
    for name in names:
        if live is not True and name.endswith(SEALED):
            yield Listed(name[: -len(SEALED)], community, folder, False)
        elif live is not False and name.endswith(LIVE):
            stem = name[: -len(LIVE)]
            if stem + SEALED not in names:
                yield Listed(stem, community, folder, True)


def _ref(session: Listed) -> SessionRef | None:
    """Return the reference; None where the name is not one of ours, or nothing was kept yet."""
    parsed = parse_stem(session.stem)
    if parsed is None:
        return None
    path = Path(session.folder, session.stem)
    if session.live and not _begun(Places.of(path)):
        return None
    return SessionRef(path, session.community, *parsed, session.live)


def _is_ours(session: Listed) -> bool:
    """Say whether its name is one of ours and something was kept."""
    if session.live:
        return _ref(session) is not None
    return parse_stem(session.stem) is not None


def _begun(places: Places) -> bool:
    """Say whether anything was kept; one that is being sealed or reopened is looked at again."""
    return any(
        places.journals() or places.base.exists() or places.sealed.exists() for _ in range(_LOOKS)
    )


def _names(path: str | Path) -> list[str]:
    try:
        with os.scandir(path) as found:
            return [item.name for item in found]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        with told("read", Path(path)):
            raise error
