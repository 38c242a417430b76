"""The store: a folder with every community and every session in it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.errors import LctuiError, NotFound, StoreFailed
from data.models.community import Community
from data.models.ids import CommunityId, SessionId
from data.models.records import Record, SessionHead
from data.store import layout
from data.store.claiming import claim_community, claim_session
from data.store.communities import (
    check_community,
    open_community,
    read_community,
    write_community,
)
from data.store.community_file import CommunityFile
from data.store.disk_log import DiskLog
from data.store.files import refusal, told
from data.store.finding import best, only, session_head, session_id
from data.store.listing import newest, sign_of
from data.store.open_community import OpenCommunity
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.refs import SessionRef, slug_of

if TYPE_CHECKING:
    from data.carryover import Item
    from data.store.index_file import IndexFile
    from data.store.rescued import Rescues
    from data.store.search_index import SearchIndex


class Store:
    """Everything that lctui keeps, in one folder of plain JSON."""

    def __init__(self, root: Path) -> None:
        """Name the folder; nothing is made before something is written."""
        self.root = root
        self.by = ""
        """The name of who works with it here; sessions opened from it keep it with each change."""
        self.state: Callable[[], Path] | None = None
        """Names lctui's folder for state, to which what cannot be kept here is rescued."""
        self.cache: Callable[[], Path] | None = None
        """Names lctui's folder for what is derived; without it nothing derived is kept on disk."""
        self.derived: dict[tuple[CommunityId, str], dict[str, tuple[Any, Any]]] = {}
        """What data.store.index knows by now, with the signatures of the files it comes from."""
        self.told: list[str] = []
        """What became of what could not be kept, in sentences for when the program has left."""
        self._checked = False
        self._renew: Callable[[], None] | None = None
        self._known: dict[CommunityId, Community] = {}
        self._ids: dict[Path, str] = {}

    def check(self) -> None:
        """Raise StoreFailed, in a plain sentence, where the folder cannot be used."""
        if not self._checked:
            older = layout.check(self.root)
            self._renew = self.prepare if older else None
            self._checked = True

    @cached_property
    def rescues(self) -> "Rescues":
        """What had to be saved elsewhere and waits to be taken up."""
        from data.store.rescued import Rescues

        return Rescues(self.root, self.state)

    @cached_property
    def index(self) -> "IndexFile | None":
        """The index of what is derived from sessions; None where it has no place."""
        from data.store.index_file import IndexFile

        return IndexFile(self.cache(), self.root) if self.cache else None

    @cached_property
    def search(self) -> "SearchIndex":
        """The search over all sessions; it finds as much where it cannot keep its index."""
        from data.store.search_index import SearchIndex

        return SearchIndex(self)

    def refusal(self) -> str:
        """Return, in a sentence, why nothing can be kept here; empty where it can."""
        return refusal(self.root)

    def prepare(self) -> None:
        """Make the folder ready to be written to, of this layout. StoreFailed."""
        self.check()
        layout.prepare(self.root)
        self._renew = None

    def _folder(self, community: CommunityId) -> Path:
        if community in ("", "..") or community != Path(community).name:
            raise NotFound(f"“{community}” cannot be the name of a community's folder.")
        return self.root / layout.COMMUNITIES / community

    def _slugs(self) -> list[CommunityId]:
        self.check()
        folder = self.root / layout.COMMUNITIES
        with told("read", folder):
            try:
                return sorted(CommunityId(path.name) for path in folder.iterdir() if path.is_dir())
            except FileNotFoundError:
                return []

    def communities(self) -> list[Community]:
        """Return every community that can be read, by name."""
        found = []
        for slug in self._slugs():
            with suppress(StoreFailed, NotFound):
                found.append(self.community(slug))
        return sorted(found, key=lambda community: community.name.casefold())

    def damage(self) -> list[str]:
        """Return a sentence for each thing of the store itself that cannot be read."""
        version = layout.damaged_version(self.root)
        sentences = [str(version)] if layout.is_damaged(self.root) else []
        for slug in self._slugs():
            try:
                check_community(self._folder(slug))
            except StoreFailed as error:
                sentences.append(str(error))
            except FileNotFoundError:
                continue
        return sentences

    def community(self, identifier: CommunityId) -> Community:
        """Return a community. NotFound, DamagedFile."""
        self.check()
        try:
            community = read_community(self._folder(identifier))
        except FileNotFoundError:
            raise NotFound(f"There is no community “{identifier}”.") from None
        self._known[identifier] = community
        return community

    def open_community(self, identifier: CommunityId) -> OpenCommunity:
        """Open a community to read and to change it. NotFound, DamagedFile, StoreFailed."""
        self.check()
        folder = self._folder(identifier)
        try:
            opened = open_community(folder, CommunityFile(folder, self.prepare))
        except FileNotFoundError:
            raise NotFound(f"There is no community “{identifier}”.") from None
        opened.by = self.by
        return opened

    def community_of(self, session: OpenSession) -> OpenCommunity:
        """Return a session's community, opened beside it: one undo for what is done in either.

        NotFound, DamagedFile, StoreFailed.
        """
        identifier = session.head.community
        community = session.beside or session.stand_beside(self.open_community(identifier))
        community.by = session.by
        community.refresh()
        return community

    def find_community(self, name: str) -> Community:
        """Return the community of that name, folder name, or unique beginning. NotFound."""
        if name in self._slugs():
            return self.community(CommunityId(name))
        known = self.communities()
        found = best(known, name, lambda community: community.name)
        names = ", ".join(community.name for community in known)
        hint = f"There are: {names}." if names else "Make one: lctui new NAME"
        return only(found, f"community called “{name}”", hint, lambda c: c.name)

    def new_community(self, name: str) -> Community:
        """Make a community. LctuiError where there is one of that name."""
        self.prepare()
        if any(known.name.casefold() == name.casefold() for known in self.communities()):
            raise LctuiError(f"There is a community called “{name}” already.", "Use another name.")
        slug = claim_community(self.root / layout.COMMUNITIES, slug_of(name, "community"))
        community = Community(CommunityId(slug), name)
        self.save_community(community)
        return community

    def save_community(self, community: Community) -> None:
        """Write what has changed in a community since this store last read or wrote it."""
        self.prepare()
        known = self._known.get(community.id)
        write_community(self._folder(community.id), community, known, self.by)
        self._known[community.id] = community

    def formats_dir(self, community: CommunityId) -> Path:
        """Return the folder of a community's own formats; it need not exist."""
        return self._folder(community) / "formats"

    def sessions(
        self, community: CommunityId | None = None, limit: int | None = None
    ) -> list[SessionRef]:
        """Return the sessions, newest first, from their file names alone."""
        return newest(self.sessions_dirs(community), limit=limit)

    def sign(self) -> object:
        """Return what differs once another program changed what the store lists. StoreFailed."""
        return sign_of(self.sessions_dirs())

    def live(self) -> list[SessionRef]:
        """Return the sessions that are not sealed yet, newest first."""
        return newest(self.sessions_dirs(), live=True)

    def last_closed(self, community: CommunityId) -> SessionRef | None:
        """Return the newest sealed session of a community."""
        return next(iter(newest(self.sessions_dirs(community), limit=1, live=False)), None)

    def sessions_dirs(self, community: CommunityId | None = None) -> dict[CommunityId, Path]:
        """Return the folders of sessions of all communities, or of one."""
        self.check()
        wanted = self._slugs() if community is None else [community]
        return {slug: self.sessions_dir(slug) for slug in wanted}

    def sessions_dir(self, community: CommunityId) -> Path:
        """Return the folder of a community's sessions, by years; it need not exist."""
        return self._folder(community) / "sessions"

    def find(self, name: str, community: CommunityId | None = None) -> SessionRef:
        """Return the session of an id, a file name or a unique beginning, `last` or `live`.

        `last` is the newest that was closed. NotFound.
        """
        if name in ("live", "last"):
            live = name == "live"
            found = newest(self.sessions_dirs(community), limit=1, live=live)
            hint = "Begin one: lctui start" if live else "See them all: lctui sessions"
            return only(found, "live session" if live else "closed session yet", hint)
        refs = self.sessions(community)
        found = best(refs, name, lambda ref: ref.path.name) or best(refs, name, self.id_of)
        hint = "See them all: lctui sessions"
        return only(found, f"session “{name}”", hint, lambda ref: ref.path.name)

    def id_of(self, ref: SessionRef) -> SessionId:
        """Return a session's id; empty where it cannot be read."""
        if ref.path not in self._ids:
            with suppress(StoreFailed):
                self._ids[ref.path] = session_id(Places.of(ref.path))
        return SessionId(self._ids.get(ref.path, ""))

    def create(
        self, head: SessionHead, *records: Record, now: datetime | None = None
    ) -> OpenSession:
        """Make a session with what it starts with and open it, live. StoreFailed.

        Its file is named after the planned start, else after `now`, else after the moment.
        """
        self.prepare()
        ref = claim_session(self.sessions_dir(head.community), head, now or datetime.now(UTC))
        session = OpenSession(ref, DiskLog(ref.path, self._renew))
        session.by = self.by
        session.keep_for_good(head, *records)
        return session

    def open(
        self, ref: SessionRef, *, entries: bool = True, at_once: bool = False
    ) -> OpenSession:
        """Open a session. NotFound, DamagedFile, StoreFailed.

        With `at_once` a sealed one is changed in its file, and no copy is kept among the backups.
        """
        self.check()
        log = DiskLog(ref.path, self._renew, at_once=at_once)
        session = OpenSession(ref, log, entries=entries)
        session.by = self.by
        if not session.found:
            raise NotFound(f"There is no session “{ref.path.name}” any more.")
        if log.sealed or session.ended:
            with suppress(StoreFailed):
                log.tidy()
        session.ref = replace(ref, live=not log.sealed)
        return session

    def head(self, ref: SessionRef) -> SessionHead:
        """Return a session's head, reading no more than that needs.

        NotFound, DamagedFile, StoreFailed.
        """
        if found := session_head(Places.of(ref.path)):
            return found
        session = self.open(ref, entries=False)
        session.close()
        return session.head

    def items(self, session: OpenSession) -> "list[Item]":
        """Return what was handed to a session, each with the words it was said in."""
        from data.items import items_of

        return items_of(self, session)
