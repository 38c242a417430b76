"""A community on the disk: `community.json`, a plain TinyDB file."""

from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.models.codec import from_fields, plain, to_fields
from data.models.community import Community, Member
from data.models.ids import CommunityId
from data.store.changes import Fields
from data.store.files import locked, told
from data.store.tables import damaged, key_of, parse_tables, read_raw, read_tables

if TYPE_CHECKING:
    from data.store.documents import Documents

FILE = "community.json"
_COMMUNITY = "community"
_MEMBERS = "members"


def read_community(folder: Path) -> Community:
    """Return what can be read of the community in a folder, whose name else stands for its own.

    DamagedFile where nothing can be; FileNotFoundError where there is none.
    """
    path = folder / FILE
    tables, aside = parse_tables(path, read_raw(path))
    if aside:
        name = folder.name.replace("-", " ").capitalize()
        tables.setdefault(_COMMUNITY, {"1": {"id": folder.name, "name": name}})
    try:
        documents = tables.get(_MEMBERS, {}).values()
        members = tuple(_value(Member, document) for document in documents)
        community: Community = _value(Community, tables[_COMMUNITY]["1"])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise damaged(path) from error
    return replace(community, id=CommunityId(folder.name), members=members)


def check_community(folder: Path) -> None:
    """Raise DamagedFile where anything of a community cannot be read."""
    read_community(folder)
    read_tables(folder / FILE)


def _value(cls: Any, document: Fields) -> Any:
    return from_fields(cls, document)


def write_community(folder: Path, community: Community, known: Community | None) -> None:
    """Write what differs from the community as this program knew it; all else stays as it is.

    DamagedFile where what is there cannot be understood; StoreFailed.
    """
    from data.store.documents import Documents

    path = folder / FILE
    with told("write", path), locked(folder, make=True), Documents(path) as documents:
        with suppress(FileNotFoundError):
            read_community(folder)
        _write(documents, community, known)


def _write(documents: "Documents", community: Community, known: Community | None) -> None:
    own = replace(community, members=())
    documents.keep(_COMMUNITY, {1: _changed(own, known and replace(known, members=()))})
    before = {member.id: member for member in known.members} if known else {}
    now = {member.id: member for member in community.members}
    changed = {int(key_of(id_)): _changed(now[id_], before.get(id_)) for id_ in now}
    documents.keep(_MEMBERS, changed)
    documents.drop(_MEMBERS, [int(key_of(id_)) for id_ in before if id_ not in now])


def _changed(now: Any, before: Any) -> Fields:
    """Return the fields that changed; of what is new all, its id too."""
    if before is None:
        return {"id": now.id, **to_fields(now)}
    names = [field.name for field in fields(now)]
    return {n: plain(getattr(now, n)) for n in names if getattr(now, n) != getattr(before, n)}
