"""What the files of an archive are called, and which names are not taken from one."""

import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from data.store.conflicts import original
from data.store.layout import COMMUNITIES, VERSION

if TYPE_CHECKING:
    from zipfile import ZipInfo

_PART = r"[^/\\\x00-\x1f\x7f:]+"
_OF_COMMUNITY = re.compile(rf"{COMMUNITIES}/({_PART})/(.+)")
_OF_SESSION = re.compile(r"sessions/(\d{4})/([^/]+)(?:\.json|\.live/[^/]+\.jsonl?)")
_LONGEST = 1000
_ENCRYPTED = 1


class Named(NamedTuple):
    """What a file of an archive is by its name."""

    community: str
    """The folder of its community; empty for what belongs to none."""
    stem: str
    """Its session, `2026/2026-11-24-1000-home-visits`; empty for what belongs to none."""
    file: str
    """Its path within the community's folder, or within the store."""


def refusal(info: "ZipInfo", known: set[str]) -> str:
    """Return why nothing is taken from an archive with such a file; empty where it is harmless."""
    name, kind = info.filename, stat.S_IFMT(info.external_attr >> 16)
    if info.orig_filename != name or not re.fullmatch(rf"{_PART}(/{_PART})*", name):
        return "is no name that a store has"
    if {".", ".."} & set(name.split("/")) or len(name) > _LONGEST:
        return "leads out of the store"
    if kind not in (0, stat.S_IFREG):
        return "is a link or a device"
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (0, 8):
        return "is packed in a way that lctui does not read"
    if info.comment:  # a rotten length of it would hide the files that follow
        return "has a comment, as nothing in a backup has"
    return "stands in it twice" if name in known else ""


def named(name: str) -> Named | None:
    """Return what a file is; None for what is not lctui's."""
    if name == VERSION:
        return Named("", "", name)
    match = _OF_COMMUNITY.fullmatch(name)
    if match is None:
        return None
    community, file = match.groups()
    if session := _OF_SESSION.fullmatch(original(file)):
        return Named(community, f"{session[1]}/{session[2]}", file)
    brought = re.fullmatch(r"formats/[^/]+\.json|templates/[^/]+\.j2", file)
    own = original(file) == "community.json" or brought
    return Named(community, "", file) if own else None
