"""A community on the disk: `community.json`, a plain TinyDB file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from data.models.codec import from_fields, plain, to_fields
from data.models.community import Community, Member
from data.models.ids import CommunityId
from data.store.files import locked, make_folder, told
from data.store.sealed import damaged, key_of, read_tables

FILE = "community.json"
_COMMUNITY = "community"
_MEMBERS = "members"


def read_community(folder: Path) -> Community:
    """Return the community in a folder. DamagedFile; FileNotFoundError where there is none."""
    path = folder / FILE
    tables = read_tables(path)
    try:
        members = tuple(
            from_fields(Member, document) for document in tables.get(_MEMBERS, {}).values()
        )
        fields = {k: v for k, v in tables[_COMMUNITY]["1"].items() if k not in ("id", "members")}
        return from_fields(Community, fields, id=CommunityId(folder.name), members=members)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise damaged(path) from error


def write_community(folder: Path, community: Community, known: Community | None) -> None:
    """Write what differs from the community as this program last knew it; all else stays."""
    from tinydb.table import Document

    from data.store.documents import Documents

    with told("write", folder / FILE):
        make_folder(folder)
        with locked(folder), Documents(folder / FILE) as documents:
            if fields := _changed(replace(community, members=()), known):
                documents.table(_COMMUNITY).upsert(Document({"id": folder.name, **fields}, 1))
            before = {member.id: member for member in known.members} if known else {}
            for member in community.members:
                if fields := _changed(member, before.get(member.id)):
                    key = int(key_of(member.id))
                    documents.table(_MEMBERS).upsert(Document({"id": member.id, **fields}, key))


def _changed(now: Any, before: Any) -> dict[str, Any]:
    if before is None:
        return to_fields(now) or {"name": now.name}
    return {
        name: plain(getattr(now, name))
        for name in type(now).__slots__
        if name not in ("id", "members") and getattr(now, name) != getattr(before, name)
    }
