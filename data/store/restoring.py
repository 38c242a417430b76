"""Restoring: what an archive holds is added or merged; nothing that is here is lost or replaced."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path

from data.errors import LctuiError, StoreFailed
from data.models.community import Community
from data.models.ids import CommunityId
from data.store import layout
from data.store.absorbing import stays
from data.store.archive import Archive, read_archive
from data.store.archived import (
    Archived,
    communities_in,
    entries_among,
    head_of,
    layout_told,
    sessions_in,
    strangers_in,
)
from data.store.changes import Change
from data.store.communities import FILE, absorb_community, write_community
from data.store.disk_log import DiskLog
from data.store.files import locked, make_folder, read_file, replace_file, told
from data.store.finding import session_id
from data.store.layout import COMMUNITIES
from data.store.merge import History
from data.store.places import LIVE, Places
from data.store.reading import Reading
from data.store.refs import SessionRef, parse_stem
from data.store.store import Store


@dataclass(frozen=True, slots=True)
class CameIn:
    """What came, or would come, of one session."""

    session: str
    """Its file's name."""
    added: bool = False
    """It was not here at all."""
    changes: int = 0
    entries: int = 0
    """How many entries these changes are about."""


@dataclass(slots=True)
class Restored:
    """What came, or would come, of an archive."""

    communities: list[str] = field(default_factory=list)
    """The folders of those that were not here."""
    sessions: list[CameIn] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What could not be taken, in sentences."""

    @property
    def changes(self) -> int:
        """How many changes came in, in all."""
        return sum(session.changes for session in self.sessions)

    @property
    def entries(self) -> int:
        """How many entries they are about."""
        return sum(session.entries for session in self.sessions)


def restore_archive(store: Store, path: Path) -> Restored:
    """Add and merge all that an archive holds. DamagedFile, StoreFailed."""
    with read_archive(path) as archive:
        return Restoring(store, archive).merge()


class Restoring:
    """An archive beside a store."""

    def __init__(self, store: Store, archive: Archive) -> None:
        """Look at the version of both. StoreFailed where either is a newer lctui's."""
        store.check()
        layout_told(archive)
        self._store = store
        self._archive = archive
        self._names: dict[str, str] = {}
        """What the sessions call their communities, by folder."""

    @property
    def is_plain(self) -> bool:
        """Nothing is here that could be in the way."""
        return not any((self._store.root / COMMUNITIES).glob("*"))

    def compare(self, told: Callable[[], None] = lambda: None) -> Restored:
        """Return what merging would do; nothing is written. StoreFailed."""
        found = Restored(left=self._strangers())
        for slug in communities_in(self._archive):
            if not self._folder(slug).exists():
                found.communities.append(slug)
        self._sessions(found, told, write=False)
        return found

    def merge(self, told: Callable[[], None] = lambda: None) -> Restored:
        """Add what is absent, absorb the rest; `told` is called after each session. StoreFailed."""
        done = Restored(left=self._strangers())
        layout.prepare(self._store.root)
        for slug, files in communities_in(self._archive).items():
            if not self._folder(slug).exists():
                done.communities.append(slug)
            for name in files:
                self._about(slug, name, done)
        self._sessions(done, told, write=True)
        for slug in communities_in(self._archive):
            self._name(slug)
        done.communities = [slug for slug in done.communities if self._folder(slug).exists()]
        return done

    def _folder(self, slug: str) -> Path:
        return self._store.root / COMMUNITIES / slug

    def _strangers(self) -> list[str]:
        return [f"{name} is not lctui's and was left." for name in strangers_in(self._archive)]

    def _about(self, slug: str, name: str, done: Restored) -> None:
        """Take over a file about a community."""
        raw = self._archive.read(name)
        if not name.endswith(f"/{FILE}") and ("/formats/" in name or "/templates/" in name):
            self._brought(self._store.root / name, raw, done)
            return
        try:
            absorb_community(self._folder(slug), raw)
        except StoreFailed as error:
            done.left.append(str(error))

    def _brought(self, path: Path, raw: bytes, done: Restored) -> None:
        """Take over a format or a template of the community's own."""
        with told("restore", path):
            if not path.exists():
                make_folder(path.parent)
                with locked(path.parent):
                    replace_file(path, raw)
            elif read_file(path) != raw:
                done.left.append(f"{path} differs from the backup's; yours stays.")

    def _name(self, slug: str) -> None:
        """Make the file about a community where the archive had none (a rescued session)."""
        folder = self._folder(slug)
        if folder.exists() and not (folder / FILE).exists():
            name = self._names.get(slug) or slug.replace("-", " ").capitalize()
            write_community(folder, Community(CommunityId(slug), name), None)

    def _sessions(self, found: Restored, told: Callable[[], None], *, write: bool) -> None:
        for archived in sessions_in(self._archive):
            try:
                found.sessions.append(self._session(archived, found, write=write))
            except LctuiError as error:
                found.left.append(str(error))
            told()

    def _session(self, archived: Archived, found: Restored, *, write: bool) -> CameIn:
        stem = self._folder(archived.community) / "sessions" / archived.stem
        if _same(Places.of(stem), archived.only_file()):
            return CameIn(archived.label)
        reading = archived.read()
        found.left += reading.damage
        here = self._here(stem, archived, reading)
        if isinstance(here, Path):
            if write:
                _add(archived, here)
            entries = entries_among(reading.changes)
            return CameIn(here.name, True, len(reading.changes), entries)
        kept = self._absorb(here, reading) if write else self._lacking(here, reading)
        return CameIn(here.path.name, False, len(kept), entries_among(kept))

    def _here(self, stem: Path, archived: Archived, reading: Reading) -> SessionRef | Path:
        """Return the session that is here, or where one that is not is to stand."""
        identifier, name = head_of(History(reading.changes))
        self._names.setdefault(archived.community, name)
        if ref := self._refs.get(identifier):
            return ref
        for number in count(1):
            path = stem if number == 1 else stem.with_name(f"{stem.name}-{number}")
            places = Places.of(path)
            if not (places.sealed.exists() or places.base.exists() or places.journals()):
                return path
            if not session_id(places) or not identifier:
                return _ref(path, archived.community)
        raise AssertionError

    @cached_property
    def _refs(self) -> dict[str, SessionRef]:
        """The sessions that are here by their ids."""
        return {session_id(Places.of(ref.path)): ref for ref in self._store.sessions()}

    def _absorb(self, ref: SessionRef, reading: Reading) -> list[Change]:
        session = self._store.open(ref)
        try:
            return session.absorb(reading.changes)
        finally:
            session.close()

    def _lacking(self, ref: SessionRef, reading: Reading) -> list[Change]:
        known = History(DiskLog(ref.path).read().changes)
        return stays(known, reading.changes, "")


def _ref(path: Path, community: str) -> SessionRef:
    started, slug = parse_stem(path.name) or ("", "")
    return SessionRef(path, CommunityId(community), started, slug, live=False)


def _same(places: Places, raw: bytes | None) -> bool:
    """Say whether a session is here exactly as an archive holds it."""
    with suppress(OSError):
        return raw == read_file(places.sealed) and not places.live.exists()
    return False


def _add(archived: Archived, stem: Path) -> None:
    """Put a session's files where no session is, its sealed file last. StoreFailed."""
    places = Places.of(stem)
    files = sorted(archived.files(), reverse=True)
    live = any(file.startswith(LIVE) for file, _ in files)
    with told("restore", places.sealed), locked(places.live if live else stem.parent, make=True):
        for file, name in files:
            replace_file(Path(f"{stem}{file}"), archived.archive.read(name))
