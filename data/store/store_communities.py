"""The communities of a store: listed, read, opened, found by name, made and written."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import LctuiError, NotFound, StoreFailed
from data.models.ids import CommunityId
from data.store import layout
from data.store.refs import slug_of
from data.store.store_folder import StoreFolder

if TYPE_CHECKING:
    from data.models.community import Community
    from data.one_person import Persons
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession
    from data.store.persons_read import PersonsRead


class StoreCommunities(StoreFolder):
    """A store, as far as its communities go."""

    def __init__(self, root: Path) -> None:
        """Name the folder; nothing is made before something is written."""
        super().__init__(root)
        self.by = ""
        """The name of who works with it here; sessions opened from it keep it with each change."""
        self._known: dict[CommunityId, Community] = {}

    def communities(self) -> list[Community]:
        """Return every community that can be read, by name."""
        found = []
        for slug in self._slugs():
            with suppress(StoreFailed, NotFound):
                found.append(self.community(slug))
        return sorted(found, key=lambda community: community.name.casefold())

    def damage(self) -> list[str]:
        """Return a sentence for each thing of the store itself that cannot be read."""
        from data.store.communities import check_community

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
        from data.store.communities import read_community

        self.check()
        try:
            community = read_community(self._folder(identifier))
        except FileNotFoundError:
            raise NotFound(f"There is no community “{identifier}”.") from None
        self._known[identifier] = community
        return community

    def open_community(self, identifier: CommunityId) -> OpenCommunity:
        """Open a community to read and to change it. NotFound, DamagedFile, StoreFailed."""
        from data.store.communities import open_community
        from data.store.community_file import CommunityFile

        self.check()
        folder = self._folder(identifier)
        try:
            opened = open_community(folder, CommunityFile(folder, self.prepare))
        except FileNotFoundError:
            raise NotFound(f"There is no community “{identifier}”.") from None
        opened.by = self.by
        return opened

    def persons(self, identifier: CommunityId) -> Persons:
        """Return who in a community has several names; nobody where that cannot be read."""
        return self._persons.of(self._folder(identifier))

    @cached_property
    def _persons(self) -> PersonsRead:
        from data.store.persons_read import PersonsRead

        return PersonsRead()

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
        from data.store.finding import best, only

        if name in self._slugs():
            return self.community(CommunityId(name))
        known = self.communities()
        found = best(known, name, lambda community: community.name)
        names = ", ".join(community.name for community in known)
        hint = f"There are: {names}." if names else "Make one: lctui new NAME"
        return only(found, f"community called “{name}”", hint, lambda c: c.name)

    def new_community(self, name: str) -> Community:
        """Make a community. LctuiError where there is one of that name."""
        from data.models.community import Community
        from data.store.claiming import claim_community

        self.prepare()
        if any(known.name.casefold() == name.casefold() for known in self.communities()):
            raise LctuiError(f"There is a community called “{name}” already.", "Use another name.")
        slug = claim_community(self.root / layout.COMMUNITIES, slug_of(name, "community"))
        community = Community(CommunityId(slug), name)
        self.save_community(community)
        return community

    def save_community(self, community: Community) -> None:
        """Write what has changed in a community since this store last read or wrote it."""
        from data.store.communities import write_community

        self.prepare()
        known = self._known.get(community.id)
        write_community(self._folder(community.id), community, known, self.by)
        self._known[community.id] = community
