"""Names of sessions, as their files spell them: enough for a list without opening any."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.models.ids import CommunityId
from data.zone import zone_named

_STEM = re.compile(r"(\d{4}-\d\d-\d\d-\d{4}(?:\d\d)?)-([^.\s()]+)")
TO_THE_MINUTE = len("2026-11-24-1000")
NO_HOUR = "-0000"
"""How a session begins of which past minutes tell the day alone."""
_ACCENTS = re.compile("[\u0300-\u036f]")
_SLUG_LENGTH = 40


@dataclass(frozen=True, slots=True, order=True)
class SessionRef:
    """Where a session is kept and what its file name tells."""

    path: Path
    """Its file without the suffix."""
    community: CommunityId
    started: str
    """Its local beginning, `2026-11-24-1000`; with two digits more for a later one of that minute.
    """
    slug: str
    live: bool
    """It was not sealed yet when it was listed."""

    @property
    def title(self) -> str:
        """Its title as far as the file name tells it."""
        words = self.slug.replace("-", " ")
        return words[:1].upper() + words[1:]

    @property
    def has_hour(self) -> bool:
        """Whether its name tells an hour: that of past minutes without one says midnight."""
        return not self.started[:TO_THE_MINUTE].endswith(NO_HOUR)

    @property
    def local(self) -> datetime:
        """Its local beginning, without a zone; the earliest there is where it names no such day."""
        try:
            return datetime.fromisoformat(self.started[:TO_THE_MINUTE])
        except ValueError:
            return datetime.min


def parse_stem(stem: str) -> tuple[str, str] | None:
    """Return the beginning and the slug in a file's name; None where it is not a session's."""
    match = _STEM.fullmatch(stem)
    return (match[1], match[2]) if match else None


def slug_of(title: str, fallback: str) -> str:
    """Return a title as part of a file name: lower case, words joined by dashes, never empty.

    One that is too long ends with a whole word.
    """
    plain = unicodedata.normalize("NFKD", title.casefold())
    words = "".join(c if _is_of_word(c) else " " for c in plain if not _ACCENTS.match(c)).split()
    slug = unicodedata.normalize("NFC", "-".join(words))
    if len(slug) > _SLUG_LENGTH:
        whole, dash, _ = slug[: _SLUG_LENGTH + 1].rpartition("-")
        slug = whole if dash else slug[:_SLUG_LENGTH]
    return slug or fallback


def _is_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def local_start(moment: datetime, zone: str) -> str:
    """Return a moment in a session's zone as its file name begins."""
    return moment.astimezone(zone_named(zone)).strftime("%Y-%m-%d-%H%M")
