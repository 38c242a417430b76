"""What can be wrong with the files about a community itself."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from data.errors import DamagedFile, InvalidFormat, LctuiError, NewerFile, StoreFailed
from data.models.community import Community
from data.models.ids import CommunityId
from data.store.archive import read_archive
from data.store.aside import set_aside
from data.store.backups import copies_in
from data.store.communities import FILE, absorb_community, check_community, write_community
from data.store.conflicts import copies_of
from data.store.doctor.finding import Finding
from data.store.files import read_file, told
from data.store.store import Store


def check_about(root: Path, folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with a community's own files."""
    path, mend = folder / FILE, partial(_mend, root, folder)
    source = "the newest backup" if _copies(root, folder) else "its sessions"
    means = "Purpose, ground rules or members may be missing; its sessions are not touched by that."
    try:
        check_community(folder)
    except FileNotFoundError:
        remedy = f"A repair makes it anew from {source}."
        yield Finding("community-missing", path, "It is missing.", means, remedy, mend=mend)
    except NewerFile as error:
        yield Finding("newer", path, error.title, "This lctui cannot open it.")
    except DamagedFile:
        remedy = f"A repair puts it aside and takes what it lacks from {source}."
        yield Finding(
            "community-damaged", path, "It is not as it was written.", means, remedy, mend=mend
        )
    except StoreFailed as error:
        yield Finding("unreadable", path, error.title, means)
    for copy in copies_of(path):
        what = "A sync program made this copy because the file changed in two places."
        means = "What it holds is shown already, and counts."
        remedy = "A repair folds it in and puts it aside."
        put = partial(_fold_in, root, copy)
        yield Finding("conflict-copy", copy, what, means, remedy, mend=put)
    yield from _formats(folder / "formats")
    yield from _template(folder / "templates" / "page.html.j2")


def _formats(folder: Path) -> Iterator[Finding]:
    from data.formats.loader import load_format

    for path in sorted(folder.glob("*.json")):
        try:
            load_format(path)
        except InvalidFormat as error:
            means = "Sessions that follow it run as they were planned; new ones cannot use it."
            yield Finding("format-unusable", path, str(error), means, serious=False)


def _template(path: Path) -> Iterator[Finding]:
    from data.reports.html import write_page
    from data.reports.page import Page
    from data.store.own_templates import template_at

    try:
        if own := template_at(path):
            write_page(Page(path.name), own)
    except LctuiError as error:
        means = "Nothing can be written as HTML for this community meanwhile; all else goes on."
        yield Finding("template-unusable", path, str(error), means, serious=False)


def _copies(root: Path, folder: Path) -> list[Path]:
    mine = f"{folder.name}--"
    return [copy.path for copy in copies_in(root) if copy.session.startswith(mine)]


def _mend(root: Path, folder: Path) -> None:
    """Make the file about a community anew from backups and what can be read of it."""
    path, damaged = folder / FILE, b""
    with told("mend", path):
        with suppress(FileNotFoundError):
            damaged = read_file(path)
        set_aside(root, [path])
    for copy in _copies(root, folder)[:1]:
        with suppress(StoreFailed, KeyError), read_archive(copy) as archive:
            absorb_community(folder, archive.read(path.relative_to(root).as_posix()))
    if not path.exists():
        slug = CommunityId(folder.name)
        write_community(folder, Community(slug, _name(Store(root), slug)), None)
    with suppress(DamagedFile):
        absorb_community(folder, damaged)


def _name(store: Store, slug: CommunityId) -> str:
    """Return what its newest session that can be read calls a community."""
    for ref in store.sessions(slug):
        with suppress(LctuiError):
            return store.open(ref).head.community_name
    return slug.replace("-", " ").capitalize()


def _fold_in(root: Path, copy: Path) -> None:
    with told("fold in", copy):
        with suppress(DamagedFile):
            absorb_community(copy.parent, read_file(copy))
        set_aside(root, [copy])
