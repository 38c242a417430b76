"""Lists of sessions from the names of their files alone, quick also for ten thousand."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from data.models.ids import CommunityId
from data.store.files import told
from data.store.places import LIVE, SEALED, Places
from data.store.refs import SessionRef, parse_stem


class Listed(NamedTuple):
    """A session as its files' names tell it; sorts by its beginning."""

    stem: str
    community: CommunityId
    folder: str
    live: bool


def listed(folder: Path, community: CommunityId) -> Iterator[Listed]:
    """Yield the sessions in a community's folder, in no order. StoreFailed."""
    for year in _names(folder):
        path = os.path.join(folder, year)  # noqa: PTH118 - thousands of these
        names = _names(path)
        sealed = {name[: -len(SEALED)] for name in names if name.endswith(SEALED)}
        for stem in sealed:
            yield Listed(stem, community, path, False)
        for name in names:
            if name.endswith(LIVE) and (stem := name[: -len(LIVE)]) not in sealed:
                yield Listed(stem, community, path, True)


def newest(found: Iterable[Listed], limit: int | None) -> list[SessionRef]:
    """Return the newest of some sessions, newest first."""
    refs = (_ref(session) for session in sorted(found, reverse=True))
    return list(islice((ref for ref in refs if ref), limit))


def _ref(session: Listed) -> SessionRef | None:
    """Return the reference; None where the name is not one of ours, or nothing was kept yet."""
    parsed = parse_stem(session.stem)
    path = Path(session.folder, session.stem)
    if parsed is None or (session.live and not _begun(Places.of(path))):
        return None
    return SessionRef(path, session.community, *parsed, session.live)


def _begun(places: Places) -> bool:
    return bool(places.journals()) or places.base.exists()


def _names(path: str | Path) -> list[str]:
    with told("read", Path(path)):
        try:
            with os.scandir(path) as found:
                return [item.name for item in found]
        except (FileNotFoundError, NotADirectoryError):
            return []
