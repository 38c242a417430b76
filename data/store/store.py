"""The store: a folder with every community and every session in it."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import DamagedFile, LctuiError, NotFound, StoreFailed
from data.models.community import Community
from data.models.ids import CommunityId, SessionId
from data.models.records import Record, SessionHead
from data.store.communities import FILE, read_community, write_community
from data.store.disk_log import DiskLog
from data.store.files import locked, make_folder, make_new_folder, read_file, replace_file, told
from data.store.lines import spell
from data.store.open_session import OpenSession
from data.store.refs import SessionRef, local_start, parse_stem, slug_of
from data.store.sealed import LAYOUT

if TYPE_CHECKING:
    from data.carryover import Item

_VERSION = "lctui.json"
_LIVE = ".live"
_SEALED = ".json"


class Store:
    """Everything that lctui keeps, in one folder of plain JSON."""

    def __init__(self, root: Path) -> None:
        """Name the folder; nothing is made before something is written."""
        self.root = root
        self._checked = False
        self._known: dict[CommunityId, Community] = {}
        self._ids: dict[Path, str] = {}

    def check(self) -> None:
        """Raise StoreFailed, in a plain sentence, where the folder cannot be used."""
        try:
            layout = json.loads(read_file(self.root / _VERSION))["layout"]
        except FileNotFoundError:
            self._check_folder()
        except NotADirectoryError:
            raise self._unusable("is a file, and the store is a folder.") from None
        except PermissionError:
            raise self._unusable("may not be read by you.") from None
        except OSError as error:
            raise self._unusable(f"cannot be read: {error.strerror}.") from error
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            raise DamagedFile(
                f"{self.root / _VERSION} is damaged and was left as it is.",
                'If this folder is your store, write {"layout": 1} into that file.',
            ) from error
        else:
            if not isinstance(layout, int) or layout > LAYOUT:
                raise self._unusable("was written by a newer lctui.", "Install the newest lctui.")
        self._checked = True

    def _check_folder(self) -> None:
        try:
            names = [path.name for path in self.root.iterdir() if path.name[0] != "."]
        except FileNotFoundError:
            return
        except NotADirectoryError:
            raise self._unusable("is a file, and the store is a folder.") from None
        except PermissionError:
            raise self._unusable("may not be read by you.") from None
        if names and "communities" not in names:
            raise self._unusable("is a folder with other things in it.")

    def _unusable(self, what: str, hint: str = "") -> StoreFailed:
        return StoreFailed(
            f"{self.root} {what}", hint or "Choose another store with --store or LCTUI_STORE."
        )

    def _usable(self) -> None:
        if not self._checked:
            self.check()

    def _writable(self) -> None:
        self._usable()
        version = self.root / _VERSION
        if not version.exists():
            with told("make the store", self.root):
                make_folder(self.root)
                with locked(self.root):
                    replace_file(version, spell({"layout": LAYOUT}) + b"\n")

    @property
    def _communities(self) -> Path:
        return self.root / "communities"

    def _slugs(self) -> list[CommunityId]:
        self._usable()
        try:
            with os.scandir(self._communities) as found:
                return sorted(CommunityId(item.name) for item in found if item.is_dir())
        except FileNotFoundError:
            return []
        except OSError as error:
            with told("read", self._communities):
                raise error

    def communities(self) -> list[Community]:
        """Return every community that can be read, by name."""
        found = []
        for slug in self._slugs():
            with suppress(StoreFailed, NotFound):
                found.append(self.community(slug))
        return sorted(found, key=lambda community: community.name.casefold())

    def community(self, identifier: CommunityId) -> Community:
        """Return a community. NotFound; DamagedFile."""
        self._usable()
        try:
            community = read_community(self._communities / identifier)
        except FileNotFoundError:
            raise NotFound(f"There is no community “{identifier}”.") from None
        self._known[identifier] = community
        return community

    def find_community(self, name: str) -> Community:
        """Return the community of that name, folder name, or unique beginning. NotFound."""
        if name in self._slugs():
            return self.community(CommunityId(name))
        wanted = name.casefold()
        known = self.communities()
        exact = [c for c in known if c.name.casefold() == wanted]
        close = exact or [c for c in known if c.name.casefold().startswith(wanted)]
        if len(close) == 1:
            return close[0]
        names = ", ".join(c.name for c in close or known)
        if close:
            raise NotFound(f"More than one community is called “{name}”: {names}.", "Say which.")
        raise NotFound(
            f"There is no community called “{name}”.",
            f"There are: {names}." if names else "Make one: lctui new NAME",
        )

    def new_community(self, name: str) -> Community:
        """Make a community. LctuiError where there is one of that name."""
        self._writable()
        wanted = slug_of(name, "community")
        taken = set(self._slugs())
        if any(c.name.casefold() == name.casefold() for c in self.communities()):
            raise LctuiError(f"There is a community called “{name}” already.", "Use another name.")
        slug = next(s for s in _numbered(wanted) if s not in taken)
        community = Community(CommunityId(slug), name)
        self.save_community(community)
        return community

    def save_community(self, community: Community) -> None:
        """Write what has changed in a community since this store last read or wrote it."""
        self._writable()
        folder = self._communities / community.id
        write_community(folder, community, self._known.get(community.id))
        self._known[community.id] = community

    def formats_dir(self, community: CommunityId) -> Path:
        """Return the folder of a community's own formats; it need not exist."""
        return self._communities / community / "formats"

    def sessions(
        self, community: CommunityId | None = None, limit: int | None = None
    ) -> list[SessionRef]:
        """Return the sessions, newest first, from their file names alone."""
        found = [item for slug in self._of(community) for item in self._stems(slug)]
        found.sort(key=lambda item: item[0], reverse=True)
        refs = (self._ref(*item) for item in found[:limit])
        return [ref for ref in refs if ref]

    def live(self) -> list[SessionRef]:
        """Return the sessions that are not sealed yet, newest first."""
        found = [item for slug in self._slugs() for item in self._stems(slug) if item[3]]
        refs = (self._ref(*item) for item in sorted(found, reverse=True))
        return [ref for ref in refs if ref]

    def _of(self, community: CommunityId | None) -> list[CommunityId]:
        return self._slugs() if community is None else [community]

    def _stems(self, slug: CommunityId) -> Iterator[tuple[str, CommunityId, str, bool]]:
        """Yield (stem, community, folder, live) of each session of a community."""
        self._usable()
        for year in _folders(self._communities / slug / "sessions"):
            names = _names(year)
            sealed = {name[:-5] for name in names if name.endswith(_SEALED)}
            live = {name[:-5] for name in names if name.endswith(_LIVE)}
            for stem in sealed:
                yield stem, slug, year, False
            for stem in live - sealed:
                yield stem, slug, year, True

    def _ref(self, stem: str, slug: CommunityId, folder: str, live: bool) -> SessionRef | None:
        if parsed := parse_stem(stem):
            return SessionRef(Path(folder, stem), slug, *parsed, live)
        return None

    def find(self, name: str, community: CommunityId | None = None) -> SessionRef:
        """Return the session of that id, unique beginning, or file name, `last` or `live`."""
        sessions = self.sessions(community)
        if name in ("live", "last"):
            return self._newest(name, sessions)
        found = [ref for ref in sessions if ref.path.name == name]
        found = found or [ref for ref in sessions if ref.path.name.startswith(name)]
        if not found and re.fullmatch("[0-9a-fA-F-]+", name):
            found = [ref for ref in sessions if self._id(ref).startswith(name.lower())]
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(ref.path.name for ref in found[:5])
            raise NotFound(f"“{name}” could be several sessions: {some}.", "Type more of it.")
        raise NotFound(f"There is no session “{name}”.", "See them all: lctui sessions")

    def _newest(self, name: str, sessions: list[SessionRef]) -> SessionRef:
        wanted = [ref for ref in sessions if ref.live == (name == "live")]
        if wanted:
            return wanted[0]
        if name == "live":
            raise NotFound("No session is live.", "Start one: lctui start COMMUNITY")
        raise NotFound("No session has ended yet.", "See them all: lctui sessions")

    def _id(self, ref: SessionRef) -> str:
        if ref.path not in self._ids:
            with suppress(StoreFailed):
                self._ids[ref.path] = DiskLog(ref.path).session_id()
        return self._ids.get(ref.path, "")

    def last_closed(self, community: CommunityId) -> SessionRef | None:
        """Return the newest sealed session of a community."""
        return next((ref for ref in self.sessions(community) if not ref.live), None)

    def create(self, head: SessionHead, *records: Record) -> OpenSession:
        """Make a session with what it starts with and open it, live."""
        self._writable()
        started = local_start(head.planned_start or datetime.now(UTC), head.zone)
        folder = self._communities / head.community / "sessions" / started[:4]
        with told("make a session in", folder):
            make_folder(folder)
            slug = next(
                slug
                for slug in _numbered(slug_of(head.topic or head.title, "session"))
                if _made(folder / f"{started}-{slug}")
            )
        ref = SessionRef(folder / f"{started}-{slug}", head.community, started, slug, live=True)
        session = OpenSession(ref, DiskLog(ref.path))
        session.begin(head, *records)
        return session

    def open(self, ref: SessionRef, *, entries: bool = True) -> OpenSession:
        """Open a session. NotFound, DamagedFile, StoreFailed."""
        self._usable()
        log = DiskLog(ref.path)
        session = OpenSession(ref, log, entries=entries)
        if not session.found:
            raise NotFound(f"There is no session “{ref.path.name}” any more.")
        if session.ended or log.sealed:
            with suppress(StoreFailed):
                log.tidy()
        session.ref = replace(ref, live=not log.sealed)
        return session

    def items(self, session: OpenSession) -> "list[Item]":
        """Return what was handed to a session, each with the words it was said in."""
        from data.carryover import Item

        origins: dict[SessionId, OpenSession | None] = {}
        items = []
        for carried in session.carried.values():
            if carried.origin not in origins:
                origins[carried.origin] = self._by_id(carried.origin, session.head.community)
            origin = origins[carried.origin]
            if origin and (entry := origin.entries.get(carried.id)):
                followup = session.followups.get(carried.id)
                items.append(Item(entry, carried.origin, entry.at, carried.visits, followup))
        return items

    def _by_id(self, identifier: SessionId, community: CommunityId) -> OpenSession | None:
        for ref in self.sessions(community):
            if self._id(ref) == identifier:
                with suppress(StoreFailed, NotFound):
                    return self.open(ref)
        return None


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _made(stem: Path) -> bool:
    if stem.with_name(f"{stem.name}{_SEALED}").exists():
        return False
    with suppress(FileExistsError):
        make_new_folder(stem.with_name(f"{stem.name}{_LIVE}"))
        return True
    return False


def _folders(path: Path) -> list[str]:
    try:
        with os.scandir(path) as found:
            return [item.path for item in found if item.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        with told("read", path):
            raise error


def _names(path: str) -> list[str]:
    try:
        with os.scandir(path) as found:
            return [item.name for item in found]
    except OSError as error:
        with told("read", Path(path)):
            raise error


__all__ = ["FILE", "Store"]
