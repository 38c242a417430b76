"""Who in a community has several names, read anew only where its file was written since."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import StoreFailed
from data.one_person import NOBODY, Persons

if TYPE_CHECKING:
    from data.store.community_file import Signature


class PersonsRead:
    """What was read, by the community's folder."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._known: dict[Path, tuple[Signature, Persons]] = {}

    def of(self, folder: Path) -> Persons:
        """Return who has several names there; as far as is known where that cannot be read."""
        from data.store.community_file import signature_in

        signature = signature_in(folder)
        known = self._known.get(folder)
        if known is None or known[0] != signature:
            with suppress(OSError, StoreFailed):
                known = self._known[folder] = signature, _read(folder)
        return known[1] if known else NOBODY


def _read(folder: Path) -> Persons:
    """Read it. OSError, StoreFailed."""
    from data.store.communities import FILE, open_community
    from data.store.conflicts import copies_of
    from data.store.open_community import OTHER_NAMES

    path, table = folder / FILE, OTHER_NAMES.encode()
    if any(table in each.read_bytes() for each in (path, *copies_of(path))):
        return open_community(folder).persons
    return NOBODY
