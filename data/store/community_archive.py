"""What a community leaves behind when it ends: an archive that restores, and a page that reads."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from data.errors import LctuiError
from data.models.ids import CommunityId
from data.store.archive import write_archive
from data.store.copying import Copied, copy_one
from data.store.layout import COMMUNITIES
from data.store.outfile import write_out
from data.store.store import Store

SUFFIX = ".zip"


def archive_community(
    store: Store,
    community: CommunityId,
    path: Path,
    now: datetime,
    *,
    replace: bool = False,
    told: Callable[[], None] = lambda: None,
) -> tuple[Copied, Path]:
    """Write one community's whole archive, as `lctui restore` takes it, and a page beside it.

    Return what was copied and the page's path; `told` is called after each session. LctuiError,
    StoreFailed: nothing that stands there is replaced unless so asked.
    """
    from data.reports.left_behind import left_behind

    page = path.with_suffix(".md")
    if path.resolve().is_relative_to(store.root.resolve()):
        raise LctuiError(f"{path} lies in the store itself.", "Keep an archive somewhere else.")
    if page.exists() and not replace:
        raise LctuiError(f"{page} is there already; nothing was written.", "Name another file.")
    text = left_behind(store, community, now)
    copied = Copied()
    folder = store.root / COMMUNITIES / community
    write_archive(path, copy_one(store.root, folder, copied, told), replace=replace)
    write_out(page, text)
    return copied, page
