"""Communities by their folders: read at once, written to what differs, merged with another."""

from pathlib import Path

from data.errors import DamagedFile
from data.models.community import Community
from data.models.ids import CommunityId
from data.store.community_file import FILE, CommunityFile, absorb_community
from data.store.open_community import OpenCommunity
from data.store.tables import damaged


def open_community(folder: Path, log: CommunityFile | None = None) -> OpenCommunity:
    """Open the community in a folder. DamagedFile; FileNotFoundError where there is none."""
    opened = OpenCommunity(CommunityId(folder.name), log or CommunityFile(folder))
    if not opened.found:
        raise FileNotFoundError(folder / FILE)
    return opened


def read_community(folder: Path) -> Community:
    """Return what can be read of the community in a folder, whose name else stands for its own.

    DamagedFile where nothing can be; FileNotFoundError where there is none.
    """
    opened = open_community(folder)
    if not opened.readable:
        raise damaged(folder / FILE)
    return opened.community


def check_community(folder: Path) -> None:
    """Raise DamagedFile where anything of a community cannot be read, or was not written by us."""
    opened = open_community(folder)
    if not opened.readable:
        raise damaged(folder / FILE)
    if opened.damage:
        raise DamagedFile(f"{folder / FILE} is not as it was written.", " ".join(opened.damage))


def write_community(
    folder: Path, community: Community, known: Community | None, by: str = ""
) -> None:
    """Write what differs from the community as this program knew it; all else stays as it is.

    DamagedFile where what is there cannot be understood; StoreFailed.
    """
    opened = OpenCommunity(CommunityId(folder.name), CommunityFile(folder))
    opened.by = by
    opened.become(community, known)


__all__ = ["FILE", "absorb_community", "check_community", "open_community", "read_community"]
