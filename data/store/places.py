"""Where the files of one session stand."""

import os
from dataclasses import dataclass
from pathlib import Path

from data.store.files import told
from data.store.layout import COMMUNITIES
from data.store.reading import SUFFIX

SEALED = ".json"
LIVE = ".live"


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one session."""

    sealed: Path
    """The session in one file, once it is closed."""
    live: Path
    """The folder of its journals while it is being changed."""

    @classmethod
    def of(cls, stem: Path) -> "Places":
        """Return the places of a session, named by its path without a suffix."""
        return cls(stem.with_name(stem.name + SEALED), stem.with_name(stem.name + LIVE))

    @property
    def store(self) -> Path | None:
        """The store's folder; None for files that stand in no store."""
        above = self.sealed.parents
        return above[4] if len(above) > 4 and above[3].name == COMMUNITIES else None

    @property
    def community(self) -> Path:
        """The folder of its community."""
        return self.sealed.parents[2]

    @property
    def base(self) -> Path:
        """What a session that was made live again had been sealed as."""
        return self.live / "sealed.json"

    @property
    def drafts(self) -> Path:
        """The folder of the lines being typed."""
        return self.live / "drafts"

    @property
    def here(self) -> Path:
        """The folder of what the terminals of the session tell each other while it lasts."""
        return self.live / "here"

    @property
    def floor(self) -> Path:
        """Which question is asked and whose turn it is; a torn one beside it has its name."""
        return self.here / "floor.json"

    def journals(self) -> list[Path]:
        """Return the journals there are; none where there is no live folder. StoreFailed."""
        with told("read", self.live):
            try:
                with os.scandir(self.live) as found:
                    names = [item.path for item in found if item.name.endswith(SUFFIX)]
            except (FileNotFoundError, NotADirectoryError):
                return []
        return [Path(name) for name in sorted(names)]
