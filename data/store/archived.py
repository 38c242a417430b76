"""What an archive holds, as sessions and communities."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from data.errors import DamagedFile, StoreFailed
from data.models.records import Entry, SessionHead
from data.store.archive import Archive
from data.store.archive_names import Named, named
from data.store.changes import Change
from data.store.conflicts import original
from data.store.layout import LAYOUT, VERSION
from data.store.merge import History
from data.store.places import SEALED
from data.store.reading import SUFFIX, Reading, read_journal
from data.store.refs import parse_stem
from data.store.sealed import take_sealed


@dataclass(frozen=True, slots=True)
class Archived:
    """A session as an archive holds it, its files not unfolded yet."""

    archive: Archive
    community: str
    """The folder of its community."""
    stem: str
    """Its year and name, `2026/2026-11-24-1000-home-visits`."""
    names: tuple[str, ...]
    """Its files in the archive."""

    @property
    def label(self) -> str:
        """What it is called."""
        return self.stem.partition("/")[2]

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield what each of its files' names adds to the session's, and the file's own name."""
        for name in self.names:
            yield name.partition(f"/sessions/{self.stem}")[2], name

    def only_file(self) -> bytes | None:
        """Return the one file of a session that was sealed; None for any other."""
        (name, *others) = self.names
        return None if others or not name.endswith(self.stem + SEALED) else self.archive.read(name)

    def read(self) -> Reading:
        """Return what its files say; what is damaged in them is told of in the reading."""
        reading = Reading()
        for name in sorted(self.names, reverse=True):
            raw = self.archive.read(name)
            path = self.archive.path / name
            if name.endswith(SUFFIX):
                writer = original(path.name).removesuffix(SUFFIX)
                if tail := read_journal(writer, raw, reading):
                    reading.set_aside(path.name, tail, "The last line of")
                continue
            try:
                take_sealed(path, raw, reading)
            except DamagedFile as error:
                reading.damage.append(error.title)
        return reading


def layout_told(archive: Archive) -> None:
    """Refuse what no lctui, or a newer one, has written. StoreFailed."""
    try:
        layout = json.loads(archive.read(VERSION))["layout"]
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise DamagedFile(f"{archive.path} is no backup of lctui.") from error
    if not isinstance(layout, int) or layout > LAYOUT:
        title = f"{archive.path} was written by a newer lctui."
        raise StoreFailed(title, "Install the newest lctui to restore it.")


def sessions_in(archive: Archive) -> Iterator[Archived]:
    """Yield the sessions of an archive, by community and age."""
    files: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, what in _known(archive):
        if what.stem and parse_stem(what.stem[5:]):
            files[what.community, what.stem].append(name)
    for (community, stem), names in sorted(files.items()):
        yield Archived(archive, community, stem, tuple(names))


def communities_in(archive: Archive) -> dict[str, list[str]]:
    """Return the folders of an archive's communities with the files about themselves."""
    found: dict[str, list[str]] = {}
    for name, what in _known(archive):
        if what.community:
            about = found.setdefault(what.community, [])
            about += [] if what.stem else [name]
    return found


def strangers_in(archive: Archive) -> list[str]:
    """Return the files of an archive that are not lctui's."""
    return [name for name in archive.names if named(name) is None]


def _known(archive: Archive) -> Iterator[tuple[str, Named]]:
    for name in archive.names:
        if what := named(name):
            yield name, what


def head_of(history: History) -> tuple[str, str]:
    """Return the id of a session and the name of its community, as far as its head tells them."""
    for identifier, _ in history.records(SessionHead.TABLE):
        name = history.fields(SessionHead.TABLE, identifier).get("community_name")
        return identifier, name if isinstance(name, str) else ""
    return "", ""


def entries_among(changes: list[Change]) -> int:
    """Return how many entries some changes are about."""
    return len({change.id for change in changes if change.table == Entry.TABLE})
