"""The store's folder, as far as names of files tell of it: which sessions there are, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import NotFound
from data.models.ids import CommunityId
from data.store import layout
from data.store.files import refusal, told
from data.store.listing import count, newest, sign_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.store.refs import SessionRef


class StoreFolder:
    """Lists what is there and opens none of it."""

    def __init__(self, root: Path) -> None:
        """Name the folder; nothing is made before something is written."""
        self.root = root
        self._checked = False
        self._renew: Callable[[], None] | None = None

    def check(self) -> None:
        """Raise StoreFailed, in a plain sentence, where the folder cannot be used."""
        if not self._checked:
            older = layout.check(self.root)
            self._renew = self.prepare if older else None
            self._checked = True

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

    def formats_dir(self, community: CommunityId) -> Path:
        """Return the folder of a community's own formats; it need not exist."""
        return self._folder(community) / "formats"

    def sessions(
        self, community: CommunityId | None = None, limit: int | None = None
    ) -> list[SessionRef]:
        """Return the sessions, newest first, from their file names alone."""
        return newest(self.sessions_dirs(community), limit=limit)

    def count(self, community: CommunityId) -> int:
        """Return how many sessions of a community `sessions` lists."""
        return count(self.sessions_dirs(community))

    def sign(self) -> object:
        """Return what differs once another program changed what the store lists. StoreFailed."""
        return sign_of(self.sessions_dirs())

    def live(self) -> list[SessionRef]:
        """Return the sessions that are not sealed yet, newest first."""
        return newest(self.sessions_dirs(), live=True)

    def sessions_dirs(self, community: CommunityId | None = None) -> dict[CommunityId, Path]:
        """Return the folders of sessions of all communities, or of one."""
        self.check()
        wanted = self._slugs() if community is None else [community]
        return {slug: self.sessions_dir(slug) for slug in wanted}

    def sessions_dir(self, community: CommunityId) -> Path:
        """Return the folder of a community's sessions, by years; it need not exist."""
        return self._folder(community) / "sessions"
