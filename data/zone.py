"""The zone in which a session's times are told, and telling them in it."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.models.records import SessionHead

_LINK = Path("/etc/localtime")
_NAME = Path("/etc/timezone")
_SAID = re.compile(r"(?:UTC|GMT)(?:([+-])(\d{1,2})(?::?(\d\d))?)?", re.IGNORECASE)


def utc_now() -> datetime:
    """Return the moment."""
    return datetime.now(UTC)


def local(moment: datetime, head: SessionHead) -> datetime:
    """Return the moment as the clock on the session's wall told it."""
    return moment.astimezone(zone_named(head.zone))


def zone_named(name: str) -> tzinfo | None:
    """Return the zone of an IANA name or of `UTC+02:00`; None, the system's own, where unknown."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if name == "UTC":
        return UTC
    if name.startswith("UTC"):
        return _fixed(name.removeprefix("UTC"))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_said(words: str) -> str | None:
    """Return the name of a zone as people write it (`europe/berlin`, `UTC+2`); None where unknown.

    It is one that `zone_named` takes.
    """
    if match := _SAID.fullmatch(words):
        hours, minutes = int(match[2] or 0), int(match[3] or 0)
        spelled = f"UTC{match[1] or '+'}{hours:02}:{minutes:02}"
        plain = "UTC" if not hours and not minutes else spelled
        return plain if zone_named(plain) is not None else None
    titled = "/".join(part.title() for part in words.split("/"))
    return next((name for name in (words, titled) if _is_key(name)), None) or _spelled_so(words)


def _is_key(name: str) -> bool:
    """Say whether it is the name of a place with a zone; a file's name cannot be meant."""
    return "/" in name and not name.startswith("UTC") and zone_named(name) is not None


def _spelled_so(words: str) -> str | None:
    from zoneinfo import available_timezones

    return next((n for n in available_timezones() if n.casefold() == words.casefold()), None)


def local_zone(now: datetime) -> str:
    """Return the name of this machine's zone; its offset at `now` where no name can be found."""
    given = os.environ.get("TZ", "").removeprefix(":")
    names = [given] if given else [_linked(), _written()]
    return next((name for name in names if _is_name(name)), None) or _offset(now)


def _is_name(name: str) -> bool:
    """Say whether it is an IANA name; `UTC-3` in TZ is none, and means what is ahead of UTC."""
    plain = bool(name) and (name == "UTC" or not name.startswith("UTC"))
    return plain and zone_named(name) is not None


def _fixed(offset: str) -> tzinfo | None:
    try:
        ahead = datetime.strptime(offset, "%z").utcoffset()
    except ValueError:
        return None
    return timezone(ahead or timedelta())


def _linked() -> str:
    """Return the name that the system's link to its zone file ends in."""
    try:
        return str(_LINK.readlink()).partition("zoneinfo/")[2]
    except OSError:
        return ""


def _written() -> str:
    try:
        return _NAME.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _offset(now: datetime) -> str:
    spelled = now.astimezone().strftime("%z")
    return "UTC" if spelled == "+0000" else f"UTC{spelled[:3]}:{spelled[3:5]}"
